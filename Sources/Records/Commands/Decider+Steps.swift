extension Decider {
  static func stepChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let session = record.session.number
    func step(_ number: Int) throws(Refusal) -> Step {
      try found(record.step(number), "step", number, "baton step list")
    }
    switch command {
    case .addStep(let title, let command, let language, let expectation):
      var added = Step(
        number: (record.steps.map(\.number).max() ?? 0) + 1, title: try text(title, "the step's title"),
        command: command?.nonEmpty, expectation: expectation)
      added.language = language
      return [Draft(session: session, .stepAdded(added))]
    case .editStep(let number, let command, let title, let expectation):
      _ = try step(number)
      return [Draft(session: session, .stepEdited(number, command: command, title: title, expectation: expectation))]
    case .startRun(let number, let command, let folder):
      let step = try step(number)
      var run = Run(
        number: (step.runs.map(\.number).max() ?? 0) + 1, round: record.round, at: situation.at, by: situation.actor,
        command: command)
      run.folder = folder
      return [Draft(session: session, .stepRunStarted(number, run))]
    case .endRun(let number, let run):
      let step = try step(number)
      // Each Baton that looks finds what another left open; the first says so.
      if run.ending == .interrupted, step.runs.first(where: { $0.number == run.number })?.isRunning == false {
        return []
      }
      let outcome = run.proposal.map {
        ["passed": "passed", "failed": "failed"][$0.rawValue] ?? "needs a person to judge"
      }
      let words = "Step \(number) \(outcome ?? "ended"): \(step.title)" + (run.why.map { " (\($0))" } ?? "")
      return [
        Draft(session: session, .stepRunEnded(number, run)),
        noted(
          words, on: record, in: situation, source: .step, evidence: [RunReference(step: number, run: run.number)]),
      ]
    case .passStep(let number, let because):
      return try judged(.passed, try step(number), because: because?.trimmed.nonEmpty, on: record, in: situation)
    case .failStep(let number, let because):
      return try judged(
        .failed, try step(number), because: text(because, "a reason (--because)"), on: record, in: situation)
    case .waiveStep(let number, let because):
      return try judged(
        .waived, try step(number), because: text(because, "a reason (--because)"), on: record, in: situation)
    default: return []
    }
  }

  private static func judged(
    _ outcome: Judgement.Outcome, _ step: Step, because: String?, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let last = record.lastRun(of: step)
    if last?.isRunning == true { throw .conflict("step \(step.number) is still running; wait for it or cancel it") }
    let proposal = last?.proposal
    let agrees = proposal?.rawValue == outcome.rawValue
    let judgement = Judgement(
      outcome: outcome, round: record.round, by: situation.actor, at: situation.at, because: because,
      afterRuns: step.runs.count, overruled: agrees ? nil : proposal)
    let words = "Step \(step.number) judged \(outcome.rawValue): \(step.title)" + (because.map { " (\($0))" } ?? "")
    return [
      Draft(session: record.session.number, .stepJudged(step.number, judgement)),
      noted(words, on: record, in: situation, source: .step, evidence: record.lastRuns(of: [step])),
    ]
  }
}
