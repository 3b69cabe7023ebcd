extension SessionRecord {
  /// This record with what a newer reading of its document says. What people did since stays: runs,
  /// judgements, decisions, comments, corrections, the opening and the seal, and every item they
  /// added that the document does not hold by now.
  func updated(from document: SessionRecord) -> SessionRecord {
    var updated = document
    updated.session.opening = session.opening
    updated.session.successor = session.successor
    updated.session.takenOverBy = session.takenOverBy
    updated.session.takenOverBecause = session.takenOverBecause
    updated.session.declines = session.declines
    updated.session.seal = session.seal
    updated.session.offeredTo = session.offeredTo
    updated.session.holder = session.opening == nil ? document.session.holder : session.holder
    updated.decisions = decisions
    updated.round = round
    updated.repository = repository ?? document.repository
    updated.comments = comments
    for correction in corrections where !updated.corrections.contains(correction) {
      updated.corrections.append(correction)
    }
    updated.keepTimeline(of: self)
    updated.keepItems(of: self)
    for index in updated.steps.indices {
      guard let mine = step(updated.steps[index].number) else { continue }
      updated.steps[index].runs = mine.runs
      updated.steps[index].judgements = mine.judgements
    }
    if let window = monitoring, window.stage != .planned { updated.monitoring = window }
    return updated
  }

  /// Typed entries keep their numbers, since comments may name them; an entry of the document that
  /// has one of these gets the next free.
  private mutating func keepTimeline(of mine: SessionRecord) {
    let typed = mine.timeline.filter { entry in
      entry.source != .document && !timeline.contains { $0.at == entry.at && $0.event == entry.event }
    }
    let taken = Set(typed.map(\.number))
    var next = (timeline + typed).map(\.number).max() ?? 0
    for index in timeline.indices where taken.contains(timeline[index].number) {
      next += 1
      timeline[index].number = next
    }
    for entry in typed { insert(entry) }
  }

  /// What came from no document has no lines.
  private mutating func keepItems(of mine: SessionRecord) {
    keep(\.todos, of: mine, number: \.number, lines: \.lines, words: \.text)
    keep(\.risks, of: mine, number: \.number, lines: \.lines, words: \.title)
    keep(\.fixes, of: mine, number: \.number, lines: \.lines, words: \.title)
    keep(\.steps, of: mine, number: \.number, lines: \.lines, words: \.title)
    keep(\.inFlight.silences, of: mine, number: \.number, lines: \.lines, words: \.alert)
    for kind in StatementKind.allCases {
      self[kind] += mine[kind].filter { said in said.lines == nil && !self[kind].contains { $0.text == said.text } }
    }
    problems += mine.problems.filter { found in found.lines == nil && !problems.contains { $0.title == found.title } }
    metrics += mine.metrics.filter { metric in metric.lines == nil && !metrics.contains { $0.name == metric.name } }
  }

  private mutating func keep<Item>(
    _ list: WritableKeyPath<SessionRecord, [Item]>, of mine: SessionRecord, number: WritableKeyPath<Item, Int>,
    lines: KeyPath<Item, LineSpan?>, words: KeyPath<Item, String>
  ) {
    for item in mine[keyPath: list] where item[keyPath: lines] == nil {
      guard !self[keyPath: list].contains(where: { $0[keyPath: words] == item[keyPath: words] }) else { continue }
      var kept = item
      let numbers = self[keyPath: list].map { $0[keyPath: number] }
      if numbers.contains(item[keyPath: number]) { kept[keyPath: number] = (numbers.max() ?? 0) + 1 }
      self[keyPath: list].append(kept)
    }
  }
}
