import Expectations
import Records

/// Reads a document that `Exporter` wrote, and perhaps a person edited since. What is no longer in
/// the layout is kept as sections.
enum LayoutReader {
  static func isLayout(_ text: String) -> Bool { text.lines.contains { $0.trimmedBlanks == Exporter.mark } }

  /// Nil where the text is not in Baton's layout, or its title names no session.
  static func record(_ text: String) -> SessionRecord? {
    guard isLayout(text) else { return nil }
    let blocks = MarkdownReader.blocks(text)
    guard case .heading(1, let title)? = blocks.first?.content, HeadPart.parsed(title) != nil else { return nil }
    var reading = LayoutReading(SessionRecord(session: Session(number: SessionNumber(1))))
    var kept: [Section] = []
    let said = blocks.filter { block in
      switch block.content {
      case .kept(let text):
        reading.claim(block)
        kept.append(Section(heading: text.path, lines: text.span(in: block), text: text.text))
        return false
      case .comment(let words):
        let isMark = "<!-- \(words) -->" == Exporter.mark
        if isMark { reading.claim(block) }
        return !isMark
      default: return true
      }
    }
    let (head, parts) = HeadedBlocks.parted(said, at: 2)
    HeadPart.read(head, &reading)
    for var group in parts {
      guard let layout = layout(of: &group, &reading) else { continue }
      reading.item = nil
      layout.read(group.body, &reading)
      reading.claim(group.heading)
    }
    reading.record.corrections = reading.record.corrections.inDocumentOrder
    reading.record.proposeRules(but: reading.judgedByPerson)
    return finished(reading, kept: kept, text: text)
  }

  private static func layout(of group: inout HeadedBlocks, _ reading: inout LayoutReading) -> PartLayout? {
    guard let part = part(of: group) else { return nil }
    if let block = group.body.first, markedPart(block) != nil {
      reading.claim(block)
      group.body.removeFirst()
    }
    return PartLayout.all.first { $0.part == part }
  }

  /// By the comment below the heading, else by the heading's usual words.
  static func part(of group: HeadedBlocks) -> Template.Part? {
    group.body.first.flatMap(markedPart)
      ?? PartLayout.all.first { Template.headings[$0.part]?.lowercased() == group.title.lowercased() }?.part
  }

  /// The words of the comment that says whose a heading is.
  static func mark(of part: Template.Part) -> String { "part: \(part.rawValue)" }

  private static func markedPart(_ block: MarkdownBlock) -> Template.Part? {
    guard case .comment(let words) = block.content, words.begins(with: "part: ") else { return nil }
    return Template.Part(rawValue: words.dropping(first: 6))
  }

  /// With what nobody claimed kept in sections, and the count of both.
  private static func finished(_ reading: LayoutReading, kept: [Section], text: String) -> SessionRecord {
    var record = reading.record
    let lines = text.lines
    var keptLines = Set(kept.flatMap { $0.lines.from...$0.lines.to })
    var sections = kept
    var path: [String] = []
    var run: [Int] = []
    func close() {
      guard let from = run.first, let to = run.last else { return }
      let text = lines[(from - 1)...(to - 1)].joined(separator: "\n")
      sections.append(Section(heading: path, lines: LineSpan(from, to), text: text))
      keptLines.formUnion(from...to)
      run = []
    }
    for number in 1...max(lines.count, 1) where !lines[number - 1].isOnlyBlanks {
      let line = lines[number - 1]
      let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      let isHeading =
        !keptLines.contains(number) && (1...6).contains(level) && line.dropping(first: level).begins(with: " ")
      if isHeading || reading.claimed.contains(number) { close() }
      if isHeading {
        let words = MarkdownText.unescaped(line.dropping(first: level).trimmedBlanks)
        path = path.prefix(level - 1) + [words]
      }
      if !reading.claimed.contains(number) { run.append(number) }
    }
    close()
    record.sections = sections.sorted { $0.lines.from < $1.lines.from }
    let filled = lines.indices.filter { !lines[$0].isOnlyBlanks }.map { $0 + 1 }
    record.coverage = Coverage(
      lines: filled.count, recognised: filled.count { reading.claimed.contains($0) && !keptLines.contains($0) },
      kept: filled.count { keptLines.contains($0) })
    return record
  }
}

extension Kept {
  /// The lines of the text, between its marks.
  fileprivate func span(in block: MarkdownBlock) -> LineSpan {
    guard let lines = block.lines else { return LineSpan(0, 0) }
    return LineSpan(lines.to - text.lines.count, lines.to - 1)
  }
}
