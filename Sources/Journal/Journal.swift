import Records

/// The append-only list of events, and all that Baton asks of whatever keeps it. SQLite keeps it
/// today (`SQLiteJournal`); a server that can lock, append and notify could as well, without any
/// other part noticing.
protocol Journal: Sendable {
  /// The last event; `none` while there is none.
  func head() throws(JournalError) -> Head

  /// Counts how often another journal was found in the place of the one before: what was read
  /// earlier counts no more.
  var generation: Int { get }

  /// Appends a batch and brings the views up to date with it, all or nothing, durably. The events
  /// are numbered from `expected` on. Throws `moved` and writes nothing where the last event is not
  /// `expected` any more.
  func append(_ batch: Batch, after expected: Head) throws(JournalError)

  /// Events in the order of their sequences.
  func events(_ selection: Selection) throws(JournalError) -> [Event]

  /// The batch of the actor's last event in an incident before a sequence; nil where there is none.
  func lastBatch(of actor: String, incident: String, before: Int64) throws(JournalError) -> Int64?

  /// The last sequence, each time it has grown, whoever made it grow.
  func follow() -> AsyncStream<Int64>
}

/// Which events to read.
struct Selection: Sendable {
  enum Scope: Sendable {
    case everything
    case incident(String)
    case session(SessionNumber, incident: String)
    /// What the fold of the incident itself needs, and every undo.
    case incidentItself(String)
    /// Every undo, without the records that the incident's own events hold.
    case undos(String)
    case subject(ItemReference, session: SessionNumber, incident: String)
    case batch(Int64)
  }

  var scope: Scope
  /// Only later ones.
  var after: Int64 = 0
  var limit: Int?
}
