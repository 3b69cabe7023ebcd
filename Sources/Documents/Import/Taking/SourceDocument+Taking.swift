import Expectations
import Records
import Vocabulary

/// Why no item can be made of lines, or none be put back.
package struct NotTaken: Error, Equatable, Sendable {
  package var reason: String
}

extension SourceDocument {
  /// Items of the kind made of lines that are kept: one a bullet, row or line, read as they are
  /// read below a heading of that kind, and what that reader leaves as it stands. Items of other
  /// kinds that lie wholly among the lines are put back first.
  ///
  /// - Parameter columns: What the columns of a table among the lines hold; guessed where it is
  ///   nil.
  package func taken(
    _ span: LineSpan, as kind: TakenKind, of record: SessionRecord, columns: [TakenColumn]? = nil, by lexicon: Lexicon
  ) throws(NotTaken) -> (lines: TakenLines, backs: [PutBack]) {
    try check(span, record)
    return try lexicon.reading(text) { () throws(NotTaken) in
      let outlined = try parsed()
      var piece = Piece(of: outlined.outline, span, kind, columns, in: source)
      let others = record.itemsOnLines.filter {
        $0.item.kind != kind.item && piece.span.from <= $0.lines.from && $0.lines.to <= piece.span.to
      }
      let headings = Headings(of: outlined.outline, lines: source.count)
      var free = record
      let backs = others.reversed().map { other in
        let back = self.back(of: other, in: free, headings)
        free.apply(back)
        return back
      }
      var reading = reading(outlined, for: record.session)
      reading.take(&piece, as: kind)
      let taken = lines(of: reading, piece, as: kind, in: free)
      guard taken.count > 0 else { throw NotTaken(reason: reasonForNothing(in: span, record)) }
      return (taken, backs)
    }
  }

  /// The first table among the lines; nil where there is none.
  package func table(in span: LineSpan, for kind: TakenKind, by lexicon: Lexicon) -> TableToTake? {
    lexicon.reading(text) {
      guard let outline = try? outlined().outline else { return nil }
      return Piece(of: outline, span, kind, nil, in: source).tables.first.map { TableToTake($0, for: kind) }
    }
  }

  /// Puts items back among what is kept, with the lines that nothing else has taken.
  package func puttingBack(
    _ items: [ItemReference], of record: SessionRecord, by lexicon: Lexicon
  ) throws(NotTaken) -> [PutBack] {
    guard isOf(record) else { throw NotTaken(reason: Self.notItsLines) }
    return try lexicon.reading(text) { () throws(NotTaken) in
      let headings = Headings(of: try parsed().outline, lines: source.count)
      var rest = record
      var backs: [PutBack] = []
      // The places of items without numbers shift with each that goes.
      for item in items.sorted(by: { $0.number > $1.number }) {
        guard let found = rest.itemsOnLines.first(where: { $0.item == item }) else {
          throw NotTaken(reason: "\(item) did not come from lines of \(name)")
        }
        let back = self.back(of: found, in: rest, headings)
        rest.apply(back)
        backs.append(back)
      }
      return backs
    }
  }

  func back(of item: SessionRecord.ItemOnLines, in record: SessionRecord, _ headings: Headings) -> PutBack {
    let others = record.itemsOnLines.filter { $0.item != item.item }.flatMap { [$0.lines] + $0.retold }
    var sections: [Section] = []
    let spans = ([item.lines] + item.retold).sorted { $0.from < $1.from }
    for line in spans.flatMap({ $0.from...$0.to }) where !source.isBlank(line) {
      if record.keeps(line) || others.contains(where: { $0.from <= line && line <= $0.to }) { continue }
      if let last = sections.last, last.lines.to + 1 == line, headings.isSame(last.lines.from, as: line) {
        sections[sections.count - 1].lines.to = line
        sections[sections.count - 1].text += "\n" + source[line]
      } else {
        sections.append(
          Section(heading: headings.path(line), lines: LineSpan(line, line), text: source[line]))
      }
    }
    let taking = Taking(
      item.item.kind, isPutBack: true, lines: item.lines, text: source.text(item.lines), words: item.words)
    return PutBack(item.item, taking: taking, sections: sections)
  }

  // MARK: -

  private static let notItsLines =
    "the lines of this record are not those of its document (Baton wrote it); edit the document and import it again"

  private func check(_ span: LineSpan, _ record: SessionRecord) throws(NotTaken) {
    guard span.from >= 1, span.from <= span.to, span.to <= source.count else {
      throw NotTaken(reason: "\(name) has lines 1-\(source.count)")
    }
    guard isOf(record) else { throw NotTaken(reason: Self.notItsLines) }
  }

  private func parsed() throws(NotTaken) -> Outlined {
    do { return try outlined() } catch { throw NotTaken(reason: error.message) }
  }

  private func reasonForNothing(in span: LineSpan, _ record: SessionRecord) -> String {
    let lines = span.from == span.to ? "line \(span.from)" : "lines \(span.from)-\(span.to)"
    let holder = record.itemsOnLines.first { $0.lines.from <= span.to && span.from <= $0.lines.to }
    guard let holder else { return "there is nothing to make an item of in \(lines)" }
    return "\(lines): this is \(holder.item) already; put that back first where it is none"
  }

  /// What was read of lines that are kept, with the lines that it takes.
  private func lines(
    of reading: Reading, _ piece: Piece, as kind: TakenKind, in record: SessionRecord
  ) -> TakenLines {
    let span = piece.span
    func isFree(_ lines: LineSpan?) -> Bool {
      guard let lines, span.from <= lines.to, lines.from <= span.to else { return false }
      return (max(lines.from, span.from)...min(lines.to, span.to)).allSatisfy {
        source.isBlank($0) || record.keeps($0)
      }
    }
    func within(_ lines: LineSpan?) -> LineSpan? {
      lines.map { LineSpan(max($0.from, span.from), min($0.to, span.to)) }
    }
    func free<Item>(_ items: [Item], _ lines: WritableKeyPath<Item, LineSpan?>) -> [Item] {
      items.filter { isFree($0[keyPath: lines]) }.map { item in
        var item = item
        item[keyPath: lines] = within(item[keyPath: lines])
        return item
      }
    }
    var taken = TakenLines(kind)
    var read = reading.record
    switch kind {
    case .todo: taken.todos = free(read.todos, \.lines)
    case .risk: taken.risks = free(read.risks, \.lines)
    case .step:
      read.proposeRules()
      taken.steps = free(read.steps, \.lines)
      for place in taken.steps.indices { taken.steps[place].number = place + 1 }
    case .entry: taken.entries = free(read.timeline, \.lines)
    case .problem: taken.problems = free(read.problems, \.lines)
    case .lesson: taken.lessons = free(read.lessons, \.lines)
    }
    let items: [(lines: LineSpan?, words: String)] =
      taken.todos.map { ($0.lines, $0.text) } + taken.risks.map { ($0.lines, $0.title) }
      + taken.steps.map { ($0.lines, $0.title) } + taken.entries.map { ($0.lines, $0.event) }
      + taken.problems.map { ($0.lines, $0.title) } + taken.lessons.map { ($0.lines, $0.text) }
    taken.takings = items.compactMap { item in
      item.lines.map { Taking(kind.item, lines: $0, text: source.text($0), words: item.words) }
    }
    var isTaken: Set<Int> = []
    for item in items { if let lines = item.lines { isTaken.formUnion(lines.from...lines.to) } }
    // A head goes along once nothing is left below it.
    let last = isTaken.max() ?? 0
    for head in piece.heads where head.from < last {
      let rest = piece.below(head)
      let goes = rest.allSatisfy { isTaken.contains($0) || source.isBlank($0) || !record.keeps($0) }
      guard goes, (head.from...head.to).allSatisfy({ source.isBlank($0) || record.keeps($0) }) else { continue }
      isTaken.formUnion(head.from...head.to)
      taken.takings.append(Taking(kind.item, lines: head, text: source.text(head), words: ""))
    }
    for line in isTaken.sorted() where !source.isBlank(line) && record.keeps(line) {
      if let open = taken.lines.last, open.to + 1 == line {
        taken.lines[taken.lines.count - 1].to = line
      } else {
        taken.lines.append(LineSpan(line, line))
      }
    }
    return taken
  }
}
