extension Decider {
  static func noteChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let number = record.session.number
    switch command {
    case .note(let event, let impact, let tags, let source, let until):
      if let until, until < situation.at {
        throw .unusable("\(until.clock) is before \(situation.at.clock), when it began; nothing was written")
      }
      let entry = TimelineEntry(
        number: record.nextTimelineNumber, at: situation.at, until: until, session: number,
        event: try text(event, "the note's text"), impact: impact?.trimmed.nonEmpty, source: source,
        tags: tags.map(\.trimmed).filter { !$0.isEmpty }, by: situation.actor)
      return [Draft(session: number, .noted(entry))]
    case .addStatement(let kind, let words):
      return [Draft(session: number, .statementAdded(kind, Statement(try text(words, "the text"))))]
    case .addMetric(let name, let value):
      let metric = Metric(name: try text(name, "a name"), value: try text(value, "a value"))
      return [Draft(session: number, .metricAdded(metric))]
    default: return []
    }
  }

  static func fixChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let session = record.session.number
    switch command {
    case .addFix(let title, let commit, let build):
      var fix = Fix(number: (record.fixes.map(\.number).max() ?? 0) + 1, title: try text(title, "the fix's title"))
      fix.commit = commit?.trimmed.nonEmpty
      fix.build = build?.trimmed.nonEmpty
      fix.status = fix.build != nil ? .building : fix.commit != nil ? .committed : .unknown
      fix.statusAt = situation.at
      return [Draft(session: session, .fixAdded(fix))]
    case .setFixStatus(let number, let status, let commit, let build, let because):
      let fix = try found(record.fix(number), "fix", number, "baton fix list")
      let failing = fix.provenance.filter { $0.answer == .no }
      if status == .validated, let first = failing.first, because?.trimmed.isEmpty != false {
        throw .notYet("fix \(number) can't be called validated: \(first.detail); mend that, or say why with --because")
      }
      return [
        Draft(
          session: session,
          .fixStatus(
            number, status, commit: commit?.trimmed.nonEmpty, build: build?.trimmed.nonEmpty,
            because: because?.trimmed.nonEmpty)),
        noted(
          "Fix \(number) \(status.rawValue): \(fix.title)" + (because?.trimmed.nonEmpty.map { " (\($0))" } ?? ""),
          on: record, in: situation),
      ]
    case .recordProvenance(let number, let findings):
      _ = try found(record.fix(number), "fix", number, "baton fix list")
      let failing = findings.filter { $0.answer == .no }.map(\.detail)
      let open = findings.count { $0.answer == .unknown }
      let words =
        failing.isEmpty
        ? open > 0 ? "nothing speaks against it, \(open) of \(findings.count) can't be told" : "it is what runs"
        : failing.joined(separator: "; ")
      return [
        Draft(session: session, .fixChecked(number, findings)),
        noted("Fix \(number) checked: \(words)", on: record, in: situation),
      ]
    default: return []
    }
  }

  static func todoChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    func todo(_ number: Int) throws(Refusal) -> Todo {
      try found(record.todo(number), "todo", number, "baton todo list")
    }
    func draft(_ change: Change) -> [Draft] { [Draft(session: record.session.number, change)] }
    switch command {
    case .addTodo(let words, let owner, let due):
      var added = Todo(number: (record.todos.map(\.number).max() ?? 0) + 1, text: try text(words, "the todo's text"))
      added.owner = owner?.trimmed.nonEmpty
      added.due = due
      return draft(.todoAdded(added))
    case .editTodo(let number, let words):
      _ = try todo(number)
      return draft(.todoEdited(number, text: try text(words, "the todo's text")))
    case .startTodo(let number):
      let found = try todo(number)
      switch record.state(of: found) {
      case .blocked:
        let reason = record.holding(found).map(\.text).joined(separator: "; ")
        throw .notYet("todo \(number) is blocked (\(reason)); clear that, or `baton todo unblock \(number)`")
      case .done, .cancelled: throw .conflict("todo \(number) is closed; `baton todo reopen \(number)` first")
      case .inProgress: return []
      case .open, .ready: return draft(.todoStarted(number))
      }
    case .finishTodo(let number):
      let found = try todo(number)
      switch record.state(of: found) {
      case .done: return []
      case .cancelled: throw .conflict("todo \(number) is cancelled; `baton todo reopen \(number)` first")
      case .blocked:
        let reason = record.holding(found).map(\.text).joined(separator: "; ")
        throw .notYet("todo \(number) is blocked (\(reason)); clear that, or `baton todo unblock \(number)`")
      case .open, .ready, .inProgress: return draft(.todoDone(number))
      }
    case .cancelTodo(let number, let because):
      guard try todo(number).progress != .cancelled else { return [] }
      return draft(.todoCancelled(number, because: try text(because, "a reason (--because)")))
    case .reopenTodo(let number):
      return try todo(number).isClosed ? draft(.todoReopened(number)) : []
    case .blockTodo(let number, let on, let words):
      _ = try todo(number)
      switch on {
      case .todo(let other):
        _ = try todo(other)
        if let cycle = record.cycle(blocking: number, on: other) {
          let chain = cycle.map { "\($0)" }.joined(separator: " → ")
          throw .unusable("todo \(number) can't wait for \(other): that would be a circle, \(chain)")
        }
      case .risk(let risk): _ = try found(record.risk(risk), "risk", risk, "baton risk list")
      case .outside: _ = try text(words, "what it waits for")
      case .validation, .monitoring: break
      }
      return draft(.todoBlocked(number, Blocker(on: on, text: words.trimmed.nonEmpty ?? on.words)))
    case .unblockTodo(let number, let on):
      let blockers = try todo(number).blockers.filter { !$0.isLifted && (on == nil || $0.on == on) }
      guard !blockers.isEmpty else {
        throw .notFound("todo \(number) has no such blocker; `baton todo list` shows what it waits for")
      }
      return draft(.todoUnblocked(number, on: on))
    case .assignTodo(let number, let owner):
      _ = try todo(number)
      return draft(.todoAssigned(number, owner: owner?.trimmed.nonEmpty))
    case .setTodoDue(let number, let due):
      _ = try todo(number)
      return draft(.todoDue(number, due))
    case .moveTodo(let number, let before):
      _ = try todo(number)
      if let before { _ = try todo(before) }
      return before == number ? [] : draft(.todoMoved(number, before: before))
    default: return []
    }
  }

  static func riskChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    func check(_ number: Int) throws(Refusal) { _ = try found(record.risk(number), "risk", number, "baton risk list") }
    func draft(_ change: Change) -> [Draft] { [Draft(session: record.session.number, change)] }
    switch command {
    case .addRisk(let title, let likelihood, let impact, let mitigation):
      var risk = Risk(
        number: (record.risks.map(\.number).max() ?? 0) + 1, title: try text(title, "the risk's title"),
        likelihood: try rated(likelihood, RatingWords.likelihood, "likelihood"),
        impact: try rated(impact, RatingWords.impact, "impact"), mitigation: mitigation?.trimmed.nonEmpty)
      risk.likelihoodWords = likelihood?.trimmed.nonEmpty
      risk.impactWords = impact?.trimmed.nonEmpty
      return draft(.riskAdded(risk))
    case .editRisk(let number, let title, let mitigation, let owner):
      try check(number)
      return draft(.riskEdited(number, title: title?.trimmed.nonEmpty, mitigation: mitigation, owner: owner))
    case .rateRisk(let number, let likelihood, let impact):
      try check(number)
      guard likelihood != nil || impact != nil else { throw .unusable("say --likelihood, --impact or both") }
      return draft(
        .riskRated(
          number, likelihood: try rated(likelihood, RatingWords.likelihood, "likelihood"),
          impact: try rated(impact, RatingWords.impact, "impact"), likelihoodWords: likelihood?.trimmed,
          impactWords: impact?.trimmed))
    case .mitigateRisk(let number, let mitigation):
      try check(number)
      let words = try mitigation.map { mitigation throws(Refusal) in try text(mitigation, "what was done against it") }
      return draft(.riskMitigated(number, mitigation: words))
    case .acceptRisk(let number, let because):
      try check(number)
      return draft(.riskAccepted(number, because: try text(because, "a reason (--because)")))
    case .materialiseRisk(let number, let because):
      let risk = try found(record.risk(number), "risk", number, "baton risk list")
      let rating = risk.likelihood.map { ", rated \($0.words)" } ?? ""
      return draft(.riskMaterialised(number, because: because?.trimmed.nonEmpty)) + [
        noted(
          "Risk \(number) came true\(rating): \(risk.title)" + (because?.trimmed.nonEmpty.map { " (\($0))" } ?? ""),
          on: record, in: situation)
      ]
    case .closeRisk(let number, let because):
      try check(number)
      return draft(.riskClosed(number, because: try text(because, "a reason (--because)")))
    case .reopenRisk(let number):
      try check(number)
      return record.risk(number)?.status == .open ? [] : draft(.riskReopened(number))
    default: return []
    }
  }

  static func found<Item>(_ item: Item?, _ what: String, _ number: Int, _ lister: String) throws(Refusal) -> Item {
    guard let item else { throw .notFound("there is no \(what) \(number); `\(lister)` shows what there is") }
    return item
  }

  private static func rated<Scale>(
    _ words: String?, _ read: (String) -> Scale?, _ what: String
  ) throws(Refusal) -> Scale? {
    guard let words = words?.trimmed, !words.isEmpty else { return nil }
    guard let value = read(words) else {
      throw .unusable(
        "\(what) “\(words)” is not on the scale: very low, low, medium, high, \(what == "impact" ? "critical" : "certain")"
      )
    }
    return value
  }
}

extension Blocker {
  /// The reason begins with what it is on: "validation round 1 failed".
  public var saysItself: Bool { (on == .validation || on == .monitoring) && text.hasPrefix(on.words + " ") }

  /// What it is on, and the reason, neither said twice.
  public var words: String {
    if text.isEmpty || text == on.words { return on.words }
    return on == .outside || saysItself ? text : "\(on.words): \(text)"
  }
}

extension Blocker.On {
  /// The words for a blocker named without any: "validation", "todo 3".
  public var words: String {
    switch self {
    case .todo(let number): "todo \(number)"
    case .validation: "validation"
    case .monitoring: "monitoring"
    case .risk(let number): "risk \(number)"
    case .outside: ""
    }
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
