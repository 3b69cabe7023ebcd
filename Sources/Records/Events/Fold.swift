/// The fold of a store's events. Folding never fails: an event that names something that is not
/// there changes nothing, so that a record can be shown as it was known at any time.
package enum Fold {
  /// The sequences that later events in the list took back, with an undo that was itself undone
  /// taken into account.
  package static func undone(in events: some Sequence<Event>) -> Set<Int64> {
    var undone: Set<Int64> = []
    let undos = events.compactMap { event -> (Int64, [Int64])? in
      if case .undone(let sequences) = event.change { return (event.sequence, sequences) }
      return nil
    }
    for (sequence, sequences) in undos.reversed() where !undone.contains(sequence) { undone.formUnion(sequences) }
    return undone
  }

  /// One session's record; nil before its first event. `events` are in sequence order and may hold
  /// other sessions' too.
  package static func record(
    of session: SessionNumber, from start: SessionRecord? = nil, events: some Sequence<Event>, skipping: Set<Int64> = []
  ) -> SessionRecord? {
    var record = start
    for event in events where event.session == session && !skipping.contains(event.sequence) {
      apply(event, to: &record)
    }
    return record
  }

  /// The incident itself; nil before its first event.
  package static func incident(
    _ key: String, from start: Incident? = nil, events: some Sequence<Event>, skipping: Set<Int64> = []
  ) -> Incident? {
    var incident = start
    for event in events where event.incident == key && !skipping.contains(event.sequence) {
      apply(event, to: &incident)
    }
    return incident
  }

  package static func apply(_ event: Event, to incident: inout Incident?) {
    switch event.change {
    case .incident(.opened(let opened)): if incident == nil { incident = opened }
    case .incident(let change): incident?.apply(change)
    case .session(let change): if let record = change.beginning { incident?.insert(record.session.number) }
    case .noted, .statement, .metricAdded, .silence, .comment, .corrected, .fix, .todo, .risk, .step, .decided,
      .monitoring, .undone:
      break
    }
  }

  package static func apply(_ event: Event, to record: inout SessionRecord?) {
    switch event.change {
    case .session(.opened(let opened)): if record == nil { record = opened }
    case .session(.imported(let imported)): record = record.map { $0.updated(from: imported) } ?? imported
    case .session(.revised(let revised)): if record != nil { record = revised }
    case .session, .incident, .noted, .statement, .metricAdded, .silence, .comment, .corrected, .fix, .todo, .risk,
      .step, .decided, .monitoring, .undone:
      record?.apply(event)
    }
  }
}
