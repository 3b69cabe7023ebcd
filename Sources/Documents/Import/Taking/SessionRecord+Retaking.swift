import Records

extension SessionRecord {
  /// This reading of a newer version of a document with what people made of lines of the one
  /// before: their lines are found by their words, nearest to where they stood. An item whose lines
  /// are gone stays without lines; one that a reader takes by now is the reader's.
  package func retaking(from stored: SessionRecord, in document: SourceDocument, by lexicon: Lexicon) -> SessionRecord {
    guard let takings = stored.takings, let outline = try? document.outlined().outline else { return self }
    let headings = lexicon.reading(document.text) { Headings(of: outline, lines: document.source.count) }
    var retaking = Retaking(record: self, stored: stored, document: document, headings: headings)
    for taking in takings { retaking.again(taking) }
    retaking.record.sections.sort { $0.lines.from < $1.lines.from }
    return retaking.record
  }
}

private struct Retaking {
  var record: SessionRecord
  let stored: SessionRecord
  let document: SourceDocument
  let headings: Headings
  private var places: [String: [Int]] = [:]
  /// Lines that stand for a taking already.
  private var used: Set<Int> = []
  /// How far the last lines that were found have moved.
  private var drift = 0

  init(record: SessionRecord, stored: SessionRecord, document: SourceDocument, headings: Headings) {
    self.record = record
    self.stored = stored
    self.document = document
    self.headings = headings
    for (place, line) in document.lines.enumerated() { places[line.trimmed, default: []].append(place + 1) }
  }

  mutating func again(_ taking: Taking) {
    let lines = found(taking)
    if taking.isPutBack {
      putBack(taking, on: lines)
    } else if taking.words.isEmpty {
      guard let lines, isKept(lines) else { return }
      var taken = TakenLines(kind(of: taking))
      take(taking, lines, &taken)
      record.apply(taken)
    } else {
      take(taking, on: lines)
    }
  }

  private func kind(of taking: Taking) -> TakenKind { TakenKind.allCases.first { $0.item == taking.kind } ?? .todo }

  private mutating func found(_ taking: Taking) -> LineSpan? {
    let rows = taking.text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard let first = rows.first else { return nil }
    let wanted = taking.lines.from + drift
    let starts = (places[first] ?? []).filter { start in
      !used.contains(start)
        && rows.enumerated().allSatisfy { document.source[start + $0.offset].trimmed == $0.element }
    }
    guard let start = starts.min(by: { abs($0 - wanted) < abs($1 - wanted) }) else { return nil }
    used.insert(start)
    drift = start - taking.lines.from
    return LineSpan(start, start + rows.count - 1)
  }

  private func isKept(_ lines: LineSpan) -> Bool {
    (lines.from...lines.to).allSatisfy { document.source.isBlank($0) || record.keeps($0) }
  }

  private mutating func putBack(_ taking: Taking, on lines: LineSpan?) {
    let wanted = lines?.from ?? taking.lines.from + drift
    let same = record.itemsOnLines.filter { $0.item.kind == taking.kind && $0.words == taking.words }
    if let item = same.min(by: { abs($0.lines.from - wanted) < abs($1.lines.from - wanted) }) {
      record.apply(document.back(of: item, in: record, headings))
    } else {
      var kept = taking
      if let lines { kept.lines = lines }
      record.takings = (record.takings ?? []) + [kept]
    }
  }

  private mutating func take(_ taking: Taking, on lines: LineSpan?) {
    guard let former = stored.itemsOnLines.first(where: { $0.item.kind == taking.kind && $0.lines == taking.lines })
    else { return }
    guard let lines else { return add(former.item, on: nil, taking) }
    if !isKept(lines) {
      let others = record.itemsOnLines.filter { lines.from <= $0.lines.from && $0.lines.to <= lines.to }
      if others.contains(where: { $0.item.kind == taking.kind }) { return }
      for other in others.reversed() { record.apply(document.back(of: other, in: record, headings)) }
    }
    add(former.item, on: isKept(lines) ? lines : nil, taking)
  }

  private mutating func take(_ taking: Taking, _ lines: LineSpan, _ taken: inout TakenLines) {
    taken.lines = [lines]
    var moved = taking
    moved.lines = lines
    taken.takings = [moved]
  }

  /// The item as people left it, on its lines in this version.
  private mutating func add(_ item: ItemReference, on lines: LineSpan?, _ taking: Taking) {
    var taken = TakenLines(kind(of: taking))
    if let lines { take(taking, lines, &taken) }
    let number = item.number
    func free(_ numbers: [Int]) -> Int { numbers.contains(number) ? (numbers.max() ?? 0) + 1 : number }
    switch item.kind {
    case .todo:
      guard var todo = stored.todo(number) else { return }
      (todo.lines, todo.number) = (lines, free(record.todos.map(\.number)))
      taken.todos = [todo]
    case .risk:
      guard var risk = stored.risk(number) else { return }
      (risk.lines, risk.number) = (lines, free(record.risks.map(\.number)))
      taken.risks = [risk]
    case .step:
      guard var step = stored.step(number) else { return }
      (step.lines, step.number) = (lines, free(record.steps.map(\.number)))
      taken.steps = [step]
    case .timeline:
      guard var entry = stored.timeline.first(where: { $0.number == number }) else { return }
      (entry.lines, entry.number) = (lines, free(record.timeline.map(\.number)))
      taken.entries = [entry]
    case .problem:
      var problem = stored.problems[number - 1]
      problem.lines = lines
      taken.problems = [problem]
    case .lesson:
      var lesson = stored.lessons[number - 1]
      lesson.lines = lines
      taken.lessons = [lesson]
    default: return
    }
    record.apply(taken)
  }
}
