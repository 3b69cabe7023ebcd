import Records

/// What a person changed in a document, brought into the record that it was written from. A page
/// tells less than its record, so only what reads otherwise than before is changed, field by field.
extension SessionRecord {
  /// - Parameters:
  ///   - draft: the document as it was written, read back.
  ///   - edited: the same after the person's edits.
  func taking(from draft: SessionRecord, to edited: SessionRecord) -> SessionRecord {
    var record = self
    record.session.take(draft.session, edited.session)
    record.take(\.timeline, draft, edited) { entry, before, after in
      entry.takeFields(before, after)
      if before.words != after.words { entry.words = after.words }
    }
    record.take(\.problems, draft, edited) { $0.takeFields($1, $2) }
    record.take(\.fixes, draft, edited, number: \.number) { $0.takeFields($1, $2) }
    record.take(\.alternatives, draft, edited) { option, before, after in
      if before.option != after.option { option.option = after.option }
      if before.riskWords != after.riskWords { (option.riskWords, option.risk) = (after.riskWords, after.risk) }
      if before.chosen != after.chosen { option.chosen = after.chosen }
      if before.reason != after.reason { option.reason = after.reason }
    }
    record.take(\.checks, draft, edited) { check, _, after in (check.text, check.state) = (after.text, after.state) }
    // What was run stays on record, whatever a document leaves out.
    record.take(\.steps, draft, edited, number: \.number, mayGo: { $0.runs.isEmpty && $0.judgements.isEmpty }) {
      step, before, after in
      step.takeFields(before, after)
      if before.command != after.command || before.language != after.language { step.language = after.language }
      if before.runs != after.runs, !after.runs.isEmpty { step.runs = after.runs }
    }
    record.take(\.todos, draft, edited, number: \.number) { todo, before, after in
      todo.takeFields(before, after)
      if before.progress != after.progress { todo.progress = after.progress }
      if before.blockers != after.blockers { todo.blockers.take(before.blockers, after.blockers) }
    }
    record.take(\.risks, draft, edited, number: \.number) { risk, before, after in
      risk.takeFields(before, after)
      if before.status != after.status { risk.status = after.status }
      if (before.likelihood, before.likelihoodWords) != (after.likelihood, after.likelihoodWords) {
        (risk.likelihood, risk.likelihoodWords) = (after.likelihood, after.likelihoodWords)
      }
      if (before.impact, before.impactWords) != (after.impact, after.impactWords) {
        (risk.impact, risk.impactWords) = (after.impact, after.impactWords)
      }
    }
    record.takeMonitoring(draft.monitoring, edited.monitoring)
    record.take(\.inFlight.silences, draft, edited, number: \.number) { $0.takeFields($1, $2) }
    for kind in StatementKind.allCases where kind != .baseline && kind != .watch {
      record.take(\.[kind], draft, edited) { statement, _, after in statement.text = after.text }
    }
    record.take(\.metrics, draft, edited) { metric, _, after in (metric.name, metric.value) = (after.name, after.value)
    }
    record.take(\.decisions, draft, edited, mayGo: { _ in false }) { decision, before, after in
      if before.because != after.because { decision.because = after.because }
      if before.changes != after.changes { decision.changes = after.changes }
    }
    record.take(\.corrections, draft, edited) { correction, _, after in correction.text = after.text }
    record.take(\.comments, draft, edited, number: \.number) { comment, before, after in
      if before.text != after.text { comment.text = after.text }
      if before.answer != after.answer { comment.answer = after.answer }
    }
    record.take(\.sections, draft, edited) { section, _, after in
      (section.heading, section.text) = (after.heading, after.text)
    }
    return record
  }

  /// - Parameter mayGo: whether an item goes where the person took its line out.
  private mutating func take<Item: ReviewedItem>(
    _ path: WritableKeyPath<SessionRecord, [Item]>, _ draft: SessionRecord, _ edited: SessionRecord,
    number: WritableKeyPath<Item, Int>? = nil, mayGo: (Item) -> Bool = { _ in true },
    _ change: (inout Item, Item, Item) -> Void
  ) {
    let (before, after) = (draft[keyPath: path], edited[keyPath: path])
    guard before != after else { return }
    var items = self[keyPath: path]
    func pairs(_ old: [Item], _ new: [Item]) -> [Int?] {
      ItemMatching.pairs(old, new, number: (\.ownNumber, \.ownNumber), text: (\.ownText, \.ownText))
    }
    let (places, was) = (pairs(items, before), pairs(before, after))
    let kept = Set(was.compactMap(\.self))
    let gone = Set(before.indices.filter { !kept.contains($0) }.compactMap { places[$0] }.filter { mayGo(items[$0]) })
    // An added item goes behind the one it follows in the document, one with a number to the end.
    var added: [Int: [Item]] = [:]
    var last = -1
    for (index, match) in was.enumerated() {
      guard let match else {
        var item = after[index]
        if let number {
          let taken = (items + added.values.flatMap(\.self)).map { $0[keyPath: number] }
          if taken.contains(item[keyPath: number]) { item[keyPath: number] = (taken.max() ?? 0) + 1 }
        }
        added[number == nil ? last : items.count - 1, default: []].append(item)
        continue
      }
      guard let place = places[match] else { continue }
      last = place
      change(&items[place], before[match], after[index])
    }
    self[keyPath: path] =
      (added[-1] ?? [])
      + items.enumerated().flatMap { (gone.contains($0.offset) ? [] : [$0.element]) + (added[$0.offset] ?? []) }
  }

  private mutating func takeMonitoring(_ before: Monitoring?, _ after: Monitoring?) {
    guard before != after else { return }
    guard let before, let after, var window = monitoring else {
      if before == nil { monitoring = monitoring ?? after }
      if before != nil, after == nil { monitoring = nil }
      return
    }
    if (before.start, before.hours, before.every) != (after.start, after.hours, after.every) {
      (window.start, window.hours, window.every) = (after.start, after.hours, after.every)
      window.checkpoints = after.checkpoints
    }
    if before.stage != after.stage { window.stage = after.stage }
    if before.baseline.map(\.text) != after.baseline.map(\.text) { window.baseline = after.baseline }
    if before.watches.map(\.text) != after.watches.map(\.text) { window.watches = after.watches }
    if before.resets != after.resets { window.resets = after.resets }
    monitoring = window
  }
}

extension Session {
  fileprivate mutating func take(_ before: Session, _ after: Session) {
    takeFields(before, after)
    if before.declines != after.declines { declines = after.declines }
  }
}

extension Fielded {
  fileprivate mutating func takeFields(_ before: Self, _ after: Self) {
    for field in Self.fields {
      let value = field.value(of: after).unplaced
      if field.value(of: before).unplaced != value { field.set(value, in: &self) }
    }
  }
}

extension FieldValue {
  /// Without the lines it stood on.
  fileprivate var unplaced: FieldValue {
    guard case .expectation(var expectation) = self else { return self }
    expectation.lines = nil
    return .expectation(expectation)
  }
}

extension [Blocker] {
  /// A page shows what still holds; what was cleared stays as it was.
  fileprivate mutating func take(_ before: [Blocker], _ after: [Blocker]) {
    var (gone, new) = (before, after)
    for blocker in after {
      guard let place = gone.firstIndex(of: blocker) else { continue }
      gone.remove(at: place)
      new.removeAll { $0 == blocker }
    }
    for blocker in gone {
      let place = firstIndex(of: blocker) ?? firstIndex { $0.on == blocker.on && !$0.isLifted }
      if let place { remove(at: place) }
    }
    self += new
  }
}
