package enum MonitoringCommand: Equatable, Sendable {
  case start(hours: Double, every: Double)
  case reset(because: String)
  case checkpoint(Checkpoint.Outcome, note: String?, evidence: String?)
  case attachStep(due: Moment, step: Int?)

  func decide(on record: SessionRecord, _ situation: Situation) throws(Refusal) -> [Change] {
    switch self {
    case .start(let hours, let every):
      guard hours > 0, every > 0, every <= hours, hours / every <= 1000, hours <= 24 * 366 else {
        throw .unusable(
          "a window needs a length and an interval above zero, at most a year and 1000 checkpoints; --length 24h --every 4h is usual"
        )
      }
      if record.monitoring?.stage == .running {
        throw .conflict("a monitoring window is running; `baton monitor reset --because TEXT` ends it first")
      }
      return [
        .monitoring(.started(start: situation.at, hours: hours, every: every)),
        record.noted(Monitoring.startedWords(hours, every), in: situation),
      ]
    case .reset(let because):
      guard let window = record.monitoring, window.stage == .running else {
        throw .notFound("no monitoring window is running; `baton monitor start` begins one")
      }
      let words = try Decider.text(because, "a reason (--because)")
      let reset = MonitoringReset(
        at: situation.at, by: situation.actor, because: words, start: window.start, hours: window.hours,
        checkpoints: window.checkpoints)
      // The step that the checkpoints ran is what the new ones run.
      let kept = window.checkpoints.last?.step.map { step in
        Monitoring.schedule(start: situation.at, hours: window.hours, every: window.every).map {
          Change.monitoring(.checkpointStep(due: $0.due, step: step))
        }
      }
      return [
        .monitoring(.reset(reset)),
        .monitoring(.started(start: situation.at, hours: window.hours, every: window.every)),
      ] + (kept ?? []) + [
        record.noted("Monitoring reset: \(words)", in: situation)
      ]
    case .checkpoint(let outcome, let note, let evidence):
      return try checked(outcome, note: note?.trimmed.nonEmpty, evidence: evidence, on: record, in: situation)
    case .attachStep(let due, let step):
      guard record.monitoring?.checkpoints.contains(where: { $0.due == due }) == true else {
        throw .notFound("there is no checkpoint due at \(due.iso)")
      }
      if let step { _ = try record.found(step: step) }
      return [.monitoring(.checkpointStep(due: due, step: step))]
    }
  }

  /// The check of the checkpoint that is due; the last one ends the window. What is seen before one
  /// is due is an observation, and leaves it to be done.
  private func checked(
    _ outcome: Checkpoint.Outcome, note: String?, evidence: String?, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Change] {
    guard let window = record.monitoring, window.stage == .running else {
      throw .notFound("no monitoring window is running; `baton monitor start` begins one")
    }
    guard let next = window.next(at: situation.at) else { throw .notFound("every checkpoint of this window is done") }
    let runs = record.steps.flatMap { step in
      step.runs.filter { evidence != nil && $0.evidence == evidence }.suffix(1).map {
        RunReference(step: step.number, run: $0.number)
      }
    }
    func told(_ moment: Moment) -> String {
      moment.day == situation.at.day ? moment.clock : "\(moment.day.iso) \(moment.clock)"
    }
    if situation.at < next.due {
      let seen = outcome == .ok ? "Looked at" : "Trouble seen"
      let words = "\(seen) before the checkpoint of \(told(next.due))" + (note.map { ": \($0)" } ?? "")
      return [record.noted(words, in: situation, evidence: runs)]
    }
    var changes: [Change] = [
      .monitoring(
        .checkpointDone(due: next.due, outcome, by: situation.actor, at: situation.at, note: note, evidence: evidence))
    ]
    let missed = window.missed(before: next, at: situation.at).map { told($0.due) }
    let words =
      "Checkpoint \(next.due.clock) \(outcome == .ok ? "ok" : "in trouble")" + (note.map { ": \($0)" } ?? "")
      + (missed.isEmpty ? "" : " (missed before it: \(missed.joined(separator: ", ")))")
    changes.append(record.noted(words, in: situation, evidence: runs))
    if next.due == window.checkpoints.last?.due, outcome == .ok {
      changes.append(.monitoring(.completed))
    }
    return changes
  }
}

extension Monitoring {
  static func startedWords(_ hours: Double, _ every: Double) -> String {
    "Monitoring started: \(Decider.length(hours)), a checkpoint every \(Decider.length(every))"
  }
}
