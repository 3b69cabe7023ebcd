/// The window in which the fix is watched after it was validated.
package struct Monitoring: Equatable, Sendable, Codable {
  package enum Stage: String, Sendable, Codable { case planned, running, done, reset }

  package var stage: Stage
  /// The planned start, or the real one once it runs; nil where a plan names none.
  package var start: Moment?
  package var hours: Double
  /// Hours between checkpoints.
  package var every: Double
  package var checkpoints: [Checkpoint]
  package var baseline: [Statement] = []
  /// What is watched for, in words.
  package var watches: [Statement] = []
  package var resets: [MonitoringReset] = []
  package var lines: LineSpan?

  package init(stage: Stage, start: Moment?, hours: Double = 24, every: Double = 4, checkpoints: [Checkpoint] = []) {
    self.stage = stage
    self.start = start
    self.hours = hours
    self.every = every
    self.checkpoints = checkpoints
  }

  package var end: Moment? { start?.adding(hours: hours) }

  /// Checkpoints every `every` hours after `start`, the last one at its end.
  package static func schedule(start: Moment, hours: Double, every: Double) -> [Checkpoint] {
    guard hours > 0, every > 0, hours / every <= 1000 else { return [] }
    var due: [Moment] = []
    var offset = every
    while offset < hours {
      due.append(start.adding(hours: offset))
      offset += every
    }
    due.append(start.adding(hours: hours))
    return due.map { Checkpoint(due: $0) }
  }
}

package struct Checkpoint: Equatable, Sendable, Codable {
  package enum Outcome: String, Sendable, Codable, CaseIterable { case ok, trouble }

  package var due: Moment
  package var outcome: Outcome?
  package var doneAt: Moment?
  package var by: String?
  package var note: String?
  /// SHA-256 of evidence in the store.
  package var evidence: String?
  /// The step that a check of this checkpoint runs.
  package var step: Int?
  package var lines: LineSpan?

  package init(due: Moment) { self.due = due }
}

extension Checkpoint: Fielded {
  package static let fields: [Field<Checkpoint>] = [
    Field("outcome", .choice(\.outcome), label: "Outcome"),
    Field("doneAt", .moment(\.doneAt), label: "Done (UTC)"),
    Field("by", .words(\.by), label: "By"),
    Field("note", .words(\.note), label: "Note", in: [.json, .search]),
    Field("step", .count(\.step), label: "Step"),
    Field("evidence", .words(\.evidence), label: "Evidence"),
  ]
}

/// A window that was given up, with what it had seen.
package struct MonitoringReset: Equatable, Sendable, Codable {
  package var at: Moment
  package var by: String
  package var because: String
  package var start: Moment?
  package var hours: Double
  package var checkpoints: [Checkpoint]

  package init(at: Moment, by: String, because: String, start: Moment?, hours: Double, checkpoints: [Checkpoint]) {
    self.at = at
    self.by = by
    self.because = because
    self.start = start
    self.hours = hours
    self.checkpoints = checkpoints
  }
}

/// What a checkpoint is worth now.
package enum CheckpointState: String, Sendable { case due, overdue, ok, trouble, missed }
