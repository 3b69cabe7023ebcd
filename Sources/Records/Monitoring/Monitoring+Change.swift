package enum MonitoringChange: Equatable, Sendable, Codable {
  case started(start: Moment, hours: Double, every: Double)
  case reset(MonitoringReset)
  case checkpointDone(due: Moment, Checkpoint.Outcome, by: String, at: Moment, note: String?, evidence: String?)
  case checkpointStep(due: Moment, step: Int?)
  case completed

  enum CodingKeys: String, CodingKey, CaseIterable {
    case started = "monitoringStarted"
    case reset = "monitoringReset"
    case checkpointDone, checkpointStep
    case completed = "monitoringCompleted"
  }

  var historyLine: String {
    switch self {
    case .started: "monitoring started"
    case .reset(let reset): "monitoring reset: \(reset.because)"
    case .checkpointDone(_, let outcome, _, _, _, _): "checkpoint \(outcome.rawValue)"
    case .checkpointStep(let due, let step):
      "checkpoint \(due.clock) runs \(step.map { "step \($0)" } ?? "no step")"
    case .completed: "monitoring completed"
    }
  }
}

extension SessionRecord {
  mutating func apply(_ change: MonitoringChange) {
    func place(_ due: Moment) -> Int? { monitoring?.checkpoints.firstIndex { $0.due == due } }
    switch change {
    case .started(let start, let hours, let every):
      var window = monitoring ?? Monitoring(stage: .running, start: start)
      (window.stage, window.start, window.hours, window.every) = (.running, start, hours, every)
      window.checkpoints = Monitoring.schedule(start: start, hours: hours, every: every)
      monitoring = window
    case .reset(let reset):
      monitoring?.stage = .reset
      monitoring?.resets.append(reset)
      monitoring?.checkpoints = []
    case .checkpointDone(let due, let outcome, let by, let at, let note, let evidence):
      guard let index = place(due), var checkpoint = monitoring?.checkpoints[index] else { return }
      (checkpoint.outcome, checkpoint.by, checkpoint.doneAt) = (outcome, by, at)
      (checkpoint.note, checkpoint.evidence) = (note, evidence)
      monitoring?.checkpoints[index] = checkpoint
    case .checkpointStep(let due, let step): if let index = place(due) { monitoring?.checkpoints[index].step = step }
    case .completed: monitoring?.stage = .done
    }
  }
}
