/// Texts as Markdown lines and back. What would begin a block, a tag or an entity is escaped with a
/// backslash; emphasis, links and code spans stay as they are, for the record's texts are inline
/// Markdown.
///
/// `unescaped(escaped(x)) == x` for every line x.
enum MarkdownText {
  /// What a backslash can stand before.
  private static let escapable = Set("\\#>-+*_=|~`[].):<&".utf8)
  private static let backslash = UInt8(ascii: "\\")
  private static let tick = UInt8(ascii: "`")

  /// One line of running text.
  static func escaped(line: some StringProtocol) -> String {
    let bytes = Array(line.utf8)
    let indent = bytes.prefix { $0 == 32 || $0 == 9 }.count
    guard let place = placeOfBlockMark(bytes[indent...]) else { return inline(bytes[...]) }
    let head = inline(bytes[..<place]) + "\\"
    if bytes[place] == tick {
      let run = bytes[place...].prefix { $0 == tick }
      return head + String(decoding: run, as: UTF8.self) + inline(bytes[(place + run.count)...])
    }
    return head + String(decoding: [bytes[place]], as: UTF8.self) + inline(bytes[(place + 1)...])
  }

  static func unescaped(_ line: some StringProtocol) -> String {
    let bytes = Array(line.utf8)
    let runs = lastRuns(bytes[...])
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == backslash, index + 1 < bytes.count, escapable.contains(bytes[index + 1]) {
        let run = bytes[(index + 1)...].prefix { $0 == tick }
        text += run.isEmpty ? [bytes[index + 1]] : Array(run)
        index += 1 + max(run.count, 1)
      } else if byte == tick {
        let end = endOfSpan(bytes[index...], runs)
        text += bytes[index..<end]
        index = end
      } else {
        text.append(byte)
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Escaped lines with a hard break, a backslash at the end, where Markdown would else run two of
  /// them together.
  static func broken(_ lines: [String]) -> [String] {
    lines.enumerated().map { index, line in
      index + 1 < lines.count && !line.isEmpty && !lines[index + 1].isEmpty ? line + "\\" : line
    }
  }

  /// Without the hard break at its end.
  static func unbroken(_ line: String) -> String {
    let backslashes = line.utf8.reversed().prefix { $0 == backslash }.count
    return backslashes % 2 == 1 ? line.dropping(last: 1) : line
  }

  /// Whether some line would begin a block of its own.
  static func holdsBlocks(_ text: String) -> Bool {
    text.utf8.split(separator: 10).contains { line in
      let bytes = Array(line)
      let indent = bytes.prefix { $0 == 32 || $0 == 9 }.count
      return indent >= 4 || placeOfBlockMark(bytes[indent...]) != nil
    }
  }

  /// A table's cell: bars escaped, line ends as `<br>`.
  static func cell(_ text: String) -> String {
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    return lines.map { cellLine(Array($0)) }.joined(separator: "<br>")
  }

  static func text(ofCell cell: some StringProtocol) -> String {
    let bytes = Array(cell.utf8)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == backslash, index + 1 < bytes.count, escapable.contains(bytes[index + 1]) {
        text.append(bytes[index + 1])
        index += 2
      } else if bytes[index...].starts(with: "<br>".utf8) {
        text.append(10)
        index += 4
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A heading's words; a closing run of `#` would be taken for decoration.
  static func heading(_ text: String) -> String {
    let line = inline(Array(text.utf8)[...])
    return line.ends(with: "#") ? line.dropping(last: 1) + "\\#" : line
  }

  // MARK: - Support

  private static func inline(_ bytes: ArraySlice<UInt8>) -> String {
    let runs = lastRuns(bytes)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == tick {
        let end = endOfSpan(bytes[index...], runs)
        text += bytes[index..<end]
        index = end
        continue
      }
      if needsEscape(bytes[index...]) { text.append(backslash) }
      text.append(bytes[index])
      index += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func cellLine(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "|") || needsEscape(bytes[index...]) { text.append(backslash) }
      text.append(bytes[index])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The end of the code span that begins here, or of the run of backticks where none does.
  private static func endOfSpan(_ bytes: ArraySlice<UInt8>, _ lastRuns: [Int: Int]) -> Int {
    let opening = bytes.prefix { $0 == tick }.count
    let start = bytes.startIndex + opening
    guard lastRuns[opening, default: 0] >= start else { return start }
    var index = start
    while index < bytes.endIndex {
      guard bytes[index] == tick else {
        index += 1
        continue
      }
      let run = bytes[index...].prefix { $0 == tick }.count
      index += run
      if run == opening { return index }
    }
    return start
  }

  /// Where the last run of backticks of each length begins, so that a line of unmatched ones is not
  /// searched again and again.
  private static func lastRuns(_ bytes: ArraySlice<UInt8>) -> [Int: Int] {
    guard bytes.contains(tick) else { return [:] }
    var runs: [Int: Int] = [:]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let run = bytes[index...].prefix { $0 == tick }.count
      if run > 0 { runs[run] = index }
      index += max(run, 1)
    }
    return runs
  }

  /// A backslash that would escape what follows it, the start of a tag or a comment, an entity.
  private static func needsEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    let rest = bytes.dropFirst()
    switch bytes.first {
    case backslash:
      return rest.first.map { escapable.contains($0) } ?? true
    case UInt8(ascii: "<"):
      guard let next = rest.first else { return false }
      if ["http://", "https://", "mailto:"].contains(where: { rest.starts(with: $0.utf8) }) { return false }
      return isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    case UInt8(ascii: "&"):
      let name = rest.prefix(32).prefix { isLetter($0) || (48...57).contains($0) || $0 == UInt8(ascii: "#") }
      return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: ";")
    default:
      return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

  /// Where a backslash keeps the line, given without its indent, from beginning a block.
  private static func placeOfBlockMark(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    let start = bytes.startIndex
    let next = bytes.dropFirst().first
    let standsAlone = next == nil || next == 32 || next == 9
    func isOnly(_ allowed: String) -> Bool { bytes.allSatisfy { allowed.utf8.contains($0) } }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"): return start
    case UInt8(ascii: "-"): return standsAlone || isOnly("-:| \t") ? start : nil
    case UInt8(ascii: ":"): return isOnly("-:| \t") ? start : nil
    case UInt8(ascii: "+"): return standsAlone ? start : nil
    case UInt8(ascii: "*"): return standsAlone || isOnly("* \t") ? start : nil
    case UInt8(ascii: "_"): return isOnly("_ \t") ? start : nil
    case UInt8(ascii: "="): return isOnly("= \t") ? start : nil
    case tick, UInt8(ascii: "~"): return bytes.prefix { $0 == first }.count >= 3 ? start : nil
    case UInt8(ascii: "["): return String(decoding: bytes, as: UTF8.self).parted(by: "]:").count > 1 ? start : nil
    case 48...57:
      let digits = bytes.prefix { (48...57).contains($0) }
      let rest = bytes.dropFirst(digits.count)
      guard digits.count <= 9, rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")") else { return nil }
      let after = rest.dropFirst().first
      return after == nil || after == 32 || after == 9 ? rest.startIndex : nil
    default: return nil
    }
  }
}
