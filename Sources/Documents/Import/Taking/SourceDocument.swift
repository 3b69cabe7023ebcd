import Records
import Vocabulary

/// A session's document with the lines that the spans of its record count in, for a person who
/// makes items of what no reader took.
package struct SourceDocument: Sendable {
  package let name: String
  /// As it was read: decoded, mended, in the marks of Markdown.
  package let text: String
  let source: SourceText
  /// The lines as they were written, in marks of their own.
  package let original: [String]

  /// `bytes` are those that were read: of a document in another format what was made of it.
  package init(_ bytes: [UInt8], name: String) throws(DocumentError) {
    var decoded = try DecodedText(bytes, name: name)
    let original = SourceText(decoded.text).lines
    if let markup = LightMarkup(name: name, text: decoded.text) { decoded.text = markup.markdown(decoded.text) }
    self.init(text: decoded.text, name: name, original: original)
  }

  package init(text: String, name: String, original: [String]? = nil) {
    self.name = name
    self.text = text
    source = SourceText(text)
    self.original = original ?? source.lines
  }

  package var lines: [String] { source.lines }

  /// Whether the record's spans count in these lines.
  package func isOf(_ record: SessionRecord) -> Bool {
    record.sections.allSatisfy { $0.lines.to <= source.count && source.text($0.lines) == $0.text }
  }

  /// What stands below which heading.
  struct Outlined {
    var matter: FrontMatter?
    var outline: Group
  }

  func outlined() throws(DocumentError) -> Outlined {
    let matter = FrontMatter(of: source)
    let (blocks, _) = try BlockParser.blocks(
      of: source, from: (matter?.lines.to ?? 0) + 1, limits: .standard, name: name)
    return Outlined(matter: matter, outline: OutlineBuilder.outline(of: blocks, in: source))
  }

  /// A reading of it that has taken nothing yet, with the day and the zone that its head names.
  func reading(_ outlined: Outlined, for session: Session) -> Reading {
    var reading = Reading(source: source, outline: outlined.outline)
    reading.readSession(outlined.matter, name: name, nextNumber: session.number)
    reading.record = SessionRecord(session: session)
    reading.ledger = Ledger(source)
    return reading
  }

  /// The heading right above a line, where no vocabulary knows it.
  package func unknownHeading(above line: Int, by lexicon: Lexicon) -> String? {
    lexicon.reading(text) {
      guard let outline = try? outlined().outline,
        let heading = Headings(of: outline, lines: source.count).path(line).last,
        !Phrases<Bool>.names(in: heading).isEmpty, HeadingWords.kind(of: heading, within: nil) == nil
      else { return nil }
      return heading
    }
  }
}

/// For each line of a document the headings it stands under.
struct Headings {
  private var paths: [[String]] = [[]]
  private var place: [Int]

  init(of outline: Group, lines: Int) {
    place = Array(repeating: 0, count: lines + 1)
    visit(outline, [])
  }

  /// Outermost first.
  func path(_ line: Int) -> [String] { place.indices.contains(line) ? paths[place[line]] : [] }

  func isSame(_ line: Int, as other: Int) -> Bool { place[line] == place[other] }

  private mutating func visit(_ group: Group, _ path: [String]) {
    var path = path
    if let head = group.head, group.isHeading {
      path.append(group.title)
      paths.append(path)
      let end = max(group.end, head.to)
      for line in head.from...end where line < place.count { place[line] = paths.count - 1 }
    }
    for child in group.groups where child.isHeading || !child.groups.isEmpty { visit(child, path) }
  }
}
