import Records

extension Substring {
  var trimmed: String { String(self).trimmed }
}

extension StringProtocol {
  var isBlank: Bool { utf8.allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 } }
}

/// Marks of Markdown that carry no words of their own.
enum Markup {
  /// Without the marks of strong emphasis outside code spans; code spans and links stay as written.
  static func plain(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "*")) || bytes.contains(UInt8(ascii: "_")) else { return String(text).trimmed }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var inCode = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") { inCode.toggle() }
      if !inCode, byte == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == byte {
        let before = index > 0 ? bytes[index - 1] : 32
        let after = index + 2 < bytes.count ? bytes[index + 2] : 32
        if !(before == 32 && after == 32 && index > 0 && index + 2 < bytes.count) {
          index += 2
          continue
        }
      }
      kept.append(byte)
      index += 1
    }
    return unwrapped(String(decoding: kept, as: UTF8.self).trimmed, in: ["__", "*", "_"])
  }

  /// A paragraph as it reads: a soft line break is a blank; a hard one, and one before a mark of
  /// state or a bullet of the writer's own, is a line end.
  static func prose(_ text: String) -> String { plain(flowed(text.split(separator: "\n").map(String.init))) }

  static func flowed(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      if !text.isEmpty {
        let isHard = text.hasSuffix("  ") || text.hasSuffix("\\")
        text = text.hasSuffix("\\") ? text.dropLast().trimmed : text.trimmed
        text += isHard || opensLine(line) ? "\n" : " "
      }
      text += text.isEmpty ? line : String(line.drop { $0 == " " || $0 == "\t" })
    }
    return text.trimmed
  }

  private static func opensLine(_ line: String) -> Bool {
    StateWords.mark(of: line) != nil || ["• ", "– ", "→ "].contains { line.hasPrefix($0) }
  }

  /// Where a link leads, where the text is one: `[OPS-12](https://…)`, `<https://…>`; else the
  /// text.
  static func address(_ text: String) -> String {
    if text.hasPrefix("<"), text.hasSuffix(">") { return String(text.dropFirst().dropLast()) }
    guard text.hasPrefix("["), text.hasSuffix(")"), let middle = text.firstRange(of: "](") else { return text }
    return String(text[middle.upperBound...].dropLast())
  }

  /// Without the code marks, where they wrap the whole text.
  static func bare(_ text: some StringProtocol) -> String { unwrapped(plain(text), in: ["```", "`"]) }

  private static func unwrapped(_ text: String, in marks: [String]) -> String {
    for mark in marks {
      let length = mark.utf8.count
      guard text.utf8.count > 2 * length, text.hasPrefix(mark), text.hasSuffix(mark) else { continue }
      let inner = text.dropFirst(mark.count).dropLast(mark.count)
      if !inner.contains(mark) { return inner.trimmed }
    }
    return text
  }

  /// The cells of a table's line, parted by bars that are not escaped. Where that gives more cells
  /// than the table has columns, bars within code marks part none.
  static func cells(_ line: String, columns: Int) -> [String] {
    let cells = cells(line)
    guard cells.count > columns, line.utf8.contains(UInt8(ascii: "`")) else { return cells }
    var masked = line
    for span in CodeSpans.all(in: line).reversed() {
      masked.replaceSubrange(span.inner, with: line[span.inner].replacing("\\|", with: "|").replacing("|", with: "\\|"))
    }
    let whole = self.cells(masked)
    return whole.count == columns ? whole : cells
  }

  /// Parted by bars that are not escaped.
  static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isEscaped = false
    var bytes = Array(line.trimmed.utf8)[...]
    if bytes.first == UInt8(ascii: "|") { bytes = bytes.dropFirst() }
    for byte in bytes {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append(String(decoding: cell, as: UTF8.self).trimmed)
        cell = []
      } else {
        if byte == UInt8(ascii: "|") { cell.removeLast() }
        cell.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    let last = String(decoding: cell, as: UTF8.self).trimmed
    if !last.isEmpty { cells.append(last) }
    return cells
  }
}
