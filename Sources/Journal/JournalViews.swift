import Records

/// What the journal keeps folded, so that opening does not grow with history. Derived: all of it
/// can be made again from the events.
protocol JournalViews: Sendable {
  func incidents() throws(JournalError) -> [IncidentMark]
  func incident(_ key: String) throws(JournalError) -> Incident?
  /// What is needed to know a session's record: nil where there is no such session. Where `known`
  /// is still a prefix of its history, only the events after it; else a snapshot and the events
  /// after that.
  func load(_ session: SessionNumber, incident: String, known: Int64?) throws(JournalError) -> LoadedSession?
  /// Those that changed after a sequence, and the last sequence at which any did.
  func summaries(incident: String, after: Int64) throws(JournalError) -> (changed: [SessionSummary], sequence: Int64)
  func search(_ query: String, incident: String?, limit: Int) throws(JournalError) -> [SearchHit]
  /// When the session's last events became known, newest first, without reading what they say.
  func moments(of session: SessionNumber, incident: String, limit: Int) throws(JournalError) -> [Moment]
  func keep(_ blob: Blob) throws(JournalError)
  func kept(_ hash: String) throws(JournalError) -> [UInt8]?
}

struct IncidentMark: Sendable, Equatable {
  var key: String
  /// The sequence of its first event.
  var opened: Int64
  /// The sequence of its last event.
  var sequence: Int64
}

struct LoadedSession: Sendable {
  /// The last event that concerned the session.
  var sequence: Int64
  /// Nil where the reader's own record still holds.
  var snapshot: (record: SessionRecord, sequence: Int64)?
  var isFresh: Bool
  var tail: [Event]
}
