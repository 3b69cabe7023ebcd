extension Decider {
  /// The branch that the settled steps lead to, and everything it changes, as one batch.
  static func decisionChanges(on record: SessionRecord, in situation: Situation) throws(Refusal) -> [Change] {
    guard !record.steps.isEmpty else {
      throw .notYet("there is no validation step to decide on; add one with `baton step add`")
    }
    let pending = record.steps.filter { record.verdict(of: $0) == .pending }.map(\.number)
    guard pending.isEmpty, let branch = record.branchDue else {
      let which = pending.map(String.init).joined(separator: ", ")
      throw .notYet(
        "step\(pending.count == 1 ? "" : "s") \(which) still wait\(pending.count == 1 ? "s" : "") for a verdict; run, pass, fail or waive \(pending.count == 1 ? "it" : "them") first"
      )
    }
    if record.validationPassed, !record.hasSettledSinceDecision {
      throw .conflict("this validation is decided already: success")
    }
    return switch branch {
    case .success: success(on: record, in: situation)
    case .failure: failure(on: record, in: situation)
    }
  }

  private static func success(on record: SessionRecord, in situation: Situation) -> [Change] {
    var events: [Change] = []
    var changes: [String] = []
    for fix in record.fixes where fix.status != .validated && fix.status != .failed {
      if let finding = fix.provenance.first(where: { $0.answer == .no }) {
        changes.append("fix \(fix.number) stays \(fix.status.rawValue): \(finding.detail)")
        continue
      }
      events.append(
        .fix(fix.number, .status(.validated, commit: nil, build: nil, because: "the validation passed")))
      changes.append("fix \(fix.number) is validated")
    }
    var entries: [String] = []
    let doubt = record.riskOfFailedFix.flatMap { $0.status == .open ? $0 : nil }
    for risk in record.risks.filter({ $0.status == .materialised }) + [doubt].compactMap(\.self) {
      events.append(.risk(risk.number, .mitigated(mitigation: nil)))
      changes.append("risk \(risk.number) is mitigated: \(risk.title)")
      entries.append("Risk \(risk.number) mitigated: \(risk.title)")
    }
    for todo in record.todos where record.state(of: todo) == .blocked {
      if record.holding(todo).allSatisfy({ $0.on == .validation }) {
        changes.append("todo \(todo.number) becomes ready: \(todo.text)")
      }
    }
    let added = newTodos(from: record.branches.success, on: record)
    events += added.map { .todo($0.number, .added($0)) }
    changes += added.map { "todo \($0.number) is added: \($0.text)" }
    let window = record.monitoring
    if window?.stage != .done {
      let hours = window?.hours ?? 24
      let every = window?.every ?? 4
      if let window, window.stage == .running {
        let reset = MonitoringReset(
          at: situation.at, by: situation.actor, because: "validation round \(record.round) passed",
          start: window.start,
          hours: window.hours, checkpoints: window.checkpoints)
        events.append(.monitoring(.reset(reset)))
        changes.append("the running monitoring window ends; what it saw is kept")
      }
      events.append(.monitoring(.started(start: situation.at, hours: hours, every: every)))
      changes.append(
        "a monitoring window of \(length(hours)) starts at \(situation.at.clock) UTC, a checkpoint every \(length(every))"
      )
      entries.append(Monitoring.startedWords(hours, every))
    }
    let waived = record.steps.filter { record.verdict(of: $0) == .waived }.map(\.number)
    let because =
      waived.isEmpty
      ? "every step passed" : "every step passed or was waived (\(waived.map(String.init).joined(separator: ", ")))"
    return closing(
      .success, because: because, changes: changes, entries: entries, events: events, restsOn: record.steps,
      on: record, in: situation)
  }

  private static func failure(on record: SessionRecord, in situation: Situation) -> [Change] {
    let failed = record.steps.filter { record.verdict(of: $0) == .failed }
    let symptoms = failed.map { step in
      let why = record.judgement(of: step)?.because ?? record.lastRun(of: step)?.why
      return "step \(step.number) failed" + (why.map { ": \($0)" } ?? "")
    }
    let because = brief(symptoms, of: failed)
    var events: [Change] = []
    var changes = symptoms.map { "recorded as a symptom: \($0)" }
    var entries: [String] = []
    if let risk = record.riskOfFailedFix, risk.status == .open || risk.status == .mitigated {
      events.append(.risk(risk.number, .materialised(because: because)))
      let rating = risk.likelihood.map { ", rated \($0.displayText)" } ?? ""
      changes.append("risk \(risk.number) came true\(rating): \(risk.title)")
      entries.append("Risk \(risk.number) came true\(rating): \(risk.title)")
    }
    for fix in record.fixes where fix.status != .validated && fix.status != .failed {
      events.append(.fix(fix.number, .status(.failed, commit: nil, build: nil, because: because)))
      changes.append("fix \(fix.number) failed validation: \(fix.title)")
    }
    for todo in record.todos {
      guard let blocker = record.holding(todo).first(where: { $0.on == .validation }) else { continue }
      let reason = "validation round \(record.round) failed: \(named(failed))"
      if blocker.text != reason {
        events.append(.todo(todo.number, .blocked(Blocker(on: .validation, text: reason))))
      }
      changes.append("todo \(todo.number) stays blocked: \(reason)")
    }
    let added = newTodos(from: record.branches.failure, on: record)
    events += added.map { .todo($0.number, .added($0)) }
    changes += added.map { "todo \($0.number) is added: \($0.text)" }
    if let window = record.monitoring, window.stage == .running {
      let reset = MonitoringReset(
        at: situation.at, by: situation.actor, because: because, start: window.start, hours: window.hours,
        checkpoints: window.checkpoints)
      events.append(.monitoring(.reset(reset)))
      changes.append("the monitoring window is reset")
      entries.append("Monitoring reset: \(because)")
    }
    changes.append("validation round \(record.round + 1) begins with every step to be run again")
    return closing(
      .failure, because: because, symptoms: symptoms, changes: changes, entries: entries, events: events,
      restsOn: failed, on: record, in: situation)
  }

  /// Longest reason given for what follows of a failed round, in characters; the symptoms
  /// themselves are recorded whole.
  private static let longestReason = 100

  private static func brief(_ symptoms: [String], of failed: [Step]) -> String {
    let whole = symptoms.joined(separator: "; ")
    if whole.count <= longestReason { return whole }
    let first = symptoms.first ?? ""
    let text =
      failed.count > 1
      ? "\(named(failed)) failed; \(first.replacing(" failed:", with: ":", maxReplacements: 1))" : first
    return text.count > longestReason ? text.prefix(longestReason - 1) + "…" : text
  }

  /// `step 4`, `steps 4 and 5`
  private static func named(_ steps: [Step]) -> String {
    let numbers = steps.map { "\($0.number)" }
    guard let last = numbers.last, numbers.count > 1 else { return "step \(numbers.first ?? "")" }
    return "steps \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// The decision, and in the timeline: itself first, then what came with it (`entries`), each with
  /// the runs it rests on.
  private static func closing(
    _ branch: Decision.Branch, because: String, symptoms: [String] = [], changes: [String], entries: [String],
    events: [Change], restsOn steps: [Step], on record: SessionRecord, in situation: Situation
  ) -> [Change] {
    let decision = Decision(
      round: record.round, branch: branch, by: situation.actor, at: situation.at, because: because, changes: changes)
    let why = symptoms.isEmpty ? because : symptoms.joined(separator: "; ")
    let words = "Validation round \(record.round) \(branch == .success ? "passed" : "failed"): \(why)"
    let runs = record.lastRuns(of: steps)
    return events + [.decided(decision)]
      + ([words] + entries).enumerated().map { offset, entry in
        record.noted(entry, in: situation, offset: offset, evidence: runs)
      }
  }

  /// A branch's items that are not todos yet; an item that names a todo there is already that
  /// todo's work.
  private static func newTodos(from items: [Statement], on record: SessionRecord) -> [Todo] {
    var number = record.todos.map(\.number).max() ?? 0
    var added: [Todo] = []
    for item in items where !record.todos.contains(where: { $0.text.names(item.text) }) {
      number += 1
      added.append(Todo(number: number, text: item.text))
    }
    return added
  }

  /// `24 h`, `1 h 30 m`, `10 m`, `30 s`.
  static func length(_ hours: Double) -> String {
    guard let seconds = Int(exactly: (hours * 3600).rounded()) else { return "\(hours) h" }
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }
}

extension SessionRecord {
  mutating func apply(_ decision: Decision) {
    decisions.append(decision)
    if decision.branch == .failure { round = decision.round + 1 }
  }

  /// The risk that says the fix does not work: what a failed validation proves.
  package var riskOfFailedFix: Risk? {
    let doubts = [
      "doesn't", "does not", "not resolve", "not work", "not fix", "fails", "insufficient", "incomplete fix", "wrong",
    ]
    return risks.first { risk in
      let title = risk.title.lowercased().replacing("’", with: "'")
      return title.contains("fix") && doubts.contains { title.contains($0) }
    }
  }

  /// Whether a step was run or judged after the last decision.
  var hasSettledSinceDecision: Bool {
    guard let last = decisions.last else { return true }
    return steps.contains { step in
      (step.runs.last.map { $0.at > last.at } ?? false) || (step.judgements.last.map { $0.at > last.at } ?? false)
    }
  }
}

extension String {
  /// Whether two short texts name the same work: they share most of their longer words.
  func names(_ other: String) -> Bool {
    func words(_ text: String) -> Set<String> {
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 1 }.map(String.init))
    }
    let (mine, theirs) = (words(self), words(other))
    let shared = mine.intersection(theirs).count
    return shared >= 2 && shared * 2 >= min(mine.count, theirs.count)
  }
}
