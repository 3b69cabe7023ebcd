extension DecisionPlan {
  /// The branch that the settled steps lead to, and everything it would change.
  package init(on record: SessionRecord, in situation: Situation) throws(Refusal) {
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
    switch branch {
    case .success: self = DecisionPlan.success(on: record, in: situation)
    case .failure: self = DecisionPlan.failure(on: record, in: situation)
    }
    // What is only offered stands below what happens.
    parts = parts.filter(\.isProposed) + parts.filter { !$0.isProposed }
  }

  private static func success(on record: SessionRecord, in situation: Situation) -> DecisionPlan {
    let overruled = record.steps.compactMap { step in record.overruling(of: step).map { (step.number, $0) } }
    let waived = record.steps.filter { record.verdict(of: $0) == .waived }.map(\.number)
    let left = waived.map(String.init).joined(separator: ", ")
    var because =
      !record.isProven
      ? "every step was waived (\(left)), so nothing was proven"
      : waived.isEmpty ? "every step passed" : "every step passed or was waived (\(left))"
    if !overruled.isEmpty {
      because += ", against what \(named(overruled.map { $0.0 })) showed"
    }
    var plan = DecisionPlan(branch: .success, because: because, restsOn: record.steps)
    for (step, judgement) in overruled {
      plan.remark(
        "step \(step) counts as passed though its run says failed: \(judgement.because ?? "no reason given"), \(judgement.by)"
      )
    }
    let proof = "the validation passed" + (waived.isEmpty ? "" : ", \(named(waived)) waived")
    for fix in record.fixes where fix.status != .validated && fix.status != .failed {
      guard record.isProven else {
        plan.remark("fix \(fix.number) stays \(fix.status.rawValue): every step was waived, so nothing proves it")
        continue
      }
      if let finding = fix.provenance.first(where: { $0.answer == .no }) {
        plan.remark("fix \(fix.number) stays \(fix.status.rawValue): \(finding.detail)")
        continue
      }
      plan.add(
        ItemReference(.fix, fix.number), "fix \(fix.number) is validated",
        [.fix(fix.number, .status(.validated, commit: nil, build: nil, because: proof))])
    }
    for risk in record.risks where risk.isLive {
      let isOver = risk.status == .materialised && risk.materialisedInRound != nil
      plan.add(
        ItemReference(.risk, risk.number), "risk \(risk.number) is mitigated: \(risk.title)",
        [.risk(risk.number, .mitigated(mitigation: nil))], entry: "Risk \(risk.number) mitigated: \(risk.title)",
        isProposed: isOver)
    }
    for todo in record.todos where record.state(of: todo) == .blocked {
      guard record.holding(todo).allSatisfy({ $0.on == .validation }) else { continue }
      let held = Blocker(
        on: .outside, text: "held back by \(situation.actor) when validation round \(record.round) passed")
      plan.add(
        ItemReference(.todo, todo.number), "todo \(todo.number) becomes ready: \(todo.text)", [],
        otherwise: [.todo(todo.number, .blocked(held))])
    }
    plan.addTodos(record.branches.success, on: record)
    if let window = record.monitoring, window.stage == .done { return plan }
    let window = record.monitoring
    let (length, every) = (window?.hours ?? 24, window?.every ?? 4)
    var changes: [Change] = []
    var words = "a monitoring window of \(Decider.length(length)) starts at \(situation.at.clock) UTC"
    words += ", a checkpoint every \(Decider.length(every))"
    if let window, window.stage == .running {
      changes.append(plan.reset(window, because: "validation round \(record.round) passed", in: situation))
      words += "; the one that runs ends, and what it saw is kept"
    }
    changes.append(.monitoring(.started(start: situation.at, hours: length, every: every)))
    plan.add(
      ItemReference(.monitoring), words, changes, entry: Monitoring.startedWords(length, every))
    return plan
  }

  private static func failure(on record: SessionRecord, in situation: Situation) -> DecisionPlan {
    let failed = record.steps.filter { record.verdict(of: $0) == .failed }
    let symptoms = failed.map { step in
      let why = record.judgement(of: step)?.because ?? record.lastRun(of: step)?.why
      return "step \(step.number) failed" + (why.map { ": \($0)" } ?? "")
    }
    let because = brief(symptoms, of: failed)
    var plan = DecisionPlan(branch: .failure, because: because, symptoms: symptoms, restsOn: failed)
    for symptom in symptoms { plan.remark("recorded as a symptom: \(symptom)") }
    let proven = record.riskOfFailedFix
    for risk in record.risks where risk.status == .open || risk == proven && risk.status == .mitigated {
      let rating = risk.likelihood.map { ", rated \($0.displayText)" } ?? ""
      plan.add(
        ItemReference(.risk, risk.number), "risk \(risk.number) came true\(rating): \(risk.title)",
        [.risk(risk.number, .materialised(because: because, round: record.round))],
        entry: "Risk \(risk.number) came true\(rating): \(risk.title)", isProposed: risk == proven)
    }
    for fix in record.fixes where fix.status != .validated && fix.status != .failed {
      plan.add(
        ItemReference(.fix, fix.number), "fix \(fix.number) failed validation: \(fix.title)",
        [.fix(fix.number, .status(.failed, commit: nil, build: nil, because: because))])
    }
    let reason = "validation round \(record.round) failed: \(named(failed.map(\.number)))"
    for todo in record.todos {
      guard let blocker = record.holding(todo).first(where: { $0.on == .validation }) else { continue }
      let reworded: [Change] =
        blocker.text == reason ? [] : [.todo(todo.number, .blocked(Blocker(on: .validation, text: reason)))]
      plan.remark("todo \(todo.number) stays blocked: \(reason)", reworded)
    }
    plan.addTodos(record.branches.failure, on: record)
    if let window = record.monitoring, window.stage == .running {
      plan.add(
        ItemReference(.monitoring), "the monitoring window is reset",
        [plan.reset(window, because: because, in: situation)], entry: "Monitoring reset: \(because)")
    }
    plan.remark("validation round \(record.round + 1) begins with every step to be run again")
    return plan
  }

  private func reset(_ window: Monitoring, because: String, in situation: Situation) -> Change {
    .monitoring(
      .reset(
        MonitoringReset(
          at: situation.at, by: situation.actor, because: because, start: window.start, hours: window.hours,
          checkpoints: window.checkpoints)))
  }

  /// A branch's items that are not todos yet; an item that names a todo there is already that
  /// todo's work.
  private mutating func addTodos(_ items: [Statement], on record: SessionRecord) {
    var number = record.todos.map(\.number).max() ?? 0
    for item in items where !record.todos.contains(where: { $0.text.names(item.text) }) {
      number += 1
      let todo = Todo(number: number, text: item.text)
      add(ItemReference(.todo, number), "todo \(number) is added: \(item.text)", [.todo(number, .added(todo))])
    }
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
      ? "\(named(failed.map(\.number))) failed; \(first.replacing(" failed:", with: ":", maxReplacements: 1))" : first
    return text.count > longestReason ? text.prefix(longestReason - 1) + "…" : text
  }

  /// `step 4`, `steps 4 and 5`
  private static func named(_ steps: [Int]) -> String {
    let numbers = steps.map { "\($0)" }
    guard let last = numbers.last, numbers.count > 1 else { return "step \(numbers.first ?? "")" }
    return "steps \(numbers.dropLast().joined(separator: ", ")) and \(last)"
  }
}

extension Decider {
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

  /// A step of this round passed: what was only waived proves nothing.
  var isProven: Bool { steps.contains { verdict(of: $0) == .passed } }

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
