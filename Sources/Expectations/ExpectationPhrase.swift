import Records

/// One clause of an expectation, taken apart so that the shapes can be told by their words.
struct ExpectationPhrase {
  /// As written, without the closing full stop, marks of success and what stands in brackets.
  let text: String
  let folded: String
  /// Folded words, bare of surrounding punctuation.
  let words: [String]
  /// What stands in round brackets, folded.
  let aside: String
  /// What stands in backticks or double quotes, in order.
  let quoted: [String]
  /// The whole clause is one code span.
  let isCode: Bool

  init(_ written: some StringProtocol) {
    var text = String(written).trimmed
    for mark in ["✅", "❌", "ℹ️", "- [ ] ", "- [x] ", "- ", "* ", "• "] where text.hasPrefix(mark) {
      text = String(text.dropFirst(mark.count)).trimmed
    }
    while let last = text.last, last == "." || last == "!" || last == "*", !text.hasSuffix("...") {
      text = String(text.dropLast())
    }
    while text.hasPrefix("*") { text = String(text.dropFirst()) }
    isCode = text.count > 2 && text.first == "`" && text.last == "`" && text.count { $0 == "`" } == 2
    if isCode {
      text = String(text.dropFirst().dropLast())
      aside = ""
      quoted = [text]
      self.text = text
    } else {
      quoted = Self.quoted(in: text)
      let (outside, inside) = Self.withoutAside(text)
      aside = inside.lowercased()
      self.text = outside
    }
    folded = self.text.lowercased()
    words = folded.split(whereSeparator: \.isWhitespace).map(Self.bare).filter { !$0.isEmpty }
  }

  static func bare(_ word: some StringProtocol) -> String {
    let marks = ",;:\"'`*()"
    var bare = word.drop { marks.contains($0) }
    while let last = bare.last, marks.contains(last) { bare = bare.dropLast() }
    return String(bare)
  }

  /// Bracketed remarks after the clause; a call's brackets (`f(x)`) stay.
  private static func withoutAside(_ text: String) -> (outside: String, inside: String) {
    guard let open = text.firstIndex(of: "("), open > text.startIndex, text[text.index(before: open)] == " ",
      let close = text[open...].lastIndex(of: ")")
    else { return (text, "") }
    let after = text[text.index(after: close)...]
    let outside = String(text[..<open]).trimmed + (after.isEmpty ? "" : " " + String(after).trimmed)
    return (outside.trimmed, String(text[text.index(after: open)..<close]))
  }

  private static func quoted(in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "`" || $0 == "\"" }) {
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: rest[open]) else { break }
      if close > after { found.append(String(rest[after..<close])) }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  func has(_ options: Set<String>) -> Bool { words.contains(where: options.contains) }

  /// Every word is one of these.
  func isOnly(_ options: Set<String>) -> Bool { !words.isEmpty && words.allSatisfy(options.contains) }

  /// The number that stands in the word, where it is one, with or without a "+" after it.
  static func number(_ word: String) -> (value: Int, orMore: Bool)? {
    let orMore = word.hasSuffix("+")
    let digits = orMore ? String(word.dropLast()) : word
    if let value = Int(digits), value >= 0, digits.count < 10 { return (value, orMore) }
    let named = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return named.firstIndex(of: digits).map { ($0, orMore) }
  }
}

enum PatternText {
  /// A PCRE2 pattern that matches the text itself.
  static func literal(_ text: some StringProtocol) -> String {
    var pattern = ""
    for character in text {
      if "\\^$.[]|()?*+{}".contains(character) { pattern += "\\" }
      pattern.append(character)
    }
    return pattern
  }

  /// The literal with word borders where it starts or ends with a word character.
  static func word(_ text: some StringProtocol) -> String {
    func isWord(_ character: Character?) -> Bool {
      character.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ?? false
    }
    return (isWord(text.first) ? "\\b" : "") + literal(text) + (isWord(text.last) ? "\\b" : "")
  }
}
