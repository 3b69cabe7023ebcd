import Records

/// The append-only list of events, and all that Baton asks of whatever keeps it. SQLite keeps it today (`SQLiteJournal`); a server that
/// can lock, append and notify could as well, without any other part noticing.
protocol Journal: Sendable {
  /// The last event's sequence; 0 while there is none.
  func sequence() throws(JournalError) -> Int64

  /// Appends a batch and brings the views up to date with it, all or nothing, durably. The events are numbered from `expected` + 1.
  /// Throws `moved` and writes nothing where the last sequence is not `expected` any more.
  func append(_ batch: Batch, after expected: Int64) throws(JournalError)

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
    case subject(ItemReference, session: SessionNumber, incident: String)
    case batch(Int64)
  }

  var scope: Scope
  /// Only later ones.
  var after: Int64 = 0
  var limit: Int?
}

/// What one command appends, with what the views become by it.
struct Batch: Sendable {
  var events: [Event]
  /// The incident after the events, where they changed it.
  var incident: Incident?
  var sessions: [SessionView] = []
  /// Originals and evidence that the events name.
  var blobs: [Blob] = []
}

/// What the views hold of one session after a batch.
struct SessionView: Sendable {
  var number: SessionNumber
  /// Nil where the session is there no longer, its opening undone.
  var summary: SessionSummary?
  /// The whole record, where it is time to keep one.
  var snapshot: SessionRecord?
  /// An undo changed what was folded before: readers start again from the snapshot.
  var isRefolded = false
  var search: SearchUpdate
}

/// Bytes kept beside the events, named by their SHA-256.
public struct Blob: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case document, evidence }

  public var bytes: [UInt8]
  public var kind: Kind

  public init(_ bytes: [UInt8], _ kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Its name in the store: SHA-256 in hex.
  public var hash: String { Digest.hex(of: bytes) }
}

/// What the journal keeps folded, so that opening does not grow with history. Derived: all of it can be made again from the events.
protocol JournalViews: Sendable {
  func incidents() throws(JournalError) -> [IncidentMark]
  func incident(_ key: String) throws(JournalError) -> Incident?
  /// What is needed to know a session's record: nil where there is no such session. Where `known` is still a prefix of its history,
  /// only the events after it; else a snapshot and the events after that.
  func load(_ session: SessionNumber, incident: String, known: Int64?) throws(JournalError) -> LoadedSession?
  func summaries(incident: String) throws(JournalError) -> [SessionSummary]
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

/// What `verify` asks of the journal beside its events and views.
protocol JournalAudit: Sendable {
  /// What the file itself, the chain of events and the kept bytes say against it, with how much was looked at.
  func audit(_ progress: (Int) -> Void) throws(JournalError) -> Audit
  /// The search index of a session.
  func items(of session: SessionNumber, incident: String) throws(JournalError) -> [ItemReference: String]
  /// A copy of the whole journal as of now, in a new file.
  func copy(to file: String) throws(JournalError)
}

struct Audit: Sendable {
  var events = 0
  var blobs = 0
  var findings: [VerifyFinding] = []
}
