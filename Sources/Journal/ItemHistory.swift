import Records

/// All that is known of how an item came to be what it is.
package struct ItemHistory: Sendable, Equatable {
  /// Oldest first, without what was undone.
  package var events: [Event] = []
  /// Nil where it was never read from a document.
  package var origin: Origin?
}

extension Store {
  /// Sessions gone back through at most: a detail is asked for at every rest, and what lies further
  /// back is in those sessions.
  private static let sessionsRead = 12

  /// What happened to a todo, a risk or a step of a session, and before that in the sessions it was
  /// carried over from, where it has the same number; of other items what happened in this session
  /// alone.
  package func wholeHistory(
    of item: ItemReference, session: SessionNumber, incident: String
  ) throws(JournalError) -> ItemHistory {
    let undone = try undone(in: incident)
    var whole = ItemHistory()
    var here: SessionNumber? = session
    for _ in 0..<Self.sessionsRead {
      guard let number = here else { break }
      let events = try history(of: item, session: number, incident: incident, without: undone)
      whole.events = events + whole.events
      guard let record = try record(number, incident: incident), let lines = record.carriedLines(of: item) else {
        break
      }
      if whole.origin == nil, let source = record.source, let lines {
        whole.origin = Origin(session: number, source: source.name, lines: lines)
      }
      // An item that was added here has nothing before it, though one of its number may have been.
      if events.contains(where: { $0.change.beginsItem }) { break }
      // A document may say that it follows itself, or one that follows it.
      here = record.session.opening?.from.flatMap { $0 < number ? $0 : nil }
    }
    return whole
  }
}

extension SessionRecord {
  /// Where an item of a kind that is carried over stands in the session's document; nil where there
  /// is no such item.
  fileprivate func carriedLines(of item: ItemReference) -> LineSpan?? {
    switch item.kind {
    case .todo: todo(item.number).map(\.lines)
    case .risk: risk(item.number).map(\.lines)
    case .step: step(item.number).map(\.lines)
    default: nil
    }
  }
}
