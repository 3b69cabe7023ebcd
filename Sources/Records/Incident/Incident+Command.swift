package enum IncidentCommand: Equatable, Sendable {
  case open(Incident)
  case addWatch(name: String?, pattern: String, file: String?)
  case removeWatch(Int)
  case followLog(String)
  case unfollowLog(String)
  /// `level` is the place on the scale of words that only the team knows.
  case setSeverity(String, level: Int?, because: String?)
  case setStatus(IncidentStatus, because: String?)
  /// Nil gives the role up.
  case giveRole(String, to: String?)
  /// `at` nil is the time of the act. `because` says why, where the mark was at another time before.
  case mark(Mark.Kind, at: Moment? = nil, because: String?)
  case update(String, next: Moment?)
  case attach(Attachment)
  case receive(Alert)
  case close(resolution: String, gapsAllowedBecause: String?)
  case reopen(because: String)
  case rename(String)
  case archive(because: String?)
  case restore
  case merge(into: String)
  case putAway(SessionNumber, to: String?)
  case bringBack(SessionNumber)
  case sealPostmortem(Seal)
  /// Adds to what is said of that kind.
  case say(Narrative.Kind, String)
  /// Takes the place of all that is said of that kind.
  case state(Narrative)

  /// The incident it opens; nil where it concerns one that is there.
  var opened: Incident? { if case .open(let incident) = self { incident } else { nil } }

  func decide(_ situation: Situation) throws(Refusal) -> [Draft] {
    let incident = situation.incident
    switch self {
    case .open(let opened):
      guard incident == nil else { throw .conflict("incident \(opened.key) is there already") }
      return [change(.opened(opened))]
    case .addWatch, .removeWatch, .followLog, .unfollowLog: return [change(try logChange(situation))]
    case .sealPostmortem(let seal): return [change(.postmortemSealed(seal))]
    case .say(let kind, let words):
      let said = incident?.said(kind) ?? []
      let words = try Decider.text(words, "what there is to say")
      return said.contains(words) ? [] : [change(.stated(Narrative(kind, said + [words])))]
    case .state(let said):
      let texts = said.texts.map(\.trimmed).filter { !$0.isEmpty }
      return texts == incident?.said(said.kind) ?? [] ? [] : [change(.stated(Narrative(said.kind, texts)))]
    case .setSeverity(let words, let level, let because):
      let words = try Decider.text(words, "a severity")
      if let level, !SeverityScale.levels.contains(level) {
        throw .unusable("a severity's level is 1 (the worst) to 5, not \(level)")
      }
      guard words != incident?.severity || level != incident?.severityLevel && level != nil else { return [] }
      let to = SeverityChange(
        words: words, level: level, because: because?.trimmed.nonEmpty, by: situation.actor, at: situation.at)
      let from = incident?.severity.map { " (was \($0))" } ?? ""
      return [change(.severityChanged(to))]
        + noted("Severity \(words)\(from)" + reason(to.because), tags: ["severity"], in: situation)
    case .setStatus(let status, let because): return try statusChanges(status, because: because, in: situation)
    case .giveRole(let name, let person):
      let name = try Decider.text(name, "a role, such as commander,")
      let person = person?.trimmed.nonEmpty
      guard incident?.role(name)?.person != person else { return [] }
      let former = incident?.role(name).map { " (was \($0.person))" } ?? ""
      return [change(.roleGiven(name, to: person, at: situation.at))]
        + noted("\(name.withCapital): \(person ?? "nobody")\(former)", tags: ["role"], in: situation)
    case .mark(let kind, let at, let because):
      var situation = situation
      situation.at = at ?? situation.at
      guard situation.at <= situation.now else {
        throw .unusable("\(situation.at.iso) has not come yet; nothing was written")
      }
      return markChanges(kind, because: because, in: situation).map { draft in
        Draft(session: draft.session, at: at, draft.change)
      }
    case .update(let words, let next):
      let update = StakeholderUpdate(
        number: (incident?.updates ?? []).nextNumber, at: situation.at, by: situation.actor,
        text: try Decider.text(words, "the update's text"), next: next)
      if let next, next <= situation.at {
        throw .unusable("the next update would be due at \(next.iso), before this one; nothing was written")
      }
      return [change(.updated(update))]
    case .attach(var attachment):
      if let item = attachment.about, situation.record?.holds(item) != true {
        throw .notFound("there is no \(item) to attach it to; nothing was written")
      }
      attachment.number = (incident?.attachments ?? []).nextNumber
      attachment.title = try Decider.text(attachment.title, "a title (--title)")
      (attachment.by, attachment.at) = (situation.actor, situation.at)
      attachment.session = situation.record?.session.number
      return [change(.attached(attachment))]
    case .receive(let alert): return [change(.alerted(alert))] + situation.entries(of: alert)
    case .close, .reopen, .rename, .archive, .restore, .merge, .putAway, .bringBack:
      guard let incident else { throw .notFound("there is no incident yet; `baton open TITLE` opens one") }
      return try standingChanges(of: incident, in: situation)
    }
  }

  private func change(_ change: IncidentChange) -> Draft { Draft(session: nil, .incident(change)) }

  private func reason(_ words: String?) -> String { words.map { ": \($0)" } ?? "" }

  /// An entry in the session at hand, unless that is sealed and takes no more.
  private func noted(_ words: String, tags: [String], in situation: Situation) -> [Draft] {
    guard let record = situation.record, !record.isSealed else { return [] }
    guard case .noted(var entry) = record.noted(words, in: situation) else { return [] }
    entry.tags = tags
    return [Draft(session: record.session.number, .noted(entry))]
  }

  private func logChange(_ situation: Situation) throws(Refusal) -> IncidentChange {
    let watches = situation.incident?.watches ?? []
    switch self {
    case .addWatch(let name, let pattern, let file):
      // It is taken as it is typed: blanks at its ends are part of it.
      guard !pattern.isEmpty else { throw .unusable("a pattern is needed; nothing was written") }
      return .watchAdded(WatchRule(number: watches.nextNumber, name: name ?? pattern, pattern: pattern, file: file))
    case .removeWatch(let number):
      guard watches.contains(where: { $0.number == number }) else {
        throw .notFound("there is no watch rule \(number); `baton watch list` shows them")
      }
      return .watchRemoved(number)
    case .unfollowLog(let file):
      guard situation.incident?.logs.contains(file) == true else {
        throw .notFound("\(file) is not followed; `baton log list` shows what is")
      }
      return .logRemoved(file)
    case .followLog(let file): return .logAdded(try Decider.text(file, "a file"))
    default: throw .unusable("this is no matter of the log")
    }
  }

  /// Setting what is set already at the same time changes nothing; another time is a correction
  /// beside the first.
  private func markChanges(_ kind: Mark.Kind, because: String?, in situation: Situation) -> [Draft] {
    let former = situation.incident?.mark(kind)
    guard former?.at != situation.at else { return [] }
    let mark = Mark(
      kind, at: situation.at, by: situation.actor, recordedAt: situation.now, because: because?.trimmed.nonEmpty)
    let words = kind.displayText.withCapital
    let said = former.map { "\(words) at \(mark.at.clock), not at \($0.at.clock)" } ?? words
    return [change(.marked(mark))]
      + noted(
        said + reason(mark.because), tags: former == nil ? ["mark", kind.rawValue] : ["mark"], in: situation)
      + leading(kind, in: situation)
  }

  /// What is mitigated is watched, what is resolved is resolved: the status follows the mark, and
  /// never goes back by it.
  private func leading(_ kind: Mark.Kind, in situation: Situation) -> [Draft] {
    let status: IncidentStatus
    switch kind {
    case .mitigated: status = .monitoring
    case .resolved: status = .resolved
    case .began, .detected, .acknowledged: return []
    }
    guard let incident = situation.incident, !incident.isClosed, incident.status.map({ $0 < status }) ?? true else {
      return []
    }
    return [change(.statusChanged(status, because: nil))]
  }

  private func statusChanges(
    _ status: IncidentStatus, because: String?, in situation: Situation
  ) throws(Refusal) -> [Draft] {
    guard IncidentStatus.said.contains(status) else { throw .unusable("`baton close` closes an incident") }
    if situation.incident?.isClosed == true {
      throw .conflict("the incident is closed; `baton reopen --because TEXT` opens it again")
    }
    guard situation.incident?.status != status else { return [] }
    let because = because?.trimmed.nonEmpty
    // Whoever says resolved has said when, unless a mark says otherwise.
    let marks =
      status == .resolved && situation.incident?.mark(.resolved) == nil
      ? [
        change(
          .marked(Mark(.resolved, at: situation.at, by: situation.actor, recordedAt: situation.now, because: nil)))
      ] : []
    return [change(.statusChanged(status, because: because))] + marks
      + noted("\(status.rawValue.withCapital)" + reason(because), tags: ["status"], in: situation)
  }

  private func standingChanges(of incident: Incident, in situation: Situation) throws(Refusal) -> [Draft] {
    switch self {
    case .close(let resolution, let gaps):
      if let closure = incident.closure {
        throw .conflict("incident \(incident.key) is closed already, by \(closure.by) at \(closure.at.iso)")
      }
      let closure = Closure(
        resolution: try Decider.text(resolution, "how it was resolved (--resolution)"), by: situation.actor,
        at: situation.at, gapsAllowedBecause: gaps?.trimmed.nonEmpty)
      return [change(.closed(closure))]
        + noted(
          "Incident closed: \(closure.resolution)"
            + (closure.gapsAllowedBecause.map { " (gaps allowed: \($0))" } ?? ""),
          tags: ["status"], in: situation)
    case .reopen(let because):
      guard incident.isClosed || incident.status == .resolved else {
        throw .conflict("incident \(incident.key) is not closed; there is nothing to reopen")
      }
      let because = try Decider.text(because, "a reason (--because)")
      return [change(.reopened(because: because))]
        + noted("Incident reopened: \(because)", tags: ["status"], in: situation)
    case .rename(let title):
      let title = try Decider.text(title, "a title")
      return title == incident.title ? [] : [change(.renamed(title))]
    case .archive(let because):
      guard incident.archived == nil else { return [] }
      try situation.checkBaton()
      return [change(.archived(because: because?.trimmed.nonEmpty ?? "put away by \(situation.actor)"))]
    case .restore:
      guard incident.archived != nil || incident.mergedInto != nil else { return [] }
      return [change(.restored)]
    case .merge(let key):
      guard key != incident.key else { throw .unusable("an incident can't be merged into itself") }
      if incident.mergedInto == key { return [] }
      try situation.checkBaton()
      return [change(.merged(into: key))]
    case .putAway(let number, let to):
      guard incident.sessions.contains(number) else {
        throw .notFound("there is no session \(number) in \(incident.key); `baton sessions` lists them")
      }
      try situation.checkBaton()
      return [change(.sessionPutAway(number, to: to))]
    case .bringBack(let number):
      guard incident.putAway.contains(number) else {
        throw .notFound("session \(number) of \(incident.key) was not put away")
      }
      return [change(.sessionBroughtBack(number))]
    default: return []
    }
  }
}

extension Situation {
  /// What an alert says, as entries: that it fired, at its start; what it says more, and that it
  /// ended.
  fileprivate func entries(of alert: Alert) -> [Draft] {
    guard let record, !record.isSealed else { return [] }
    let number = record.session.number
    func draft(_ words: String, at time: Moment?, _ offset: Int) -> Draft {
      var entry = TimelineEntry(
        number: record.timeline.nextNumber + offset, at: time ?? at, session: number, event: words, source: .alert,
        tags: ["alert"], by: actor)
      if offset == 0 { entry.impact = alert.text }
      return Draft(session: number, .noted(entry))
    }
    let isAgain = incident?.hasHad(alert) == true
    var drafts: [Draft] = []
    let severity = alert.severity.map { " (\($0))" } ?? ""
    if alert.end == nil || !isAgain {
      drafts.append(
        draft("Alert\(isAgain ? " again" : ""): \(alert.title)\(severity)", at: isAgain ? at : alert.start, 0))
    }
    let facts = alert.labels.map { "\($0.name)=\($0.value)" }
    if !isAgain, !facts.isEmpty || !alert.links.isEmpty {
      let words = [facts.joined(separator: ", "), alert.links.joined(separator: " ")].filter { !$0.isEmpty }
      drafts.append(draft("From \(alert.source): " + words.joined(separator: "; "), at: alert.start, drafts.count))
    }
    if let end = alert.end { drafts.append(draft("Alert ended: \(alert.title)", at: end, drafts.count)) }
    return drafts
  }
}

extension String {
  fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
