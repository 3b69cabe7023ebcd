/// One entry of the journal: what happened, who did it, when, and what it was based on.
package struct Event: Equatable, Sendable {
  /// Counted from 1 over the whole store, without gaps.
  package var sequence: Int64
  /// The sequence of the first event of the same command: they were appended, and are undone,
  /// together.
  package var batch: Int64
  package var incident: String
  /// The session whose record it changes; nil where it concerns the incident.
  package var session: SessionNumber?
  /// When it happened; earlier than `recordedAt` where a person said so.
  package var at: Moment
  package var recordedAt: Moment
  package var actor: String
  package var host: String
  /// The last sequence the writer had seen when it decided.
  package var basedOn: Int64
  package var change: Change

  package init(
    sequence: Int64, batch: Int64, incident: String, session: SessionNumber?, at: Moment, recordedAt: Moment,
    actor: String, host: String, basedOn: Int64, change: Change
  ) {
    self.sequence = sequence
    self.batch = batch
    self.incident = incident
    self.session = session
    self.at = at
    self.recordedAt = recordedAt
    self.actor = actor
    self.host = host
    self.basedOn = basedOn
    self.change = change
  }
}

/// An event a command wants appended: the journal adds sequence, actor, host and hash.
package struct Draft: Equatable, Sendable {
  package var session: SessionNumber?
  /// Overrides the command's time, where the change has one of its own.
  package var at: Moment?
  package var change: Change

  package init(session: SessionNumber?, at: Moment? = nil, _ change: Change) {
    self.session = session
    self.at = at
    self.change = change
  }
}
