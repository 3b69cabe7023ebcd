/// Turns a command into the events that carry it out, or refuses it. Pure: the journal appends what it returns.
public enum Decider {
  public static func decide(_ command: Command, in situation: Situation) throws(Refusal) -> [Draft] {
    let drafts = try changes(for: command, in: situation)
    guard let record = situation.record else { return drafts }
    return drafts + freed(by: drafts, in: record, situation)
  }

  /// A todo that these events make ready gets an event that says why, so that the journal can be read without folding it.
  private static func freed(by drafts: [Draft], in record: SessionRecord, _ situation: Situation) -> [Draft] {
    guard drafts.contains(where: { $0.session == record.session.number && $0.change.mayFree }) else { return [] }
    var after: SessionRecord? = record
    for draft in drafts where draft.session == record.session.number {
      Fold.apply(event(draft, in: situation), to: &after)
    }
    guard let after else { return [] }
    return record.todos.compactMap { todo in
      guard record.state(of: todo) == .blocked, let now = after.todo(todo.number), after.state(of: now) == .ready else {
        return nil
      }
      let cleared = record.holding(todo).map { after.clearedWords($0) }.joined(separator: "; ")
      return Draft(session: record.session.number, .todoFreed(todo.number, because: cleared))
    }
  }

  /// The record as it would be after these events, for a preview.
  public static func preview(_ drafts: [Draft], on record: SessionRecord, in situation: Situation) -> SessionRecord {
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

  private static func changes(for command: Command, in situation: Situation) throws(Refusal) -> [Draft] {
    switch command {
    case .openIncident(let incident):
      guard situation.incident == nil else { throw .conflict("incident \(incident.key) is there already") }
      return [Draft(session: nil, .incidentOpened(incident))]
    case .openSession(let number, let title):
      if situation.incident?.sessions.contains(number) == true { throw .conflict("session \(number) is there already") }
      var record = SessionRecord(session: Session(number: number, title: title, date: situation.at.day))
      record.session.from = situation.at
      record.session.holder = situation.actor
      return [Draft(session: number, .sessionOpened(record))]
    case .importDocument(let record, let update):
      if situation.record != nil, !update {
        throw .conflict(
          "session \(record.session.number) is there already; see the difference and pass --update to take it")
      }
      if situation.record?.isSealed == true {
        throw .conflict("session \(record.session.number) is sealed; add a correction with `baton correct`")
      }
      return [Draft(session: record.session.number, .documentImported(record))]
    case .addWatch(let name, let pattern, let file):
      let pattern = try text(pattern, "a pattern")
      let number = (situation.incident?.watches.map(\.number).max() ?? 0) + 1
      return [
        Draft(session: nil, .watchAdded(WatchRule(number: number, name: name ?? pattern, pattern: pattern, file: file)))
      ]
    case .removeWatch(let number):
      guard situation.incident?.watches.contains(where: { $0.number == number }) == true else {
        throw .notFound("there is no watch rule \(number); `baton watch list` shows them")
      }
      return [Draft(session: nil, .watchRemoved(number))]
    case .followLog(let file): return [Draft(session: nil, .logAdded(try text(file, "a file")))]
    default:
      guard let record = situation.record else {
        throw .notFound("there is no session yet; import a handoff with `baton import FILE`")
      }
      return try sessionChanges(for: command, on: record, in: situation)
    }
  }

  private static func sessionChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    if record.isSealed, !command.isAllowedOnSealed {
      throw .conflict(
        "session \(record.session.number) is sealed and never changes; add a correction with `baton correct \(record.session.number) TEXT`"
      )
    }
    switch command {
    case .accept, .decline, .seal, .correct, .comment, .answer, .describe:
      return try handoffChanges(for: command, on: record, in: situation)
    case .revise(let revised, let from):
      guard record == from else { throw .conflict("session \(record.session.number) was changed meanwhile; try again") }
      guard revised != record else { return [] }
      let signed = revised.signed(by: situation.actor, at: situation.at, since: record)
      return [Draft(session: record.session.number, .recordRevised(signed))]
    case .silenceAlert, .settle:
      return try inFlightChanges(for: command, on: record, in: situation)
    case .note, .addStatement, .addMetric:
      return try noteChanges(for: command, on: record, in: situation)
    case .addFix, .setFixStatus, .recordProvenance:
      return try fixChanges(for: command, on: record, in: situation)
    case .addTodo, .editTodo, .startTodo, .finishTodo, .cancelTodo, .reopenTodo, .blockTodo, .unblockTodo, .assignTodo,
      .setTodoDue, .moveTodo:
      return try todoChanges(for: command, on: record, in: situation)
    case .addRisk, .editRisk, .rateRisk, .mitigateRisk, .acceptRisk, .materialiseRisk, .closeRisk, .reopenRisk:
      return try riskChanges(for: command, on: record, in: situation)
    case .addStep, .editStep, .startRun, .endRun, .passStep, .failStep, .waiveStep:
      return try stepChanges(for: command, on: record, in: situation)
    case .decide:
      return try decisionChanges(on: record, in: situation)
    case .startMonitoring, .resetMonitoring, .checkpoint, .attachStep:
      return try monitoringChanges(for: command, on: record, in: situation)
    default: return []
    }
  }

  /// Words typed by a person, trimmed; refused where nothing is left or they are longer than 64 KiB.
  static func text(_ words: String, _ what: String) throws(Refusal) -> String {
    let trimmed = words.trimmed
    guard !trimmed.isEmpty else { throw .unusable("\(what) is needed; nothing was written") }
    guard trimmed.utf8.count <= 65_536 else { throw .unusable("\(what) is longer than 64 KiB; nothing was written") }
    return trimmed
  }
}

extension Command {
  /// Said beside a sealed record without changing what it holds.
  fileprivate var isAllowedOnSealed: Bool {
    switch self {
    case .accept, .decline, .correct, .comment, .answer: true
    default: false
    }
  }
}

extension Change {
  /// Whether a blocker may clear by it. Most of what is appended is notes, and a long record is not worth weighing again for those.
  fileprivate var mayFree: Bool {
    if case .sessionDescribed = self { return false }
    return switch subject?.kind {
    case .timeline, .fix, .comment, .correction: false
    default: true
    }
  }
}

extension String {
  /// Without blanks and line ends around it.
  public var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension SessionRecord {
  /// Why a blocker no longer holds, in words.
  fileprivate func clearedWords(_ blocker: Blocker) -> String {
    switch blocker.on {
    case .todo(let number): "todo \(number) is \(todo(number)?.progress == .cancelled ? "cancelled" : "done")"
    case .validation: blocker.isLifted ? "unblocked" : "the validation passed"
    case .monitoring: "the monitoring window is complete"
    case .risk(let number): "risk \(number) is \(risk(number)?.status.rawValue ?? "settled")"
    case .outside: "no longer waits for \(blocker.text)"
    }
  }
}
