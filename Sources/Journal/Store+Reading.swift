import Records

extension Store {
  /// Oldest first.
  package func incidents() throws(JournalError) -> [Incident] {
    var incidents: [Incident] = []
    for mark in try journal.incidents() {
      if let incident = try journal.incident(mark.key) { incidents.append(incident) }
    }
    return incidents
  }

  /// Nil names the newest of those that are open; where none is, the newest of all that were not
  /// put away.
  package func incident(_ key: String? = nil) throws(JournalError) -> Incident? {
    if let key { return try journal.incident(key) }
    var (closed, away): (Incident?, Incident?) = (nil, nil)
    for mark in try journal.incidents().reversed() {
      guard let incident = try journal.incident(mark.key) else { continue }
      if !incident.isOver { return incident }
      if incident.isClosed, incident.archived == nil, incident.mergedInto == nil { closed = closed ?? incident }
      away = away ?? incident
    }
    return closed ?? away
  }

  /// The session that commands concern where none is named: the latest by number. Nil while there
  /// is none.
  package func current(incident key: String? = nil) throws(JournalError) -> SessionNumber? {
    try incident(key)?.sessions.last
  }

  /// A session's record as it is now, or as it was known at a time: folded from the events known by
  /// then. An event is known from when it was recorded, or from its own time where a person gave an
  /// earlier one. Nil where there is no such session, or was none yet.
  package func record(
    _ session: SessionNumber, incident: String, knownAt: Moment? = nil
  ) throws(JournalError) -> SessionRecord? {
    guard let knownAt else { return try folded(session, incident: incident)?.record }
    let scope = Selection.Scope.session(session, incident: incident)
    let events = try journal.events(Selection(scope: scope)).filter { $0.knownFrom <= knownAt }
    let undos = try journal.events(Selection(scope: .undos(incident))).filter { $0.knownFrom <= knownAt }
    return Fold.record(of: session, events: events, skipping: Fold.undone(in: undos))
  }

  /// An incident as it was known at a time: its holder then, and the sessions it had. Nil where
  /// there was none yet.
  package func incident(_ key: String, knownAt: Moment) throws(JournalError) -> Incident? {
    let events = try journal.events(Selection(scope: .incidentItself(key))).filter { $0.knownFrom <= knownAt }
    return Fold.incident(key, events: events, skipping: Fold.undone(in: events))
  }

  /// One line a session, oldest first, from what is kept beside the events.
  package func sessions(incident key: String) throws(JournalError) -> [SessionSummary] {
    let place = SummaryCache.Key(generation: journal.generation, incident: key)
    let known = summaries[place]
    let (changed, sequence) = try journal.summaries(incident: key, after: known.sequence)
    let now = known.with(changed, sequence: sequence)
    summaries[place] = now
    return try journal.incident(key)?.sessions.compactMap { now.byNumber[$0] } ?? []
  }

  /// Events in order, undone ones and the undos themselves among them.
  package func events(
    after: Int64 = 0, incident: String? = nil, session: SessionNumber? = nil, limit: Int? = nil
  ) throws(JournalError) -> [Event] {
    let scope: Selection.Scope =
      if let incident, let session {
        .session(session, incident: incident)
      } else if let incident {
        .incident(incident)
      } else {
        .everything
      }
    return try journal.events(Selection(scope: scope, after: after, limit: limit))
  }

  /// What happened to one item of a session, without what was undone.
  package func history(
    of item: ItemReference, session: SessionNumber, incident: String
  ) throws(JournalError) -> [Event] {
    try history(of: item, session: session, incident: incident, without: undone(in: incident))
  }

  func history(
    of item: ItemReference, session: SessionNumber, incident: String, without undone: Set<Int64>
  ) throws(JournalError) -> [Event] {
    try journal.events(Selection(scope: .subject(item, session: session, incident: incident)))
      .filter { !undone.contains($0.sequence) }
  }

  /// The times at which something of the session became known, oldest first: what a look back in
  /// time can stop at. The last 2,000 events count.
  package func moments(of session: SessionNumber, incident: String) throws(JournalError) -> [Moment] {
    let newest = try journal.moments(of: session, incident: incident, limit: 2000)
    return Set(newest).sorted()
  }

  /// The sequences of an incident that are taken back.
  package func undone(in incident: String) throws(JournalError) -> Set<Int64> {
    Fold.undone(in: try journal.events(Selection(scope: .undos(incident))))
  }

  /// The record by cache, snapshot and the events since.
  func folded(_ session: SessionNumber, incident: String) throws(JournalError) -> FoldedSession? {
    let key = RecordCache.Key(generation: journal.generation, incident: incident, session: session)
    let cached = records[key]
    guard let loaded = try journal.load(session, incident: incident, known: cached?.sequence) else { return nil }
    var folded =
      if let cached, !loaded.isFresh {
        cached
      } else {
        FoldedSession(record: loaded.snapshot?.record, sequence: 0, sinceSnapshot: 0)
      }
    if loaded.sequence == folded.sequence { return folded }
    for event in loaded.tail { Fold.apply(event, to: &folded.record) }
    folded.sinceSnapshot += loaded.tail.count
    folded.sequence = loaded.sequence
    records[key] = folded
    return folded
  }
}

extension Event {
  /// See `Store.record(_:incident:knownAt:)`.
  var knownFrom: Moment { min(at, recordedAt) }
}
