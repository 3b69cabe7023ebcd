import Records

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
