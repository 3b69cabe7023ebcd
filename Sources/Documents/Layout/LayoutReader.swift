import Expectations
import Records

/// Reads a document that Baton wrote, a page or one of the layout of before, and that a person
/// perhaps edited since. What is no longer in the layout is kept as sections.
enum LayoutReader {
  /// The last line of documents of the layout before the page, which held the record whole.
  static let formerMark = "<!-- Baton handoff, layout 1 -->"

  static func isLayout(_ text: String) -> Bool { isPage(text) || holds(text, formerMark) }

  static func isPage(_ text: String) -> Bool { holds(text, Page.mark) }

  private static func holds(_ text: String, _ mark: String) -> Bool { text.lines.contains { $0.trimmedBlanks == mark } }

  /// Nil where the text is not in Baton's layout, or its title names no session.
  static func record(_ text: String) -> SessionRecord? {
    guard isLayout(text) else { return nil }
    let isPage = isPage(text)
    let blocks = MarkdownReader.blocks(text)
    guard case .heading(1, let title)? = blocks.first?.content,
      let session = isPage ? PageTitle.session(title) : HeadPart.parsed(title).map({ Session(number: $0, title: $1) })
    else { return nil }
    var reading = LayoutReading(SessionRecord(session: session), isPage: isPage)
    var kept: [Section] = []
    let said = blocks.filter { block in
      switch block.content {
      case .kept(let text):
        reading.claim(block)
        kept.append(Section(heading: text.path, lines: text.span(in: block), text: text.text))
        return false
      case .comment(let words):
        let isMark = ["<!-- \(words) -->"].contains { $0 == Page.mark || $0 == formerMark }
        if isMark { reading.claim(block) }
        return !isMark
      default: return true
      }
    }
    let (head, parts) = HeadedBlocks.parted(said, at: 2)
    if isPage {
      readHead(head, &reading)
    } else {
      HeadPart.read(head, &reading)
    }
    for var group in parts {
      guard let read = read(of: &group, &reading) else { continue }
      reading.item = nil
      read(group.body, &reading)
      reading.claim(group.heading)
    }
    if isPage { reading.record.orderByNumber() }
    reading.record.corrections = reading.record.corrections.inDocumentOrder
    reading.record.proposeRules(but: reading.judgedByPerson)
    return finished(reading, kept: kept, text: text)
  }

  /// The title, and the summary below it.
  private static func readHead(_ blocks: [MarkdownBlock], _ reading: inout LayoutReading) {
    guard let title = blocks.first else { return }
    reading.claim(title)
    reading.record.session.lines = title.lines
    PagePart.summary.read(Array(blocks.dropFirst()), &reading)
  }

  private typealias Read = ([MarkdownBlock], inout LayoutReading) -> Void

  private static func read(of group: inout HeadedBlocks, _ reading: inout LayoutReading) -> Read? {
    guard let part = part(of: group, isPage: reading.isPage) else { return nil }
    if let block = group.body.first, markedPart(block) != nil {
      reading.claim(block)
      group.body.removeFirst()
    }
    if reading.isPage { return PagePart.all.first { $0.part == part }?.read }
    return PartLayout.all.first { $0.part == part }?.read
  }

  /// By the comment below the heading, else by the heading's usual words.
  static func part(of group: HeadedBlocks, isPage: Bool) -> Template.Part? {
    let headings = isPage ? Template.headings : Template.formerHeadings
    return group.body.first.flatMap(markedPart)
      ?? Template.Part.allCases.first { headings[$0]?.lowercased() == group.title.lowercased() }
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

extension SessionRecord {
  /// A page has its items in the order of what presses; a record, in that of their numbers.
  fileprivate mutating func orderByNumber() {
    todos.sort { $0.number < $1.number }
    risks.sort { $0.number < $1.number }
    steps.sort { $0.number < $1.number }
    fixes.sort { $0.number < $1.number }
    inFlight.silences.sort { $0.number < $1.number }
  }
}

extension Kept {
  /// The lines of the text, between its marks.
  fileprivate func span(in block: MarkdownBlock) -> LineSpan {
    guard let lines = block.lines else { return LineSpan(0, 0) }
    return LineSpan(lines.to - text.lines.count, lines.to - 1)
  }
}
