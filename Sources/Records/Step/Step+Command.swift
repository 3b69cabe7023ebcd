package enum StepCommand: Equatable, Sendable {
  case edit(Patch<Step>)
  /// `folder` is the absolute path it runs in.
  case startRun(command: String, folder: String? = nil)
  case endRun(Run)
  case pass(because: String?)
  case fail(because: String)
  case waive(because: String)

  func decide(on step: Step, in record: SessionRecord, _ situation: Situation) throws(Refusal) -> [Change] {
    let number = step.number
    switch self {
    case .edit(let patch): return [.step(number, .edited(try patch.checked("the step's")))]
    case .startRun(let command, let folder):
      var run = Run(
        number: (step.runs.map(\.number).max() ?? 0) + 1, round: record.round, at: situation.at, by: situation.actor,
        command: command)
      run.folder = folder
      return [.step(number, .runStarted(run))]
    case .endRun(let run):
      // Each Baton that looks finds what another left open; the first says so.
      if run.ending == .interrupted, step.runs.first(where: { $0.number == run.number })?.isRunning == false {
        return []
      }
      let outcome = run.proposal.map {
        switch $0 {
        case .passed: "passed"
        case .failed: "failed"
        case .unsure: "needs a person to judge"
        }
      }
      let words = "Step \(number) \(outcome ?? "ended"): \(step.title)" + (run.why.map { " (\($0))" } ?? "")
      let evidence = [RunReference(step: number, run: run.number)]
      return [
        .step(number, .runEnded(run)), record.noted(words, in: situation, source: .step, evidence: evidence),
      ]
    case .pass(let because):
      let because = because?.trimmed.nonEmpty
      if because == nil, let run = record.lastRun(of: step), run.proposal == .failed {
        let shown = run.why.map { ": \($0)" } ?? ""
        throw .notYet(
          "the last run of step \(number) says failed\(shown); to pass it all the same say why, with --because TEXT")
      }
      return try judged(.passed, step, because, on: record, in: situation)
    case .fail(let because):
      return try judged(
        .failed, step, try Decider.text(because, "a reason (--because)"), on: record, in: situation)
    case .waive(let because):
      return try judged(
        .waived, step, try Decider.text(because, "a reason (--because)"), on: record, in: situation)
    }
  }

  private func judged(
    _ outcome: Judgement.Outcome, _ step: Step, _ because: String?, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Change] {
    let last = record.lastRun(of: step)
    if last?.isRunning == true { throw .conflict("step \(step.number) is still running; wait for it or cancel it") }
    let proposal = last?.proposal
    let agrees = proposal?.rawValue == outcome.rawValue
    let judgement = Judgement(
      outcome: outcome, round: record.round, by: situation.actor, at: situation.at, because: because,
      afterRuns: step.runs.count, overruled: agrees ? nil : proposal)
    let words = "Step \(step.number) judged \(outcome.rawValue): \(step.title)" + (because.map { " (\($0))" } ?? "")
    return [
      .step(step.number, .judged(judgement)),
      record.noted(words, in: situation, source: .step, evidence: record.lastRuns(of: [step])),
    ]
  }
}

extension SessionRecord {
  func newStep(
    _ title: String, command: String?, language: String?, expectation: Expectation?
  ) throws(Refusal) -> Change {
    var step = Step(
      number: steps.nextNumber, title: try Decider.text(title, "the step's title"), command: command?.nonEmpty,
      expectation: expectation)
    step.language = language
    return .step(step.number, .added(step))
  }
  func found(step number: Int) throws(Refusal) -> Step {
    try Decider.found(step(number), "step", number, "baton step list")
  }
}
