import Records

/// What `verify` asks of the journal beside its events and views.
protocol JournalAudit: Sendable {
  /// What the file itself, the chain of events and the kept bytes say against it, with how much was looked at.
  func audit(_ progress: (Int) -> Void) throws(JournalError) -> Audit
  /// Whether bytes are kept under a name; what they are is `audit`'s to say.
  func keeps(_ hash: String) throws(JournalError) -> Bool
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
