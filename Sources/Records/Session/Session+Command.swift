package enum SessionCommand: Equatable, Sendable {
  /// A session begun by hand, without a document.
  case open(SessionNumber, title: String)
  case importDocument(SessionRecord, update: Bool)
  /// Takes edits of the session's document: `to` is `from` with them in it. Refused where the
  /// record is no longer as it was in `from`.
  case revise(to: SessionRecord, from: SessionRecord)
  case describe(Patch<Session>)
  /// Makes items of lines of the document that are kept, once the items that were wrongly made of
  /// them are put back.
  case take(TakenLines, puttingBack: [PutBack])
  /// Puts items that are none back among what is kept.
  case putBack([PutBack])
  /// `reading` are the items that the receiver said they have read.
  case accept(readBack: String, takeOver: String?, reading: [ItemReference] = [])
  case decline(because: String)
  case seeRepository(RepositoryState)
  /// Says what the document says beside the record, and seals it, as one act.
  case seal(Seal, to: String?, describing: Patch<Session> = [:], metrics: [Metric] = [])

  /// The session it begins; nil where it concerns one that is there.
  package var begun: SessionNumber? {
    switch self {
    case .open(let number, _): number
    case .importDocument(let record, _): record.session.number
    case .revise, .describe, .take, .putBack, .accept, .decline, .seeRepository, .seal: nil
    }
  }

  /// Whether a sealed record takes the command, because it changes nothing that the record holds.
  var isAllowedOnSealed: Bool {
    switch self {
    case .accept, .decline: true
    case .open, .importDocument, .revise, .describe, .take, .putBack, .seeRepository, .seal: false
    }
  }

  /// Whether a closed incident takes the command: what is left of its record is written down.
  var isAllowedOnClosed: Bool {
    switch self {
    case .open, .importDocument, .revise, .describe, .take, .putBack, .seeRepository, .seal: true
    case .accept, .decline: false
    }
  }

  /// The change that begins a session; nil for commands that begin none.
  func begin(_ situation: Situation) throws(Refusal) -> SessionChange? {
    switch self {
    case .open(let number, let title):
      if situation.incident?.sessions.contains(number) == true { throw .conflict("session \(number) is there already") }
      var record = SessionRecord(session: Session(number: number, title: title, date: situation.at.day))
      record.session.from = situation.at
      record.session.holder = situation.actor
      // Nobody handed anything over: what it is about is what was understood.
      record.session.opening = Acceptance(
        from: nil, by: situation.actor, at: situation.at, readBack: title.trimmed.nonEmpty ?? "a first session")
      return .opened(record)
    case .importDocument(let record, let update):
      if situation.record != nil, !update {
        throw .conflict(
          "session \(record.session.number) is there already; see the difference and pass --update to take it")
      }
      if situation.record?.isSealed == true {
        throw .conflict("session \(record.session.number) is sealed; add a correction with `baton correct`")
      }
      return .imported(record)
    case .revise, .describe, .take, .putBack, .accept, .decline, .seeRepository, .seal: return nil
    }
  }

  func decide(on record: SessionRecord, _ situation: Situation) throws(Refusal) -> [Draft] {
    let number = record.session.number
    switch self {
    case .open, .importDocument: return []
    case .revise(let revised, let from):
      guard record == from else { throw .conflict("session \(number) was changed meanwhile; try again") }
      guard revised != record else { return [] }
      let signed = revised.signed(by: situation.actor, at: situation.at, since: record)
      return [Draft(session: number, .session(.revised(signed)))]
    case .describe(let patch):
      return [Draft(session: number, .session(.described(try patch.checked("the session's"))))]
    case .take(let taken, let backs):
      var after = record
      let changes = try after.puttingBack(backs)
      return try (changes + [.taken(after.numbered(taken))]).map { Draft(session: number, .session($0)) }
    case .putBack(let backs):
      var after = record
      return try after.puttingBack(backs).map { Draft(session: number, .session($0)) }
    case .accept(let readBack, let takeOver, let items):
      return try record.accepted(readBack: readBack, takeOver: takeOver, reading: items, in: situation)
    case .decline(let because):
      let words = try Decider.text(because, "what is unclear")
      // As a question of its own it can be answered, and is found by whoever answers.
      let question = Comment(
        number: record.comments.nextNumber, about: nil, by: situation.actor, at: situation.at, text: words,
        isQuestion: true)
      let decline = Decline(by: situation.actor, at: situation.at, because: words)
      let withdrawn =
        situation.incident?.offeredTo == nil ? [] : [Draft(session: nil, .incident(.batonOffered(to: nil)))]
      return withdrawn + [
        Draft(session: number, .session(.declined(decline))),
        Draft(session: number, .comment(.added(question))),
        Draft(session: number, record.noted("Declined by \(situation.actor): \(words)", in: situation)),
      ]
    case .seeRepository(let state):
      if let last = record.repository?.last, last.isSame(as: state) { return [] }
      return [Draft(session: number, .session(.repositorySeen(state)))]
    case .seal(let seal, let to, let patch, let metrics):
      let described: [SessionChange] = patch.values.isEmpty ? [] : [.described(try patch.checked("the session's"))]
      return described.map { Draft(session: number, .session($0)) }
        + metrics.map { Draft(session: number, .metricAdded($0)) } + [
          Draft(session: number, .session(.sealed(seal, offeredTo: to))),
          Draft(session: nil, .incident(.batonOffered(to: to))),
        ]
    }
  }
}

extension SessionRecord {
  /// The baton has one holder: taking it from one who still has it needs a reason.
  fileprivate func accepted(
    readBack: String, takeOver: String?, reading items: [ItemReference], in situation: Situation
  ) throws(Refusal) -> [Draft] {
    if let successor = session.successor {
      throw .conflict("session \(session.number) was already accepted as session \(successor)")
    }
    if let newest = situation.incident?.sessions.last, newest > session.number {
      throw .conflict(
        "session \(session.number) was followed by session \(situation.incident?.follower(of: session.number) ?? newest)"
          + " already; the newest, session \(newest), is the one to accept")
    }
    let readBack = try Decider.text(readBack, "a read-back, one or two lines of what you understood,")
    let holder = situation.incident?.holder
    let isHeld = situation.incident?.holder(of: session).map { $0 != situation.actor } ?? false
    let isOfferedElsewhere = session.offeredTo.map { $0 != situation.actor && !session.wasDeclined(by: $0) } ?? false
    if (isHeld || isOfferedElsewhere) && takeOver?.trimmed.isEmpty != false {
      let who = isHeld ? "\(holder ?? "") has the baton" : "the baton is offered to \(session.offeredTo ?? "")"
      throw .conflict("\(who); take it over with --take-over REASON")
    }
    let takeOver = takeOver?.trimmed.nonEmpty
    var number = session.number.next
    while situation.incident?.sessions.contains(number) == true { number = number.next }
    if let stranger = items.first(where: { !holds($0) }) {
      throw .notFound("session \(session.number) has no \(stranger) to have been read")
    }
    var opening = Acceptance(
      from: session.number, by: situation.actor, at: situation.at, readBack: readBack, takeOver: takeOver)
    opening.read = items.isEmpty ? nil : items
    var next = carriedOver(to: number, opening: opening)
    next.timeline = [
      TimelineEntry(
        number: 1, at: situation.at, session: number,
        event: "Accepted session \(session.number): \(readBack)", source: .person, by: situation.actor)
    ]
    if !items.isEmpty { next.timeline[0].impact = "Read: \(items.displayText)" }
    if let takeOver {
      next.timeline.append(
        TimelineEntry(
          number: 2, at: situation.at, session: number,
          event: "Baton taken over from \(holder ?? session.offeredTo ?? "its holder"): \(takeOver)",
          source: .person, by: situation.actor))
    }
    return [
      Draft(
        session: session.number,
        .session(.accepted(by: situation.actor, successor: number, takeOver: isHeld ? takeOver : nil))),
      Draft(session: number, .session(.opened(next))),
      Draft(session: nil, .incident(.batonTaken(by: situation.actor, reason: takeOver))),
    ]
  }
}
