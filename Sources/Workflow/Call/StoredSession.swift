import Journal
import Records
import Reply

/// What a verb is about: one session's record, in its incident, in an open store.
package struct StoredSession {
  package var store: Store
  package var incident: Incident
  package var record: SessionRecord

  package init(store: Store, incident: Incident, record: SessionRecord) {
    self.store = store
    self.incident = incident
    self.record = record
  }

  package var number: SessionNumber { record.session.number }

  /// As the store has it now.
  package func again() throws -> StoredSession {
    guard let found = try store.incident(incident.key), let record = try store.record(number, incident: found.key)
    else {
      throw Failure(.notFound, "session \(number) is gone")
    }
    return StoredSession(store: store, incident: found, record: record)
  }

  @discardableResult
  package func perform(_ commands: [Command], for call: Call) throws -> Performed {
    try store.perform(commands, on: number, incident: incident.key, by: Speaker(call.actor, now: call.now))
  }

  /// The incident's sessions before this one, oldest first.
  package func earlier() throws(JournalError) -> [SessionRecord] {
    var records: [SessionRecord] = []
    for session in incident.sessions where session < number {
      if let record = try store.record(session, incident: incident.key) { records.append(record) }
    }
    return records
  }
}

extension Call {
  /// Carries a command out without a word.
  package func carryOut(
    _ command: Command, on stored: StoredSession, grounds: Grounds? = nil
  ) throws -> Performed {
    try stored.store.perform(
      command, on: stored.number, incident: stored.incident.key, as: actor, at: try actMoment(on: stored.record.day),
      now: now, grounds: grounds)
  }

  /// The events a command would append; nothing is written.
  package func plan(_ command: Command, on stored: StoredSession) throws -> [Draft] {
    try stored.store.plan(
      command, on: stored.number, incident: stored.incident.key, as: actor, at: try actMoment(on: stored.record.day),
      now: now)
  }

  /// The incident asked for; exit 3 where there is none.
  package func incident(in store: Store) throws -> Incident {
    if let incident = try store.incident(options.incident) { return incident }
    if let key = options.incident {
      let known = try store.incidents().map(\.key).joined(separator: ", ")
      throw Failure(
        .notFound, "there is no incident \(key)" + (known.isEmpty ? "" : "; this store holds \(known)"))
    }
    throw Failure(
      .notFound, "this store is empty; `baton open TITLE` begins an incident, `baton import FILE` reads a handoff")
  }

  /// The present session; nil where there is no store, or an empty one.
  package func storedSessionIfAny() throws -> StoredSession? {
    do {
      return try storedSession()
    } catch let failure as Failure where failure.status == .notFound && options.incident == nil {
      return nil
    }
  }

  /// The session asked for, or the one that commands concern, as it is now or, with `--at`, as it
  /// was known then.
  package func storedSession(
    _ number: SessionNumber? = nil, in store: Store? = nil, access: Store.Access = .readOnly, looksBack: Bool = false
  ) throws -> StoredSession {
    let store = try store ?? self.store(access)
    let incident = try incident(in: store)
    guard let number = try number ?? store.current(incident: incident.key) else {
      throw Failure(.notFound, "incident \(incident.key) has no session yet; `baton import FILE` brings one")
    }
    guard let record = try store.record(number, incident: incident.key) else {
      throw Failure(.notFound, "there is no session \(number) in \(incident.key); `baton sessions` lists them")
    }
    guard looksBack, let time = try moment(on: record.day) else {
      var stored = StoredSession(store: store, incident: incident, record: record)
      try stored.endInterrupted(access: access, as: actor, now: now)
      return stored
    }
    guard let known = try store.record(number, incident: incident.key, knownAt: time) else {
      throw Failure(.notFound, "nothing was known of session \(number) at \(time.inWords) yet")
    }
    let then = try store.incident(incident.key, knownAt: time) ?? incident
    return StoredSession(store: store, incident: then, record: known)
  }
}
