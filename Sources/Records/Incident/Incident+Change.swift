package enum IncidentChange: Equatable, Sendable, Codable {
  case opened(Incident)
  case watchAdded(WatchRule)
  case watchRemoved(Int)
  case logAdded(String)
  case logRemoved(String)
  case batonTaken(by: String, reason: String?)
  case batonOffered(to: String?)
  case severityChanged(SeverityChange)
  case statusChanged(IncidentStatus, because: String?)
  /// Nil gives the role up.
  case roleGiven(String, to: String?, at: Moment)
  case marked(Mark)
  case updated(StakeholderUpdate)
  case attached(Attachment)
  case alerted(Alert)
  case closed(Closure)
  case reopened(because: String)
  case renamed(String)
  case archived(because: String)
  case restored
  case merged(into: String)
  case sessionPutAway(SessionNumber, to: String?)
  case sessionBroughtBack(SessionNumber)
  case postmortemSealed(Seal)
  /// All that is said of that kind from now on.
  case stated(Narrative)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case opened = "incidentOpened"
    case watchAdded, watchRemoved, logAdded, logRemoved, batonTaken, batonOffered, severityChanged
    case statusChanged = "incidentStatus"
    case roleGiven
    case marked = "incidentMarked"
    case updated = "updateSent"
    case attached
    case alerted = "alertReceived"
    case closed = "incidentClosed"
    case reopened = "incidentReopened"
    case renamed = "incidentRenamed"
    case archived = "incidentArchived"
    case restored = "incidentRestored"
    case merged = "incidentMerged"
    case sessionPutAway, sessionBroughtBack, postmortemSealed
    case stated = "incidentStated"
  }

  var historyLine: String {
    switch self {
    case .opened(let incident): "incident opened" + (incident.title.isEmpty ? "" : ": \(incident.title)")
    case .watchAdded(let rule): "watch rule \(rule.number) added"
    case .watchRemoved(let number): "watch rule \(number) removed"
    case .logAdded(let file): "log \(file) followed"
    case .logRemoved(let file): "log \(file) no longer followed"
    case .batonTaken(let by, let reason): "\(by) has the baton" + Self.tail(reason)
    case .batonOffered(let to): to.map { "baton offered to \($0)" } ?? "baton offered to whoever comes"
    case .severityChanged(let change): "severity \(change.words)" + Self.tail(change.because)
    case .statusChanged(let status, let because): "incident \(status.rawValue)" + Self.tail(because)
    case .roleGiven(let role, let to, _): to.map { "\(role): \($0)" } ?? "\(role): nobody"
    case .marked(let mark):
      "\(mark.kind.displayText) at \(mark.at.day.iso) \(mark.at.clock) UTC" + Self.tail(mark.because)
    case .updated(let update): "update \(update.number): \(update.text)"
    case .attached(let attachment): "attachment \(attachment.number): \(attachment.title)"
    case .alerted(let alert): "alert of \(alert.source): \(alert.title)"
    case .closed(let closure): "incident closed: \(closure.resolution)"
    case .reopened(let because): "incident reopened: \(because)"
    case .renamed(let title): "incident renamed: \(title)"
    case .archived(let because): "incident put away: \(because)"
    case .restored: "incident brought back"
    case .merged(let into): "incident merged into \(into)"
    case .sessionPutAway(let session, let to): "session \(session) " + (to.map { "moved to \($0)" } ?? "put away")
    case .sessionBroughtBack(let session): "session \(session) brought back"
    case .postmortemSealed: "postmortem sealed"
    case .stated(let said):
      "\(said.kind.rawValue): " + (said.texts.isEmpty ? "nothing" : said.texts.joined(separator: "; "))
    }
  }

  private static func tail(_ reason: String?) -> String { reason.map { ": \($0)" } ?? "" }
}

extension Incident {
  mutating func apply(_ change: IncidentChange) {
    switch change {
    case .opened: break
    case .watchAdded(let rule): watches.append(rule)
    case .watchRemoved(let number): watches.removeAll { $0.number == number }
    case .logAdded(let file): if !logs.contains(file) { logs.append(file) }
    case .logRemoved(let file): logs.removeAll { $0 == file }
    case .batonTaken(let by, _): (holder, offeredTo) = (by, nil)
    case .batonOffered(let to): offeredTo = to
    case .severityChanged(let change):
      severity = change.words
      severities.append(change)
    case .statusChanged(let status, _): self.status = status
    case .roleGiven(let name, let to, let at):
      roles.removeAll { $0.name.lowercased() == name.lowercased() }
      if let to { roles.append(IncidentRole(name: name, person: to, since: at)) }
    case .marked(let mark):
      endMarks { $0 == mark.kind }
      marks.append(mark)
    case .updated(let update): updates.append(update)
    case .attached(let attachment): attachments.append(attachment)
    case .alerted(let alert): alerts.append(alert)
    case .closed(let closure): self.closure = closure
    case .reopened:
      (closure, status) = (nil, .investigating)
      // The impact goes on, so neither has happened.
      endMarks { $0 == .mitigated || $0 == .resolved }
    case .renamed(let title): self.title = title
    case .archived(let because): archived = because
    case .restored: (archived, mergedInto) = (nil, nil)
    case .merged(let into): mergedInto = into
    case .sessionPutAway(let number, _):
      sessions.removeAll { $0 == number }
      if !putAway.contains(number) { putAway.append(number) }
    case .sessionBroughtBack(let number):
      putAway.removeAll { $0 == number }
      insert(number)
    case .postmortemSealed(let seal): postmortems.append(seal)
    case .stated(let said):
      narrative.removeAll { $0.kind == said.kind }
      if !said.texts.isEmpty { narrative.append(said) }
    }
  }

  private mutating func endMarks(where isMeant: (Mark.Kind) -> Bool) {
    for index in marks.indices where isMeant(marks[index].kind) { marks[index].isOver = true }
  }

  /// A session that began, at its place among the others.
  mutating func insert(_ number: SessionNumber) {
    guard !sessions.contains(number) else { return }
    sessions.insert(number, at: sessions.lastIndex { $0 < number }.map { $0 + 1 } ?? 0)
  }
}
