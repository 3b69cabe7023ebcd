import Records

/// What a session hands on in Markdown: one page for a person who is tired and has two minutes. It
/// says where things stand and what to do first, then what happened and what decided. The record
/// that lies beside it says the rest, so nothing stands here for Baton's sake.
package struct Page: Sendable {
  package var record: SessionRecord
  package var context: PageContext
  package var template: Template

  package init(_ record: SessionRecord, _ context: PageContext = PageContext(), template: Template = .standard) {
    self.record = record
    self.context = context
    self.template = template
  }

  /// The last line of every page; it tells the importer whose it is.
  static let mark = "<!-- Baton handoff, layout 2 -->"

  /// Whether a text is one of Baton's own documents, of now or of before, perhaps edited since.
  package static func wrote(_ text: String) -> Bool { LayoutReader.isLayout(text) }

  package var markdown: String {
    Lexicon.builtIn.reading((record.lessons.map(\.text) + [record.session.summary ?? ""]).joined(separator: " ")) {
      let writing = PageWriting(record.asDocument(), context)
      var blocks = [PageTitle.block(writing)]
      for (place, entry) in template.entries.enumerated() {
        let body = PagePart.all.first { $0.part == entry.part }?.write(writing) ?? []
        guard !body.isEmpty else { continue }
        let isOwnHeading = entry.heading != Template.headings[entry.part]
        // The summary is what the title is of; it needs no heading where it stands below that.
        if place > 0 || entry.part != .summary || isOwnHeading {
          blocks.append(.heading(2, entry.heading))
          // A heading of the team's own does not tell the reader which part it is.
          if isOwnHeading { blocks.append(MarkdownBlock(.comment(LayoutReader.mark(of: entry.part)))) }
        }
        blocks += body
      }
      return MarkdownWriter.markdown(blocks) + "\n" + Page.mark + "\n"
    }
  }
}

/// What a page says beside its record.
package struct PageContext: Equatable, Sendable {
  /// The moment it is written for; the session's end where nobody says.
  package var now: Moment?
  /// The lines of the kept outputs that decided, secrets masked; without them a page has the runs'
  /// own words.
  package var deciding: [RunReference: [String]]

  package init(now: Moment? = nil, deciding: [RunReference: [String]] = [:]) {
    self.now = now
    self.deciding = deciding
  }
}

/// The page being written, with what its parts share.
struct PageWriting {
  let record: SessionRecord
  let context: PageContext
  let layout: LayoutWriting
  /// A session that has ended is told as of its end.
  let now: Moment
  /// What is to be done, the most pressing first, and how much of it stands on top.
  let toDo: [PageThing]

  static let mostFirst = 3

  init(_ record: SessionRecord, _ context: PageContext) {
    self.record = record
    self.context = context
    layout = LayoutWriting(record, toTheMinute: true)
    let told = record.session.until ?? context.now ?? record.timeline.compactMap(\.at).max() ?? record.session.from
    now = told ?? Moment(milliseconds: 0)
    toDo = record.thingsToDo(at: now)
  }

  var time: LayoutTime { layout.time }

  /// Whether the item has a line of its own, so that a correction can stand with it.
  func shows(_ item: ItemReference) -> Bool {
    switch item.kind {
    case .todo: record.todo(item.number).map { !$0.isClosed || closedHere($0.closedIn) } ?? false
    case .risk: record.risk(item.number).map { $0.isLive || $0.status == .accepted || closedHere($0.closedIn) } ?? false
    case .fix, .problem, .step: true
    default: false
    }
  }

  /// Closed in this session, so that it is news. What a document tells as closed is news, too, for
  /// whoever has the document only.
  func closedHere(_ session: SessionNumber?) -> Bool {
    session == record.session.number || (session == nil && record.session.opening == nil)
  }

  func corrections(of item: ItemReference?) -> [MarkdownBlock] { layout.written(corrections: item, time) }
}

/// How one part of the page is written and read back.
struct PagePart: Sendable {
  let part: Template.Part
  /// Empty where there is nothing to say.
  let write: @Sendable (PageWriting) -> [MarkdownBlock]
  /// Claims what it understands; the rest is kept as it is.
  let read: @Sendable ([MarkdownBlock], inout LayoutReading) -> Void

  /// One whose lines say by their names what they are.
  init(_ part: Template.Part, write: @escaping @Sendable (PageWriting) -> [MarkdownBlock]) {
    self.init(part, write: write) { blocks, reading in reading.readLines(blocks) }
  }

  init(
    _ part: Template.Part, write: @escaping @Sendable (PageWriting) -> [MarkdownBlock],
    read: @escaping @Sendable ([MarkdownBlock], inout LayoutReading) -> Void
  ) {
    self.part = part
    self.write = write
    self.read = read
  }

  static let all: [PagePart] = [
    summary, corrections, first, proven, said, baton, waiting, then, risks, silences, repository, steps,
    asBefore(.success) { !$0.record.validationPassed }, asBefore(.failure) { !$0.record.validationPassed }, checks,
    timeline, problems, fixes, decisions, avoid, evidence, monitoring, asBefore(.investigations), lessons,
    asBefore(.insights), asBefore(.achievements), asBefore(.production), asBefore(.metrics), asBefore(.files), comments,
    sections,
  ]

  /// One that is laid out as it always was.
  private static func asBefore(
    _ part: Template.Part, where isSaid: @escaping @Sendable (PageWriting) -> Bool = { _ in true }
  ) -> PagePart {
    let former = PartLayout.all.first { $0.part == part }
    return PagePart(part) {
      isSaid($0) ? former?.write($0.layout) ?? [] : []
    } read: {
      former?.read($0, &$1)
    }
  }
}
