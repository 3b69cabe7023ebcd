extension TextWidth {
  /// Lines of at most `columns`, broken at blanks where there are any, within a word where it is longer than a line, and
  /// between wide characters. Line breaks in `text` are kept; lines that continue one begin with `indent` blanks.
  public static func wrapped(_ text: some StringProtocol, to columns: Int, indent: Int = 0) -> [String] {
    guard columns > 0 else { return [] }
    let indent = min(max(0, indent), max(0, columns - 2))
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isLineBreak).flatMap { line in
      wrapped(line: VisibleText(line), to: columns, indent: indent)
    }
  }

  private static func wrapped(line: VisibleText, to columns: Int, indent: Int) -> [String] {
    if line.columns <= columns { return [line.string] }
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var rest = Substring(line.string)
    while !rest.isEmpty {
      let room = lines.isEmpty ? columns : columns - indent
      let end = lineEnd(of: rest, room: room)
      let words = String(rest[..<end]).droppingLastBlanks()
      lines.append(lines.isEmpty ? words : margin + words)
      rest = rest[end...].drop { $0 == " " }
    }
    return lines
  }

  /// Where the first line of `rest` ends: after the last place within `room` where a line may break, else where the room ends.
  private static func lineEnd(of rest: Substring, room: Int) -> Substring.Index {
    var used = 0
    var breakable: Substring.Index?
    var index = rest.startIndex
    var hasWord = false
    var previousIsWide = false
    while index < rest.endIndex {
      let character = rest[index]
      let width = width(of: character)
      let isWide = width == 2
      if hasWord, character == " " || isWide || previousIsWide { breakable = index }
      if used + width > room {
        // A wide character in one column can't be shown; it is taken all the same, for a line must take something.
        return breakable ?? (index == rest.startIndex ? rest.index(after: index) : index)
      }
      if character != " " { hasWord = true }
      previousIsWide = isWide
      used += width
      index = rest.index(after: index)
    }
    return index
  }
}

extension Character {
  /// `\n`, `\r\n` and `\r`; the other line separators are shown by name.
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}

extension String {
  fileprivate func droppingLastBlanks() -> String {
    guard last == " " else { return self }
    var kept = self
    while kept.last == " " { kept.removeLast() }
    return kept
  }
}
