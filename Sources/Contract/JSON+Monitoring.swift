import Records

extension JSON {
  /// `monitor status --json`, and the `monitoring` member of a record; null where no window was
  /// planned.
  package static func monitoring(_ monitoring: Monitoring?, now: Moment) -> JSON {
    guard let monitoring else { return .null }
    let object: JSON = [
      "start": JSON(monitoring.start),
      "hours": .number(monitoring.hours),
      "state": .string(monitoring.stage.rawValue),
      "checkpoints": .array(
        monitoring.checkpoints.map { checkpoint($0, state: monitoring.state(of: $0, at: now)) }),
      "resets": .array(monitoring.resets.map(reset)),
      "watches": JSON(monitoring.watches),
      "baseline": JSON(monitoring.baseline),
    ]
    return object.at(monitoring.lines)
  }

  private static func checkpoint(_ checkpoint: Checkpoint, state: CheckpointState) -> JSON {
    object(["due": JSON(checkpoint.due), "state": .string(state.rawValue)], of: checkpoint).at(checkpoint.lines)
  }

  /// A checkpoint of a window given up was done, or counts as missed.
  private static func reset(_ reset: MonitoringReset) -> JSON {
    [
      "at": JSON(reset.at),
      "by": .string(reset.by),
      "because": .string(reset.because),
      "start": JSON(reset.start),
      "hours": .number(reset.hours),
      "checkpoints": .array(
        reset.checkpoints.map { past in
          checkpoint(past, state: past.outcome.flatMap { CheckpointState(rawValue: $0.rawValue) } ?? .missed)
        }),
    ]
  }
}
