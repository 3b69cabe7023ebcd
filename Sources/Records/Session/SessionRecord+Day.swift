extension SessionRecord {
  /// When the latest fix was last heard of, else the end of the session, since a handoff is written
  /// once the fix is on its way: errors before it are old.
  package var fixedAt: Moment? { fixes.compactMap(\.statusAt).max() ?? session.until }

  /// The day that a time alone belongs to, UTC.
  package var day: Day? { session.date ?? session.from?.day }
}
