extension Monitoring {
  /// A checkpoint not done is due until its time, overdue until the next one's, then missed. The
  /// last is never missed, only overdue.
  package func state(of checkpoint: Checkpoint, at now: Moment) -> CheckpointState {
    switch checkpoint.outcome {
    case .ok: return .ok
    case .trouble: return .trouble
    case nil: break
    }
    if stage != .running || now < checkpoint.due { return .due }
    let following = checkpoints.first { $0.due > checkpoint.due }
    return following.map { now >= $0.due } ?? false ? .missed : .overdue
  }

  /// The next checkpoint that is neither done nor missed.
  package func next(at now: Moment) -> Checkpoint? {
    guard stage == .running || stage == .planned else { return nil }
    return checkpoints.first { $0.outcome == nil && state(of: $0, at: now) != .missed }
  }

  package func overdue(at now: Moment) -> Int {
    checkpoints.count { state(of: $0, at: now) == .overdue }
  }

  /// The earliest time to answer for a checkpoint: once the one before it is past; the last one at
  /// its own time, since the window is no shorter than it says.
  package func opens(_ checkpoint: Checkpoint) -> Moment {
    if checkpoint.due == checkpoints.last?.due { return checkpoint.due }
    return checkpoints.last { $0.due < checkpoint.due }?.due ?? start ?? checkpoint.due
  }
}
