import Records

struct StepRow: Sendable {
  var step: Step
  var verdict: StepVerdict
  /// Runs now, in this console or in another.
  var isRunning: Bool
  /// It ran in this round.
  var hasRun: Bool
  /// What decided it, in the fewest words.
  var outcome: String
}

extension State {
  func stepRows(_ record: SessionRecord) -> [StepRow] {
    record.steps.map { step in
      let verdict = record.verdict(of: step)
      let last = record.lastRun(of: step)
      let isRunning = run?.step == step.number || last?.isRunning == true
      return StepRow(
        step: step, verdict: verdict, isRunning: isRunning, hasRun: last != nil,
        outcome: outcome(of: step, in: record, isRunning: isRunning))
    }
  }

  private func outcome(of step: Step, in record: SessionRecord, isRunning: Bool) -> String {
    if isRunning { return "running" }
    let reason = record.reason(for: step)
    guard let judgement = record.judgement(of: step), judgement.overruled != nil || judgement.outcome == .waived else {
      return reason ?? ""
    }
    // The sign alone would not tell that it stands against the run, or why there was none.
    return judgement.outcome.rawValue + (reason.map { ": \($0)" } ?? "")
  }
}
