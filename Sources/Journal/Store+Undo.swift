import Records

/// What an undo or a redo took back or brought again.
package struct Undone: Sendable {
  /// The compensating event.
  package var event: Event
  /// The events it concerns, in order: what was undone, or what is in force again.
  package var events: [Event]
  package var incident: Incident?
  /// The session it concerns, with its record after; nil where it was the incident only, or the
  /// session is there no longer.
  package var session: SessionNumber?
  package var record: SessionRecord?
}

extension Store {
  /// Takes back the actor's last act in the incident that is still in force. What a command ran or
  /// proved stays, and so do the incident itself, all that a seal covers, and an opening on which
  /// later events stand.
  @discardableResult
  package func undo(as actor: String, incident key: String? = nil, now: Moment) throws(JournalError) -> Undone {
    try retrying { () throws(JournalError) in
      let (basedOn, incident, undone) = try stateForUndo(key)
      var before = Int64.max
      while let act = try lastBatch(of: actor, in: incident.key, before: before), let first = act.first {
        before = first.sequence
        if act.contains(where: \.change.staysForGood) { continue }
        let batch = act.filter { !$0.change.isIncidentOpening && !undone.contains($0.sequence) }
        if batch.isEmpty { continue }
        try refuseWhereBuiltUpon(batch, in: incident, undone: undone)
        try refuseWhereOthersHold(batch, in: incident, actor)
        return try compensate(batch, as: actor, of: incident, basedOn: basedOn, undone: undone, now: now, shown: batch)
      }
      throw .refused(.notFound("\(actor) has nothing to undo here"))
    }
  }

  /// Takes back the actor's last undo, where the actor has done nothing else since.
  @discardableResult
  package func redo(as actor: String, incident key: String? = nil, now: Moment) throws(JournalError) -> Undone {
    try retrying { () throws(JournalError) in
      let (basedOn, incident, undone) = try stateForUndo(key)
      var before = Int64.max
      while let batch = try lastBatch(of: actor, in: incident.key, before: before), let event = batch.first {
        before = event.sequence
        if undone.contains(event.sequence) { continue }
        guard case .undone(let sequences) = event.change else { break }
        let shown = try events(at: sequences)
        if shown.allSatisfy(\.change.isUndo) { continue }
        for opened in shown where opened.change.isWholeRecord {
          guard let session = opened.session, incident.sessions.contains(session) else { continue }
          if case .session(.opened) = opened.change {
            throw .refused(.conflict("session \(session) was opened anew since; there is nothing to bring back"))
          }
        }
        return try compensate(batch, as: actor, of: incident, basedOn: basedOn, undone: undone, now: now, shown: shown)
      }
      throw .refused(.notFound("\(actor) has nothing to redo here"))
    }
  }

  private func stateForUndo(
    _ key: String?
  ) throws(JournalError) -> (basedOn: Head, incident: Incident, undone: Set<Int64>) {
    let basedOn = try journal.head()
    guard let incident = try incident(key) else {
      throw .refused(.notFound("this store holds no such incident; there is nothing to undo"))
    }
    return (basedOn, incident, try undone(in: incident.key))
  }

  private func lastBatch(of actor: String, in incident: String, before: Int64) throws(JournalError) -> [Event]? {
    guard let batch = try journal.lastBatch(of: actor, incident: incident, before: before) else { return nil }
    return try journal.events(Selection(scope: .batch(batch)))
  }

  private func events(at sequences: [Int64]) throws(JournalError) -> [Event] {
    var events: [Event] = []
    for sequence in sequences {
      events += try journal.events(Selection(scope: .everything, after: sequence - 1, limit: 1))
    }
    return events
  }

  private func refuseWhereBuiltUpon(
    _ batch: [Event], in incident: Incident, undone: Set<Int64>
  ) throws(JournalError) {
    for event in batch {
      guard let session = event.session else { continue }
      let scope = Selection.Scope.session(session, incident: incident.key)
      let later = try journal.events(Selection(scope: scope, after: event.sequence))
        .filter { $0.batch != event.batch && !undone.contains($0.sequence) }
      if later.contains(where: \.change.isSeal) {
        throw .refused(.conflict("session \(session) is sealed since and never changes; add a correction instead"))
      }
      if event.change.isWholeRecord, let next = later.first {
        throw .refused(
          .conflict("session \(session) has gone on since (\(next.actor): \(next.change.historyLine)); undo that first")
        )
      }
    }
  }

  /// An act of the baton is taken back by who has it.
  private func refuseWhereOthersHold(
    _ batch: [Event], in incident: Incident, _ actor: String
  ) throws(JournalError) {
    guard let session = batch.first(where: { $0.change.isOfBaton })?.session,
      let record = try record(session, incident: incident.key), let holder = incident.holder(of: record.session),
      holder != actor
    else { return }
    throw .refused(
      .conflict("\(holder) has the baton, and undo would take back an act of it; ask \(holder), or take it"))
  }

  /// Appends the undo of a batch, with every view it changes made again from the events.
  private func compensate(
    _ batch: [Event], as actor: String, of incident: Incident, basedOn: Head, undone: Set<Int64>, now: Moment,
    shown: [Event]
  ) throws(JournalError) -> Undone {
    let sequences = batch.map(\.sequence)
    let event = Event(
      sequence: basedOn.sequence + 1, batch: basedOn.sequence + 1, incident: incident.key, session: nil, at: now,
      recordedAt: now,
      actor: actor, host: host, basedOn: basedOn.sequence, change: .undone(sequences))
    let ownEvents = try journal.events(Selection(scope: .incidentItself(incident.key))) + [event]
    let skipping = Fold.undone(in: ownEvents)
    let after = Fold.incident(incident.key, events: ownEvents, skipping: skipping)
    var result = Batch(events: [event], incident: after)
    let affected = Set(shown.compactMap(\.session))
    var records: [SessionNumber: SessionRecord] = [:]
    for session in affected {
      let events = try journal.events(Selection(scope: .session(session, incident: incident.key)))
      let record = Fold.record(of: session, events: events, skipping: skipping)
      records[session] = record
      result.sessions.append(
        SessionView(
          number: session, summary: record.map { SessionSummary(of: $0) }, snapshot: record, isRefolded: true,
          search: record.map { SearchUpdate.everything(of: $0) } ?? .nothing))
    }
    try journal.append(result, after: basedOn)
    let session = shown.compactMap(\.session).first { records[$0] != nil }
    return Undone(
      event: event, events: shown, incident: after, session: session, record: session.flatMap { records[$0] })
  }
}
