extension SessionRecord {
  /// The last decision was success: what waited for the validation is free.
  package var validationPassed: Bool { decisions.last?.branch == .success }

  /// The operator's judgement where it is later than the last run, else what the last run proposes;
  /// in the present round.
  package func verdict(of step: Step) -> StepVerdict {
    if let judgement = judgement(of: step) {
      return switch judgement.outcome {
      case .passed: .passed
      case .failed: .failed
      case .waived: .waived
      }
    }
    return switch lastRun(of: step)?.proposal {
    case .passed: .passed
    case .failed: .failed
    case .unsure, nil: .pending
    }
  }

  /// The judgement in force, if any.
  package func judgement(of step: Step) -> Judgement? {
    guard let last = step.judgements.last, last.round == round, last.afterRuns >= step.runs.count else { return nil }
    return last
  }

  /// The judgement by which a step is passed although its run proposed that it failed, if any.
  package func overruling(of step: Step) -> Judgement? {
    judgement(of: step).flatMap { $0.outcome == .passed && $0.overruled == .failed ? $0 : nil }
  }

  /// Why a step stands where it does in this round: the reason of who judged it, else what its last
  /// run showed. Nil where neither is.
  package func reason(for step: Step) -> String? {
    let run = lastRun(of: step)
    guard let judgement = judgement(of: step) else { return run?.why ?? run?.ending?.displayText }
    return judgement.because ?? (judgement.overruled == nil ? run?.why : nil)
  }

  /// The last run of the present round.
  package func lastRun(of step: Step) -> Run? { step.runs.last.flatMap { $0.round == round ? $0 : nil } }

  /// What rests on these steps in this round: the last run of each.
  func lastRuns(of steps: [Step]) -> [RunReference] {
    steps.compactMap { step in lastRun(of: step).map { RunReference(step: step.number, run: $0.number) } }
  }

  /// How many steps are settled in this round, of how many.
  package var validationProgress: (settled: Int, of: Int) {
    (steps.count { verdict(of: $0) != .pending }, steps.count)
  }

  /// The branch the steps lead to; nil while one is pending or running, or where there are none.
  package var branchDue: Decision.Branch? {
    guard !steps.isEmpty else { return nil }
    let verdicts = steps.map(verdict(of:))
    guard !verdicts.contains(.pending) else { return nil }
    return verdicts.contains(.failed) ? .failure : .success
  }
}
