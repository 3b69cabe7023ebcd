import Records

/// What `verify` asks of the journal beside its events and views.
protocol JournalAudit: Sendable {
  /// What the file itself, its tables, the chain of events, the kept bytes and every view say
  /// against it, with how much was looked at, all as of one moment.
  func audit(_ progress: (Int) -> Void) throws(JournalError) -> Audit
  /// A copy of the whole journal as of now, in a new file; false where it is damaged, and the copy
  /// is of what is whole in it.
  func copy(to file: String) throws(JournalError) -> Bool
}

struct Audit: Sendable {
  var events = 0
  var sessions = 0
  var blobs = 0
  /// Of every session that is sealed.
  var seals: [(session: SessionNumber, seal: Seal)] = []
  var findings: [VerifyFinding] = []

  mutating func found(_ place: String, _ message: String) {
    findings.append(VerifyFinding(place: place, message: message))
  }
}
