import Records

/// What a command did.
package struct Performed: Sendable {
  /// Empty where there was nothing to do.
  package var events: [Event]
  package var incident: Incident?
  /// The session the command leaves one in: the one it opened, else the one it concerned.
  package var session: SessionNumber?
  package var record: SessionRecord?
}

/// Who says a command, of what, and when.
package struct Speaker: Sendable {
  package var actor: String
  /// When the act happened, where that was earlier than `now`.
  package var at: Moment?
  package var now: Moment
  /// What the first of the commands answers; refused where that stands there no longer.
  package var grounds: Grounds?
  /// The events that this writer has appended since, which change nothing for it.
  package var own: Set<Int64> = []

  package init(_ actor: String, at: Moment? = nil, now: Moment, grounds: Grounds? = nil, own: Set<Int64> = []) {
    self.actor = actor
    self.at = at
    self.now = now
    self.grounds = grounds
    self.own = own
  }
}

extension Store {
  /// Decides the command on the record as it is, and appends what follows from it, in one
  /// transaction. Where another writer comes in between, it decides again on what that one left.
  /// `session` nil is the current one; `incident` nil the only one, or the newest.
  @discardableResult
  package func perform(
    _ command: Command, on session: SessionNumber? = nil, incident: String? = nil, as actor: String, at: Moment? = nil,
    now: Moment, grounds: Grounds? = nil, keeping blobs: [Blob] = []
  ) throws(JournalError) -> Performed {
    try perform(
      [command], on: session, incident: incident, by: Speaker(actor, at: at, now: now, grounds: grounds),
      keeping: blobs)
  }

  /// Several commands as one: all of them or none, undone together. Each is decided on what the
  /// ones before leave.
  @discardableResult
  package func perform(
    _ commands: [Command], on session: SessionNumber? = nil, incident: String? = nil, by speaker: Speaker,
    keeping blobs: [Blob] = []
  ) throws(JournalError) -> Performed {
    try retrying { () throws(JournalError) in
      var attempt = try Attempt(in: self, incident: incident, speaker: speaker)
      for command in commands { try attempt.decide(command, on: session) }
      return try attempt.commit(keeping: blobs)
    }
  }

  /// The same, where the store holds nothing yet; throws `moved` and writes nothing where it does.
  package func performFirst(
    _ commands: [Command], by speaker: Speaker, keeping blobs: [Blob] = []
  ) throws(JournalError) -> Performed {
    var attempt = try Attempt(in: self, incident: nil, speaker: speaker)
    guard attempt.isFirst else { throw .moved(file: files.journal) }
    for command in commands { try attempt.decide(command, on: nil) }
    return try attempt.commit(keeping: blobs)
  }

  /// The events the command would append now; nothing is written.
  package func plan(
    _ command: Command, on session: SessionNumber? = nil, incident: String? = nil, as actor: String, at: Moment? = nil,
    now: Moment
  ) throws(JournalError) -> [Draft] {
    var attempt = try Attempt(in: self, incident: incident, speaker: Speaker(actor, at: at, now: now))
    return try attempt.decide(command, on: session)
  }

  /// Appends events as they are, decided elsewhere, in one transaction: for building stores in
  /// bulk.
  @discardableResult
  package func append(
    _ drafts: [Draft], incident: String, by speaker: Speaker
  ) throws(JournalError) -> Performed {
    try retrying { () throws(JournalError) in
      var attempt = try Attempt(in: self, incident: incident, speaker: speaker)
      try attempt.add(drafts)
      return try attempt.commit(keeping: [])
    }
  }

  /// Tries until no other writer comes in between; after ten seconds of that it says so.
  func retrying<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
    let deadline = ContinuousClock.now + .seconds(SQLiteJournal.patience)
    while true {
      do {
        return try body()
      } catch {
        guard case .moved = error, ContinuousClock.now < deadline else { throw error }
      }
    }
  }
}
