/// The window in which the fix is watched after it was validated.
public struct Monitoring: Equatable, Sendable, Codable {
  public enum Stage: String, Sendable, Codable { case planned, running, done, reset }

  public var stage: Stage
  /// The planned start, or the real one once it runs; nil where a plan names none.
  public var start: Moment?
  public var hours: Double
  /// Hours between checkpoints.
  public var every: Double
  public var checkpoints: [Checkpoint]
  public var baseline: [Statement] = []
  /// What is watched for, in words.
  public var watches: [Statement] = []
  public var resets: [MonitoringReset] = []
  public var lines: LineSpan?

  public init(stage: Stage, start: Moment?, hours: Double = 24, every: Double = 4, checkpoints: [Checkpoint] = []) {
    self.stage = stage
    self.start = start
    self.hours = hours
    self.every = every
    self.checkpoints = checkpoints
  }

  public var end: Moment? { start?.adding(hours: hours) }

  /// Checkpoints every `every` hours after `start`, the last one at its end.
  public static func schedule(start: Moment, hours: Double, every: Double) -> [Checkpoint] {
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

public struct Checkpoint: Equatable, Sendable, Codable {
  public enum Outcome: String, Sendable, Codable { case ok, trouble }

  public var due: Moment
  public var outcome: Outcome?
  public var doneAt: Moment?
  public var by: String?
  public var note: String?
  /// SHA-256 of evidence in the store.
  public var evidence: String?
  /// The step that a check of this checkpoint runs.
  public var step: Int?
  public var lines: LineSpan?

  public init(due: Moment) { self.due = due }
}

/// A window that was given up, with what it had seen.
public struct MonitoringReset: Equatable, Sendable, Codable {
  public var at: Moment
  public var by: String
  public var because: String
  public var start: Moment?
  public var hours: Double
  public var checkpoints: [Checkpoint]

  public init(at: Moment, by: String, because: String, start: Moment?, hours: Double, checkpoints: [Checkpoint]) {
    self.at = at
    self.by = by
    self.because = because
    self.start = start
    self.hours = hours
    self.checkpoints = checkpoints
  }
}

/// What a checkpoint is worth now.
public enum CheckpointState: String, Sendable { case due, overdue, ok, trouble, missed }
