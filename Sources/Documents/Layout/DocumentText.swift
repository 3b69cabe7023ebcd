/// What Markdown keeps of a text: white space at line ends and around it, and other line ends than
/// `\n`, are lost.
enum DocumentText {
  static func normal(_ text: String) -> String {
    let lines = code(text).lines.map { line in
      var bytes = Array(line.utf8)
      while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    return trimmed(lines.joined(separator: "\n"))
  }

  static func normal(_ text: String?) -> String? {
    guard let text = text.map(normal(_:)), !text.isEmpty else { return nil }
    return text
  }

  /// On one line, as headings are.
  static func line(_ text: String) -> String {
    normal(text).lines.map(\.trimmedBlanks).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Scalar by scalar: a blank before a combining mark is white space to `Character`.
  private static func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }

  /// Code keeps its blanks, but not its line ends, and no document holds a NUL.
  static func code(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 13 || $0 == 0 }) else { return text }
    return text.exchanging("\r\n", for: "\n").exchanging("\r", for: "\n").exchanging("\0", for: "\u{FFFD}")
  }
}
