import Records

/// A session's record with what is known of its place in the journal.
struct FoldedSession: Sendable {
  /// Nil where its opening was undone.
  var record: SessionRecord?
  /// The last event folded into it.
  var sequence: Int64
  /// Events folded since the snapshot that the journal keeps.
  var sinceSnapshot: Int

  /// A snapshot costs as much as the record is large, so it is taken after a number of events that
  /// grows with it: appending stays cheap, and a reader never folds more than a part of what it
  /// decodes.
  var wantsSnapshot: Bool { sinceSnapshot >= max(64, (record?.itemCount ?? 0) / 8) }
}

extension SessionRecord {
  /// Roughly how large the record is, in items.
  var itemCount: Int {
    timeline.count + todos.count + risks.count + fixes.count + sections.count + comments.count + corrections.count
      + steps.reduce(0) { $0 + 1 + $1.runs.count + $1.judgements.count }
  }
}
