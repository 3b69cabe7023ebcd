import Records

/// What changed from one session to a later one, and what became of what the first had promised.
package struct Review: Equatable, Sendable {
  package struct Item: Equatable, Sendable {
    package var reference: ItemReference
    package var text: String
    /// What happened to it, in words: "done", "rated low, was very low".
    package var change: String
  }

  /// A text that was reworded.
  package struct Edit: Equatable, Sendable {
    package var reference: ItemReference
    package var changes: [WordChange]
  }

  package var from: SessionNumber
  package var to: SessionNumber
  package var todosOpened: [Item] = []
  package var todosFreed: [Item] = []
  package var todosClosed: [Item] = []
  /// Open in the first session, and gone without a word.
  package var todosDropped: [Item] = []
  package var stepsPassed: [Item] = []
  /// In any round, also where a later one passed.
  package var stepsFailed: [Item] = []
  package var risksNew: [Item] = []
  package var risksChanged: [Item] = []
  package var risksMaterialised: [Item] = []
  package var fixes: [Item] = []
  package var promises: [Promise] = []
  /// Acts of the baton that somebody did for its holder.
  package var acts: [TimelineEntry] = []
  package var edits: [Edit] = []

  package init(from: SessionRecord, to: SessionRecord) {
    self.from = from.session.number
    self.to = to.session.number
    compareTodos(from, to)
    readSteps(to)
    compareRisks(from, to)
    compareFixes(from, to)
    compareWords(from, to)
    promises = Promise.all(of: from, in: to)
    acts = to.timeline.filter { $0.onBehalf != nil }
  }

  /// One line for each thing worth a line in a summary.
  package var lines: [String] {
    fixes.map { "Fix \($0.reference.number) \($0.text): \($0.change)" }
      + risksMaterialised.map { "Risk \($0.reference.number) came true: \($0.text)" }
      + stepsFailed.map { "Step \($0.reference.number) failed: \($0.text)" }
      + todosClosed.map { "Todo \($0.reference.number) \($0.change): \($0.text)" }
  }

  private mutating func compareTodos(_ from: SessionRecord, _ to: SessionRecord) {
    let pairs = ItemMatching.pairs(
      from.todos, to.todos, number: ({ $0.number }, { $0.number }), text: ({ $0.text }, { $0.text }))
    for (todo, old) in zip(to.todos, pairs) {
      let state = to.state(of: todo)
      func item(_ change: String) -> Item {
        Item(reference: ItemReference(.todo, todo.number), text: todo.text, change: change)
      }
      guard let before = old.map({ from.todos[$0] }) else {
        todosOpened.append(item(state.rawValue))
        continue
      }
      edit(ItemReference(.todo, todo.number), before, todo)
      let was = from.state(of: before)
      if todo.isClosed, !before.isClosed { todosClosed.append(item(state.rawValue)) }
      if was == .blocked, !todo.isClosed, state != .blocked { todosFreed.append(item(state.rawValue)) }
    }
    let found = Set(pairs.compactMap(\.self))
    todosDropped = from.todos.indices.filter { !found.contains($0) && !from.todos[$0].isClosed }.map { index in
      let todo = from.todos[index]
      return Item(reference: ItemReference(.todo, todo.number), text: todo.text, change: from.state(of: todo).rawValue)
    }
  }

  private mutating func readSteps(_ to: SessionRecord) {
    for step in to.steps {
      func item(_ change: String) -> Item {
        Item(reference: ItemReference(.step, step.number), text: step.title, change: change)
      }
      switch to.verdict(of: step) {
      case .passed: stepsPassed.append(item("passed"))
      case .waived: stepsPassed.append(item("waived"))
      case .failed, .pending: break
      }
      let rounds = step.failedRounds
      if !rounds.isEmpty {
        stepsFailed.append(item("failed in round " + rounds.map(String.init).joined(separator: ", ")))
      }
    }
  }

  private mutating func compareRisks(_ from: SessionRecord, _ to: SessionRecord) {
    let pairs = ItemMatching.pairs(
      from.risks, to.risks, number: ({ $0.number }, { $0.number }), text: ({ $0.title }, { $0.title }))
    for (risk, old) in zip(to.risks, pairs) {
      let reference = ItemReference(.risk, risk.number)
      let before = old.map { from.risks[$0] }
      if risk.materialisedAt != nil || risk.status == .materialised,
        before?.materialisedAt == nil && before?.status != .materialised
      {
        let rating = (risk.ratedWhenMaterialised ?? before?.likelihood).map { "came true, rated \($0.displayText)" }
        risksMaterialised.append(Item(reference: reference, text: risk.title, change: rating ?? "came true"))
      }
      guard let before else {
        risksNew.append(Item(reference: reference, text: risk.title, change: risk.status.rawValue))
        continue
      }
      edit(reference, before, risk)
      var changes: [String] = []
      if risk.likelihood != before.likelihood {
        changes.append(
          "likelihood \(risk.likelihood?.displayText ?? "unrated"), was \(before.likelihood?.displayText ?? "unrated")")
      }
      if risk.impact != before.impact {
        changes.append(
          "impact \(risk.impact?.displayText ?? "unrated"), was \(before.impact?.displayText ?? "unrated")")
      }
      if risk.status != before.status { changes.append("\(risk.status.rawValue), was \(before.status.rawValue)") }
      if !changes.isEmpty {
        risksChanged.append(Item(reference: reference, text: risk.title, change: changes.joined(separator: "; ")))
      }
    }
  }

  private mutating func compareFixes(_ from: SessionRecord, _ to: SessionRecord) {
    let pairs = ItemMatching.pairs(
      from.fixes, to.fixes, number: ({ $0.number }, { $0.number }), text: ({ $0.title }, { $0.title }))
    for (fix, old) in zip(to.fixes, pairs) {
      let before = old.map { from.fixes[$0] }
      guard before?.status != fix.status || before?.commit != fix.commit || before?.build != fix.build else { continue }
      var change = fix.status.rawValue
      if let before, before.status != fix.status { change += ", was \(before.status.rawValue)" }
      if let before, before.commit != fix.commit, let commit = fix.commit { change += ", commit \(commit)" }
      if let before, before.build != fix.build, let build = fix.build { change += ", build \(build)" }
      fixes.append(
        Item(
          reference: ItemReference(.fix, fix.number), text: fix.title, change: before == nil ? "new, \(change)" : change
        ))
    }
  }

  /// Where a word more or less changes what the next person does: what a step runs and expects, and
  /// what is held for the cause.
  private mutating func compareWords(_ from: SessionRecord, _ to: SessionRecord) {
    for step in to.steps {
      guard let before = from.step(step.number) else { continue }
      edit(ItemReference(.step, step.number), before, step)
    }
    for (index, problem) in to.problems.enumerated() {
      guard let before = from.problems.first(where: { $0.title == problem.title }) else { continue }
      edit(ItemReference(.problem, index + 1), before, problem)
    }
  }

  /// A text that came or went is no rewording.
  private mutating func edit<Item: Fielded>(_ reference: ItemReference, _ before: Item, _ after: Item) {
    for field in Item.fields(in: .review) {
      guard let old = field.value(of: before).text, let new = field.value(of: after).text, old != new else { continue }
      edits.append(Edit(reference: reference, changes: WordChange.changes(from: old, to: new)))
    }
  }
}

extension Step {
  /// The rounds in which its last word was a failure.
  fileprivate var failedRounds: [Int] {
    let rounds = Set(runs.map(\.round) + judgements.map(\.round)).sorted()
    return rounds.filter { round in
      if let judgement = judgements.last(where: { $0.round == round }) { return judgement.outcome == .failed }
      return runs.last { $0.round == round }?.proposal == .failed
    }
  }
}
