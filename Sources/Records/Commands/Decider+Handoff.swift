extension Decider {
  static func handoffChanges(
    for command: Command, on record: SessionRecord, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let number = record.session.number
    switch command {
    case .accept(let readBack, let takeOver):
      return try accept(record, readBack: readBack, takeOver: takeOver, in: situation)
    case .decline(let because):
      let words = try text(because, "what is unclear")
      // The question can be answered, and who answers need not guess that there is one.
      let question = Comment(
        number: (record.comments.map(\.number).max() ?? 0) + 1, about: nil, by: situation.actor, at: situation.at,
        text: words, isQuestion: true)
      let withdrawn = situation.incident?.offeredTo == nil ? [] : [Draft(session: nil, .batonOffered(to: nil))]
      return withdrawn + [
        Draft(session: number, .declined(Decline(by: situation.actor, at: situation.at, because: words))),
        Draft(session: number, .commented(question)),
        noted("Declined by \(situation.actor): \(words)", on: record, in: situation),
      ]
    case .seal(let seal, let to):
      return [Draft(session: number, .sealed(seal, offeredTo: to)), Draft(session: nil, .batonOffered(to: to))]
    case .correct(let about, let words):
      let correction = Correction(
        by: situation.actor, at: situation.at, about: about.trimmed, text: try text(words, "the correction's text"))
      return [Draft(session: number, .corrected(correction))]
    case .comment(let about, let words, let isQuestion):
      let comment = Comment(
        number: (record.comments.map(\.number).max() ?? 0) + 1, about: about, by: situation.actor, at: situation.at,
        text: try text(words, "the comment's text"), isQuestion: isQuestion)
      return [Draft(session: number, .commented(comment))]
    case .answer(let comment, let words):
      guard record.comments.contains(where: { $0.number == comment }) else {
        throw .notFound("there is no comment \(comment)")
      }
      return [
        Draft(session: number, .commentAnswered(comment, by: situation.actor, text: try text(words, "the answer")))
      ]
    case .describe(let title, let status, let next, let summary):
      return [Draft(session: number, .sessionDescribed(title: title, status: status, next: next, summary: summary))]
    default: return []
    }
  }

  /// The baton has one holder: taking it from one who still has it needs a reason.
  private static func accept(
    _ record: SessionRecord, readBack: String, takeOver: String?, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    let session = record.session
    if let successor = session.successor {
      throw .conflict("session \(session.number) was already accepted as session \(successor)")
    }
    if let newest = situation.incident?.sessions.last, newest > session.number {
      throw .conflict(
        "session \(session.number) was followed by session \(situation.incident?.follower(of: session.number) ?? newest)"
          + " already; the newest, session \(newest), is the one to accept")
    }
    let readBack = try text(readBack, "a read-back, one or two lines of what you understood,")
    let holder = situation.incident?.holder
    let isHeld = holder != nil && holder != situation.actor && session.seal == nil && session.opening != nil
    let isOfferedElsewhere = session.offeredTo.map { $0 != situation.actor && !session.wasDeclined(by: $0) } ?? false
    if (isHeld || isOfferedElsewhere) && takeOver?.trimmed.isEmpty != false {
      let who = isHeld ? "\(holder ?? "") has the baton" : "the baton is offered to \(session.offeredTo ?? "")"
      throw .conflict("\(who); take it over with --take-over REASON")
    }
    var number = session.number.next
    while situation.incident?.sessions.contains(number) == true { number = number.next }
    let opening = Opening(
      from: session.number, by: situation.actor, at: situation.at, readBack: readBack, takeOver: takeOver?.trimmed)
    var next = record.carriedOver(to: number, opening: opening)
    next.timeline = [
      TimelineEntry(
        number: 1, at: situation.at, session: number,
        event: "Accepted session \(session.number): \(readBack)", source: .person, by: situation.actor)
    ]
    if let takeOver, !takeOver.trimmed.isEmpty {
      next.timeline.append(
        TimelineEntry(
          number: 2, at: situation.at, session: number,
          event: "Baton taken over from \(holder ?? session.offeredTo ?? "its holder"): \(takeOver.trimmed)",
          source: .person, by: situation.actor))
    }
    return [
      Draft(session: session.number, .accepted(by: situation.actor, successor: number)),
      Draft(session: number, .sessionOpened(next)),
      Draft(session: nil, .batonTaken(by: situation.actor, reason: takeOver?.trimmed)),
    ]
  }

  /// A timeline entry that goes with another event.
  static func noted(
    _ event: String, on record: SessionRecord, in situation: Situation, offset: Int = 0,
    source: TimelineEntry.Source = .person, evidence: [RunReference] = []
  ) -> Draft {
    var entry = TimelineEntry(
      number: record.nextTimelineNumber + offset, at: situation.at, session: record.session.number, event: event,
      source: source, by: situation.actor)
    entry.evidence = evidence.isEmpty ? nil : evidence
    return Draft(session: record.session.number, .noted(entry))
  }
}

extension SessionRecord {
  var nextTimelineNumber: Int { timeline.reduce(0) { max($0, $1.number) } + 1 }

  /// What the next session begins with: open todos and risks (and those closed in this session, once), fixes, steps without
  /// their runs, what is still to be checked, the branches, the planned window, and what is in flight. What was asked of this person is
  /// not asked again of the next. Numbers stay.
  func carriedOver(to number: SessionNumber, opening: Opening) -> SessionRecord {
    var next = SessionRecord(session: Session(number: number, title: session.next ?? "", date: opening.at.day))
    next.session.from = opening.at
    next.session.holder = opening.by
    next.session.opening = opening
    next.problems = problems
    next.fixes = fixes
    next.steps = steps.map { step in
      var fresh = step
      fresh.runs = []
      fresh.judgements = []
      return fresh
    }
    next.branches = branches
    next.checks = checks.filter { $0.state == .open }
    next.todos = todos.filter {
      !$0.isClosed || ($0.progress == .done && $0.closedIn != nil && $0.closedIn == session.number)
        || ($0.progress == .done && session.opening == nil)
    }
    .map { todo in
      var carried = todo
      for index in carried.blockers.indices where isCleared(carried.blockers[index]) {
        carried.blockers[index].isLifted = true
      }
      return carried
    }
    next.risks = risks.filter {
      $0.isLive || $0.status == .accepted || $0.closedIn == session.number || session.opening == nil
    }
    next.monitoring = monitoring
    next.comments = comments.filter { $0.isQuestion && $0.answer == nil }
    next.files.toUpdate = files.toUpdate
    next.inFlight.silences = inFlight.silences.filter { !$0.isOver(at: opening.at) }
    next.inFlight.investigations = inFlight.investigations
    next.clearSpans()
    return next
  }

  /// Line spans point into the document they came from; a carried item keeps none.
  private mutating func clearSpans() {
    for index in problems.indices {
      problems[index].lines = nil
      problems[index].impact.clearSpans()
      problems[index].missedBecause.clearSpans()
    }
    for index in fixes.indices {
      fixes[index].lines = nil
      fixes[index].rationale.clearSpans()
    }
    for index in steps.indices {
      steps[index].lines = nil
      steps[index].expectation?.lines = nil
    }
    for index in checks.indices { checks[index].lines = nil }
    for index in todos.indices { todos[index].lines = nil }
    for index in risks.indices { risks[index].lines = nil }
    branches.success.clearSpans()
    branches.failure.clearSpans()
    files.toUpdate.clearSpans()
    for index in inFlight.silences.indices { inFlight.silences[index].lines = nil }
    inFlight.investigations.clearSpans()
    monitoring?.clearSpans()
  }
}

extension Monitoring {
  fileprivate mutating func clearSpans() {
    lines = nil
    baseline.clearSpans()
    watches.clearSpans()
    for index in checkpoints.indices { checkpoints[index].lines = nil }
    for reset in resets.indices {
      for index in resets[reset].checkpoints.indices { resets[reset].checkpoints[index].lines = nil }
    }
  }
}

extension [Statement] {
  fileprivate mutating func clearSpans() {
    for index in indices { self[index].lines = nil }
  }
}
