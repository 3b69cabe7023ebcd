import Records

/// Reads blocks out of Markdown lines. It never fails: lines that are no other kind of block are a
/// paragraph.
struct MarkdownReader {
  private let lines: [String]
  /// The number of the first line in the document.
  private let first: Int
  private let depth: Int
  private var index = 0
  /// The last place of each closing mark of a kept text.
  private let closings: [String: Int]

  /// Lists nested deeper than this are text: nobody writes them, and each level is read once more.
  private static let deepest = 12

  init(_ lines: [String], first: Int = 1, depth: Int = 0) {
    self.lines = lines
    self.first = first
    self.depth = depth
    var closings: [String: Int] = [:]
    for (index, line) in lines.enumerated() where line.begins(with: "<!-- /kept") { closings[line] = index }
    self.closings = closings
  }

  static func blocks(_ text: String) -> [MarkdownBlock] {
    var reader = MarkdownReader(text.lines)
    return reader.blocks()
  }

  mutating func blocks() -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    while index < lines.count {
      if lines[index].isOnlyBlanks {
        index += 1
        continue
      }
      let start = index
      let content = kept() ?? heading() ?? fence() ?? comment() ?? quote() ?? table() ?? item(at: start) ?? paragraph()
      blocks.append(MarkdownBlock(content, lines: LineSpan(first + start, first + max(start, index - 1))))
    }
    return blocks
  }

  // MARK: - One kind each; nil, and nothing consumed, where the next line is of another

  private mutating func heading() -> MarkdownBlock.Content? {
    let line = lines[index]
    let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    let rest = line.dropping(first: level)
    guard (1...6).contains(level), rest.isEmpty || rest.begins(with: " ") else { return nil }
    index += 1
    return .heading(level, MarkdownText.unescaped(rest.trimmedBlanks))
  }

  private mutating func fence() -> MarkdownBlock.Content? {
    guard let opening = Fence(lines[index]) else { return nil }
    var text: [String] = []
    index += 1
    while index < lines.count, !opening.isClosed(by: lines[index]) {
      text.append(lines[index])
      index += 1
    }
    index = min(index + 1, lines.count)
    return .fence(language: opening.language, text.joined(separator: "\n"))
  }

  /// A heading belongs to the kept text below it where that one's mark says so; what it says now
  /// counts.
  private mutating func kept() -> MarkdownBlock.Content? {
    var start = index
    var heading: String?
    if lines[start].begins(with: "#") {
      guard let below = lines[(start + 1)...].firstIndex(where: { !$0.isOnlyBlanks }),
        KeptMark(opening: lines[below])?.isHeaded == true
      else { return nil }
      heading = MarkdownText.unescaped(lines[start].drop { $0 == "#" }.trimmedBlanks)
      start = below
    }
    guard let mark = KeptMark(opening: lines[start]), closings[mark.closing, default: 0] > start,
      let end = lines[(start + 1)...].firstIndex(of: mark.closing)
    else { return nil }
    var kept = Kept(path: mark.path, text: lines[(start + 1)..<end].joined(separator: "\n"))
    if let heading {
      kept.showsHeading = true
      if heading != DocumentText.line(kept.path.last ?? "") { kept.path = kept.path.dropLast() + [heading] }
    }
    index = end + 1
    return .kept(kept)
  }

  private mutating func comment() -> MarkdownBlock.Content? {
    let line = lines[index]
    guard line.begins(with: "<!-- "), line.ends(with: " -->"), line.utf8.count >= 9 else { return nil }
    index += 1
    return .comment(line.dropping(first: 5).dropping(last: 4))
  }

  private mutating func quote() -> MarkdownBlock.Content? {
    var text: [String] = []
    while index < lines.count, lines[index].begins(with: ">") {
      text.append(lines[index].dropping(first: lines[index].begins(with: "> ") ? 2 : 1))
      index += 1
    }
    return text.isEmpty ? nil : .quote(text.joined(separator: "\n"))
  }

  private mutating func table() -> MarkdownBlock.Content? {
    guard isTable(at: index) else { return nil }
    var rows = [cells(lines[index])]
    index += 2
    while index < lines.count, lines[index].begins(with: "|") {
      var row = cells(lines[index]).prefix(rows[0].count).map { $0 }
      while row.count < rows[0].count { row.append("") }
      rows.append(row)
      index += 1
    }
    return .table(rows)
  }

  private mutating func item(at start: Int) -> MarkdownBlock.Content? {
    guard let (marker, width) = marker(lines[index]) else { return nil }
    var inner = [lines[index].dropping(first: width)]
    index += 1
    while index < lines.count {
      let line = lines[index]
      let indent = line.utf8.prefix { $0 == 32 }.count
      guard line.isOnlyBlanks || indent >= width else { break }
      inner.append(indent >= width ? line.dropping(first: width) : "")
      index += 1
    }
    while inner.count > 1, inner.last?.isOnlyBlanks == true {
      inner.removeLast()
      index -= 1
    }
    var reader = MarkdownReader(inner, first: first + start, depth: depth + 1)
    let text = reader.text()
    return .item(MarkdownItem(marker: marker, text: text, children: reader.blocks()))
  }

  /// An item's text: what stands before its first child.
  private mutating func text() -> String {
    var text: [String] = []
    while index < lines.count, index == 0 || !beginsChild(at: index) {
      text.append(lines[index])
      index += 1
    }
    while text.last?.isOnlyBlanks == true { text.removeLast() }
    return MarkdownReader.flowed(text)
  }

  /// Lines with a hard break between them stay lines; others, which only a person or an editor
  /// broke, run on.
  private static func flowed(_ lines: [String]) -> String {
    var text = ""
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      let unbroken = isLast ? line : MarkdownText.unbroken(line)
      let runsOn = !isLast && unbroken == line && !line.isOnlyBlanks && !lines[index + 1].isOnlyBlanks
      text += MarkdownText.unescaped(unbroken) + (isLast ? "" : runsOn && !line.ends(with: "  ") ? " " : "\n")
    }
    return text
  }

  private mutating func paragraph() -> MarkdownBlock.Content {
    var text: [String] = []
    repeat {
      text.append(lines[index])
      index += 1
    } while index < lines.count && !beginsChild(at: index) && !lines[index].begins(with: "#")
    var end = index
    while text.last?.isOnlyBlanks == true {
      text.removeLast()
      end -= 1
    }
    index = end
    return .paragraph(MarkdownReader.flowed(text))
  }

  // MARK: - Support

  private func beginsChild(at index: Int) -> Bool {
    let line = lines[index]
    return line.begins(with: ">") || line.begins(with: "<!-- ") || Fence(line) != nil || marker(line) != nil
      || isTable(at: index)
  }

  private func isTable(at index: Int) -> Bool {
    guard lines[index].begins(with: "|"), index + 1 < lines.count else { return false }
    let rule = lines[index + 1]
    return rule.begins(with: "|") && rule.utf8.contains(UInt8(ascii: "-"))
      && rule.utf8.allSatisfy { "|-: ".utf8.contains($0) }
  }

  private func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isEscaped = false
    var bytes = Array(line.utf8)[...].dropFirst()
    while bytes.last == 32 { bytes = bytes.dropLast() }
    for byte in bytes {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      } else {
        cell.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    if !cell.isEmpty { cells.append(String(decoding: cell, as: UTF8.self)) }
    return cells.map { MarkdownText.text(ofCell: $0.trimmedBlanks) }
  }

  /// The marker a line begins with, and how far its text is indented.
  private func marker(_ line: String) -> (MarkdownItem.Marker, width: Int)? {
    guard depth < MarkdownReader.deepest else { return nil }
    let bytes = Array(line.utf8.prefix(16))
    let digits = bytes.prefix { (48...57).contains($0) }
    let marker: MarkdownItem.Marker
    let length: Int
    if digits.isEmpty {
      guard let first = bytes.first, "-*+".utf8.contains(first) else { return nil }
      (marker, length) = (.bullet, 1)
    } else {
      guard digits.count <= 9, bytes.count > digits.count, ".)".utf8.contains(bytes[digits.count]),
        let number = Int(String(decoding: digits, as: UTF8.self))
      else { return nil }
      (marker, length) = (.number(number), digits.count + 1)
    }
    let blanks = bytes[length...].prefix { $0 == 32 }.count
    if bytes.count == length || (blanks > 0 && line.utf8.count == length + blanks) { return (marker, length + 1) }
    return blanks == 0 ? nil : (marker, length + min(blanks, 4))
  }
}

/// The line that opens fenced code.
private struct Fence {
  let mark: UInt8
  let length: Int
  let language: String?

  init?(_ line: String) {
    guard let first = line.utf8.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    let run = line.utf8.prefix { $0 == first }.count
    let words = line.dropping(first: run).trimmedBlanks
    guard run >= 3, first != UInt8(ascii: "`") || !words.utf8.contains(UInt8(ascii: "`")) else { return nil }
    mark = first
    length = run
    language = words.isEmpty ? nil : words
  }

  func isClosed(by line: String) -> Bool {
    let run = line.utf8.prefix { $0 == mark }.count
    return run >= length && line.utf8.dropFirst(run).allSatisfy { $0 == 32 }
  }
}
