/// Turns a command into the events that carry it out, or refuses it. Pure: the journal appends what
/// it returns.
package enum Decider {
  package static func decide(_ command: Command, in situation: Situation) throws(Refusal) -> [Draft] {
    if case .forHolder(let act, let because) = command { return try decide(act, because: because, in: situation) }
    return try decide(command, because: nil, in: situation)
  }

  /// - Parameter because: why it is done though another has the baton.
  private static func decide(
    _ command: Command, because: String?, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    if case .incident(let command) = command {
      let drafts = try command.decide(situation)
      return changesNothing(drafts, situation) ? [] : drafts
    }
    let onBehalf = try situation.onBehalf(command, because: because)
    if case .session(let command) = command, let begun = command.begun, let change = try command.begin(situation) {
      let drafts = situation.signed([Draft(session: begun, .session(change))], onBehalf)
      return drafts + freed(by: drafts, situation)
    }
    guard let record = situation.record else {
      throw .notFound(
        "there is no session yet; `baton open TITLE` opens an incident, `baton import FILE` reads a handoff")
    }
    let number = record.session.number
    if let incident = situation.incident, incident.isClosed, !command.isAllowedOnClosed {
      throw .conflict(
        "incident \(incident.key) is closed; `baton reopen --because TEXT` opens it again, `baton open TITLE` another")
    }
    if record.isSealed, !command.isAllowedOnSealed {
      throw .conflict(
        "session \(number) is sealed and never changes; add a correction with `baton correct \(number) TEXT`")
    }
    let drafts: [Draft] =
      if case .session(let command) = command {
        try command.decide(on: record, situation)
      } else {
        try changes(for: command, on: record, in: situation).map { Draft(session: number, $0) }
      }
    if changesNothing(drafts, situation) { return [] }
    let signed = situation.signed(drafts, onBehalf)
    return signed + freed(by: signed, situation)
  }

  private static func changes(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Change] {
    switch command {
    case .forHolder, .incident, .session: return []
    case .correct(let about, let words):
      return [
        .corrected(
          Correction(
            by: situation.actor, at: situation.at, about: about.trimmed,
            text: try text(words, "the correction's text")))
      ]
    case .comment(let item, let words, let isQuestion):
      return [try record.comment(about: item, text: words, isQuestion: isQuestion, in: situation)]
    case .answer(let comment, let words): return [try record.answer(comment, text: words, in: situation)]
    case .note(let event, let impact, let tags, let source, let until):
      return [try record.note(event, impact: impact, tags: tags, source: source, until: until, in: situation)]
    case .addStatement(let kind, let words):
      return [.statement(.added(kind, Statement(try text(words, "the text"))))]
    case .addMetric(let name, let value):
      return [.metricAdded(Metric(name: try text(name, "a name"), value: try text(value, "a value")))]
    case .silenceAlert(let alert, let until, let because):
      return [try record.silence(alert, until: until, because: because, in: situation)]
    case .settle(let item, let outcome): return try record.settle(item, outcome: outcome, in: situation)
    case .addFix(let title, let commit, let build):
      return [try record.newFix(title, commit: commit, build: build, in: situation)]
    case .fix(let number, let command):
      let fix = try found(record.fix(number), "fix", number, "baton fix list")
      return try command.decide(on: fix, in: record, situation)
    case .addTodo(let text, let owner, let due): return [try record.newTodo(text, owner: owner, due: due)]
    case .todo(let number, let command):
      return try command.decide(on: record.found(todo: number), in: record, situation).map { .todo(number, $0) }
    case .addRisk(let title, let likelihood, let impact, let mitigation):
      return [try record.newRisk(title, likelihood: likelihood, impact: impact, mitigation: mitigation)]
    case .risk(let number, let command):
      return try command.decide(on: record.found(risk: number), in: record, situation)
    case .addStep(let title, let command, let language, let expectation):
      return [try record.newStep(title, command: command, language: language, expectation: expectation)]
    case .step(let number, let command):
      return try command.decide(on: record.found(step: number), in: record, situation)
    case .decide(let choice):
      return try DecisionPlan(on: record, in: situation).changes(choice, on: record, in: situation)
    case .monitoring(let command): return try command.decide(on: record, situation)
    }
  }

  /// Whether the events would leave the incident and the record as they are. Timeline entries that
  /// go with them are not counted.
  private static func changesNothing(_ drafts: [Draft], _ situation: Situation) -> Bool {
    let changes = drafts.filter { draft in if case .noted = draft.change { false } else { true } }
    var (incident, record) = (situation.incident, situation.record)
    for change in changes {
      if change.session == nil {
        Fold.apply(event(change, in: situation), to: &incident)
      } else if change.session == record?.session.number {
        Fold.apply(event(change, in: situation), to: &record)
      } else {
        return false
      }
    }
    return !changes.isEmpty && incident == situation.incident && record == situation.record
  }

  /// A todo that these events make ready gets an event that says why, so that the journal can be
  /// read without folding it.
  private static func freed(by drafts: [Draft], _ situation: Situation) -> [Draft] {
    guard let record = situation.record,
      drafts.contains(where: { $0.session == record.session.number && $0.change.mayFree })
    else { return [] }
    let after = preview(drafts, on: record, in: situation)
    return record.todos.compactMap { todo in
      guard record.state(of: todo) == .blocked, let now = after.todo(todo.number), after.state(of: now) == .ready else {
        return nil
      }
      var reasons: [String] = []
      for held in record.holding(todo) {
        let reason = after.clearedWords(now.blockers.first { $0.on == held.on && $0.text == held.text } ?? held)
        if !reasons.contains(reason) { reasons.append(reason) }
      }
      return Draft(
        session: record.session.number, .todo(todo.number, .freed(because: reasons.joined(separator: "; "))))
    }
  }

  /// The record as it would be after these events, for a preview.
  package static func preview(_ drafts: [Draft], on record: SessionRecord, in situation: Situation) -> SessionRecord {
    var after: SessionRecord? = record
    for draft in drafts where draft.session == record.session.number {
      Fold.apply(event(draft, in: situation), to: &after)
    }
    return after ?? record
  }

  private static func event(_ draft: Draft, in situation: Situation) -> Event {
    Event(
      sequence: 0, batch: 0, incident: situation.incident?.key ?? "", session: draft.session,
      at: draft.at ?? situation.at, recordedAt: situation.now, actor: situation.actor, host: "", basedOn: 0,
      change: draft.change)
  }

  /// Words typed by a person, trimmed; refused where nothing is left or they are longer than 64
  /// KiB.
  static func text(_ words: String, _ what: String) throws(Refusal) -> String {
    let trimmed = words.trimmed
    guard !trimmed.isEmpty else { throw .unusable("\(what) is needed; nothing was written") }
    guard trimmed.utf8.count <= 65_536 else { throw .unusable("\(what) is longer than 64 KiB; nothing was written") }
    return trimmed
  }

  static func found<Item>(_ item: Item?, _ what: String, _ number: Int, _ lister: String) throws(Refusal) -> Item {
    guard let item else { throw .notFound("there is no \(what) \(number); `\(lister)` shows what there is") }
    return item
  }
}
