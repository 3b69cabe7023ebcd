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
        outcome: outcome(record.judgement(of: step), last, isRunning: isRunning))
    }
  }

  private func outcome(_ judgement: Judgement?, _ last: Run?, isRunning: Bool) -> String {
    if isRunning { return "running" }
    if let judgement {
      let words = judgement.because.map { ": \($0)" } ?? ""
      return judgement.overruled == nil && judgement.outcome != .waived && last?.why != nil
        ? last?.why ?? "" : "\(judgement.outcome.rawValue)\(words)"
    }
    guard let last else { return "" }
    return last.why ?? last.ending?.words ?? ""
  }
}

extension Run.Ending {
  var words: String {
    switch self {
    case .exited(let status): "exit \(status)"
    case .signalled(let signal): "ended by signal \(signal)"
    case .timedOut: "timed out"
    case .cancelled: "cancelled"
    case .interrupted: "interrupted"
    case .failedToStart(let reason): "could not start: \(reason)"
    }
  }
}
