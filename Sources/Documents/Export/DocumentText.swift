import Records

/// What Markdown keeps of a text: white space at line ends and around it, and other line ends than `\n`, are lost.
enum DocumentText {
  static func normal(_ text: String) -> String {
    let lines = text.exchanging("\r\n", for: "\n").exchanging("\r", for: "\n").lines.map { line in
      var bytes = Array(line.utf8)
      while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
    return lines.joined(separator: "\n").trimmed
  }

  static func normal(_ text: String?) -> String? {
    guard let text = text.map(normal(_:)), !text.isEmpty else { return nil }
    return text
  }

  /// On one line, as headings are.
  static func line(_ text: String) -> String {
    normal(text).lines.map(\.trimmedBlanks).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Code keeps its blanks, but for its line ends.
  static func code(_ text: String) -> String { text.exchanging("\r\n", for: "\n").exchanging("\r", for: "\n") }
}
