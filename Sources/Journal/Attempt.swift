import Records

/// One attempt at a transaction: the state it was decided on, and the events decided so far, folded
/// into it.
struct Attempt {
  private let store: Store
  private let key: String?
  private let speaker: Speaker
  /// What the journal must still end with when this is appended.
  private let head: Head
  private let generation: Int
  private(set) var incident: Incident?
  private(set) var events: [Event] = []
  private var isIncidentChanged = false
  private var folded: [SessionNumber: FoldedSession] = [:]
  /// The session the last command concerned.
  private var session: SessionNumber?

  /// `incident` nil is the only one, or the newest.
  init(in store: Store, incident: String?, speaker: Speaker) throws(JournalError) {
    self.store = store
    self.speaker = speaker
    head = try store.journal.head()
    generation = store.journal.generation
    self.incident = try store.incident(incident)
    key = incident ?? self.incident?.key
  }

  @discardableResult
  mutating func decide(_ command: Command, on session: SessionNumber?) throws(JournalError) -> [Draft] {
    var target: SessionNumber?
    if let opened = command.opened {
      if incident?.key != opened.key {
        guard events.isEmpty else { throw .refused(.unusable("one act can't concern two incidents")) }
        incident = try store.incident(opened.key)
        folded = [:]
      }
    } else {
      try needIncident()
      target = command.begun ?? session ?? incident?.sessions.last
    }
    let record = try target.flatMap { number throws(JournalError) in try load(number)?.record }
    if let session, record == nil, target == session, command.begun == nil {
      throw .refused(.notFound("there is no session \(session); `baton sessions` shows what there is"))
    }
    let situation = Situation(
      incident: incident, record: record, actor: speaker.actor, at: speaker.at ?? speaker.now, now: speaker.now)
    if let grounds = speaker.grounds, events.isEmpty, let change = grounds.change(incident, record),
      try othersWrote(since: grounds)
    {
      throw .refused(.conflict("\(change); nothing was written, look again"))
    }
    let drafts: [Draft]
    do {
      drafts = try Decider.decide(command, in: situation)
    } catch {
      throw .refused(error)
    }
    self.session = target
    try add(drafts)
    return drafts
  }

  /// A person's own acts do not take the ground from under their next.
  private func othersWrote(since grounds: Grounds) throws(JournalError) -> Bool {
    let count = head.sequence - grounds.sequence
    guard grounds.sequence > 0, count > 0, count <= Int64(speaker.own.count) else { return true }
    return !(grounds.sequence + 1...head.sequence).allSatisfy(speaker.own.contains)
  }

  private func needIncident() throws(JournalError) {
    guard incident == nil else { return }
    if let key {
      throw .refused(.notFound("there is no incident \(key); leave --incident out for the newest one"))
    }
    throw .refused(
      .notFound("this store holds no incident yet; `baton open TITLE` begins one, `baton import FILE` reads a handoff"))
  }

  private var basedOn: Int64 { head.sequence }

  /// Whether the journal holds nothing.
  var isFirst: Bool { head.sequence == 0 }

  /// A session as the events decided so far leave it; nil where none concerns it.
  func record(of number: SessionNumber) -> SessionRecord? { folded[number]?.record }

  /// Makes drafts events and folds them.
  mutating func add(_ drafts: [Draft]) throws(JournalError) {
    for draft in drafts {
      let sequence = basedOn + Int64(events.count) + 1
      let event = Event(
        sequence: sequence, batch: basedOn + 1, incident: try incidentKey(for: draft), session: draft.session,
        at: draft.at ?? speaker.at ?? speaker.now, recordedAt: speaker.now, actor: speaker.actor, host: store.host,
        basedOn: basedOn, change: draft.change)
      events.append(event)
      if event.concernsIncident {
        Fold.apply(event, to: &incident)
        isIncidentChanged = true
      }
      guard let number = draft.session else { continue }
      var session = try load(number) ?? FoldedSession(record: nil, sequence: 0, sinceSnapshot: 0)
      folded[number] = nil
      Fold.apply(event, to: &session.record)
      session.sequence = sequence
      session.sinceSnapshot += 1
      folded[number] = session
      if case .session(.opened) = draft.change { self.session = number }
    }
  }

  private func incidentKey(for draft: Draft) throws(JournalError) -> String {
    if case .incident(.opened(let opened)) = draft.change { return opened.key }
    if let key = incident?.key ?? key { return key }
    throw .refused(.notFound("this store holds no incident yet"))
  }

  private mutating func load(_ number: SessionNumber) throws(JournalError) -> FoldedSession? {
    if let known = folded[number] { return known }
    guard let key = incident?.key, let loaded = try store.folded(number, incident: key) else { return nil }
    folded[number] = loaded
    return loaded
  }

  /// Appends what was decided, with the views it leads to.
  mutating func commit(keeping blobs: [Blob]) throws(JournalError) -> Performed {
    if let last = events.last {
      let changes = Dictionary(grouping: events.filter { $0.session != nil }) { $0.session }
      var batch = Batch(events: events, incident: isIncidentChanged ? incident : nil, blobs: blobs)
      var after: [SessionNumber: FoldedSession] = [:]
      for (number, events) in changes {
        guard let number, var session = folded[number], let record = session.record else { continue }
        let isDue = session.wantsSnapshot || events.contains { $0.change.isWholeRecord }
        if isDue { session.sinceSnapshot = 0 }
        session.sequence = last.sequence
        batch.sessions.append(
          SessionView(
            number: number, summary: SessionSummary(of: record), snapshot: isDue ? record : nil,
            search: SearchUpdate(after: events.map(\.change), in: record)))
        after[number] = session
      }
      try store.journal.append(batch, after: head)
      for (number, session) in after {
        store.records[.init(generation: generation, incident: last.incident, session: number)] = session
      }
    } else {
      for blob in blobs { try store.journal.keep(blob) }
    }
    let number = session ?? incident?.sessions.last
    let record = try number.flatMap { number throws(JournalError) in try load(number)?.record }
    return Performed(events: events, incident: incident, session: number, record: record)
  }
}
