extension TextWidth {
  /// Lines of at most `columns`, broken at blanks where there are any, within a word where it is
  /// longer than a line, and between wide characters. Line breaks in `text` are kept; lines that
  /// continue one begin with `indent` blanks.
  package static func wrapped(_ text: some StringProtocol, to columns: Int, indent: Int = 0) -> [String] {
    wrapped(text: String(text), to: columns, indent: indent)
  }

  private static func wrapped(text: String, to columns: Int, indent: Int) -> [String] {
    guard columns > 0 else { return [] }
    let indent = min(max(0, indent), max(0, columns - 2))
    // Most texts are one line.
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      return wrapped(line: VisibleText(text), to: columns, indent: indent)
    }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineBreak).flatMap { line in
      wrapped(line: VisibleText(String(line)), to: columns, indent: indent)
    }
  }

  private static let blank = UInt8(ascii: " ")

  private static func wrapped(line: VisibleText, to columns: Int, indent: Int) -> [String] {
    if line.columns <= columns { return [line.string] }
    let margin = String(repeating: " ", count: indent)
    var string = line.string
    return string.withUTF8 { bytes in
      var lines: [String] = []
      var start = 0
      while start < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        let end = start + lineEnd(of: rest, room: lines.isEmpty ? columns : columns - indent)
        let last = bytes[start..<end].lastIndex { $0 != blank }.map { $0 + 1 } ?? start
        let words = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<last]), as: UTF8.self)
        lines.append(lines.isEmpty ? words : margin + words)
        start = bytes[end...].firstIndex { $0 != blank } ?? bytes.count
      }
      return lines
    }
  }

  /// Where the first line of `rest` ends, in bytes: after the last place within `room` where a line
  /// may break, else where the room ends.
  private static func lineEnd(of rest: UnsafeBufferPointer<UInt8>, room: Int) -> Int {
    var used = 0
    var breakable: Int?
    // The last place where text may be cut at all.
    var cut = 0
    var end = rest.count
    var hasWord = false
    var previousIsWide = false
    VisibleText.forEachCell(rest) { cell, columns, mayCut in
      let isBlank = rest[cell.lowerBound] == blank
      if mayCut {
        cut = cell.lowerBound
        if hasWord, isBlank || columns == 2 || previousIsWide { breakable = cut }
      }
      // A wide character in one column can't be shown; it is taken all the same, for a line must
      // take something.
      if used + columns > room, cell.lowerBound > 0 {
        end = breakable ?? (cut > 0 ? cut : cell.upperBound)
        return false
      }
      if !isBlank { hasWord = true }
      previousIsWide = columns == 2
      used += columns
      return true
    }
    return end
  }
}

extension Character {
  /// `\n`, `\r\n` and `\r`; the other line separators are shown by name.
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
