extension Monitoring {
  /// A checkpoint not done is due until its time, overdue until the next one's, then missed. The
  /// last is only overdue while the window runs; what a window that is over has not done, it has
  /// missed.
  package func state(of checkpoint: Checkpoint, at now: Moment) -> CheckpointState {
    switch checkpoint.outcome {
    case .ok: return .ok
    case .trouble: return .trouble
    case nil: break
    }
    if stage == .done, checkpoints.contains(where: { $0.outcome != nil }) { return .missed }
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

  /// The checkpoints that nobody did in their time.
  package func missed(at now: Moment) -> [Checkpoint] { checkpoints.filter { state(of: $0, at: now) == .missed } }

  /// The missed ones that lie between the last one done and this one: who does this one tells of
  /// them.
  func missed(before checkpoint: Checkpoint, at now: Moment) -> [Checkpoint] {
    let last = checkpoints.last { $0.outcome != nil && $0.due < checkpoint.due }?.due
    return missed(at: now).filter { missed in missed.due < checkpoint.due && last.map { $0 < missed.due } ?? true }
  }
}
