import Records

extension Store {
  /// Where the terms are found in all sessions, best first: every term must be there, the last one
  /// may be the beginning of a word. Nothing that is typed is an operator.
  package func search(_ terms: String, incident: String? = nil, limit: Int = 50) throws(JournalError) -> [SearchHit] {
    guard let query = Store.query(for: terms), limit > 0 else { return [] }
    return try journal.search(query, incident: incident, limit: limit)
  }

  /// FTS5's query: each term a quoted string, at most 32 of them. Nil where there is no letter or
  /// digit to look for.
  static func query(for terms: String) -> String? {
    let words = terms.split { $0.isWhitespace || $0 == "\0" }
      .filter { word in word.contains { $0.isLetter || $0.isNumber } }
      .prefix(32).map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
    return words.isEmpty ? nil : words.joined(separator: " ") + "*"
  }
}
