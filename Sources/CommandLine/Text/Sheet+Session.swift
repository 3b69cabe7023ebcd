import Records
import Screen
import Workflow

extension Sheet {
  /// Who has the baton, where the session stands and what it leaves: the first lines of every view
  /// of a session.
  mutating func session(_ record: SessionRecord, incident: Incident) {
    let session = record.session
    let holder = (incident.holder ?? session.holder).map { "\($0) has the baton" } ?? "nobody has the baton yet"
    item("\(incident.key)  Session \(session.number)  ", holder, right: sessionTime(session))
    if !session.title.isEmpty { item("", session.title) }
    var facts = [phaseWords(record, in: incident)]
    if let status = session.status { facts.append("status: \(status)") }
    if session.seal != nil { facts.append("sealed") }
    if let to = session.offeredTo { facts.append("offered to \(to)") }
    item("", facts.joined(separator: isASCII ? " | " : " · "))
    if let next = session.next, !next.isEmpty { item("Next: ", next) }
    if let opening = session.opening, opening.from != nil {
      item("Read back: ", "“\(opening.readBack)” \(opening.by), \(opening.at.inWords)")
    }
    for decline in session.declines { item("Declined: ", "\(decline.because) (\(decline.by), \(decline.at.inWords))") }
  }

  mutating func summary(_ session: Session) {
    guard let summary = session.summary, !summary.isEmpty else { return }
    heading("Summary")
    for paragraph in summary.split(whereSeparator: \.isNewline) { item(" ", String(paragraph)) }
  }

  /// `sessions`: one line each, oldest first.
  mutating func sessions(_ summaries: [SessionSummary]) {
    let width = summaries.map { $0.session.number.text.count }.max() ?? 0
    for summary in summaries {
      let session = summary.session
      let day = session.date?.iso ?? session.from?.day.iso ?? ""
      item(
        " \(TextWidth.padded(session.number.text, to: width))  \(TextWidth.padded(day, to: 10))  ",
        session.displayTitle, right: counts(summary, summaries.end(of: summary)))
    }
  }

  private func counts(_ summary: SessionSummary, _ end: SessionEnd?) -> String {
    var words: [String] = [end?.displayText ?? summary.phase.displayText]
    if summary.steps > 0 { words.append("steps \(summary.settledSteps) of \(summary.steps)") }
    if summary.openTodos > 0 { words.append("\(summary.openTodos.counting("todo")) open") }
    if summary.blockedTodos > 0 { words.append("\(summary.blockedTodos) blocked") }
    if summary.liveRisks > 0 { words.append(summary.liveRisks.counting("risk")) }
    return words.joined(separator: ", ")
  }

  private func sessionTime(_ session: Session) -> String {
    let day = session.date ?? session.from?.day
    guard let from = session.from else { return day?.iso ?? "" }
    let start = "\(from.day.iso) \(from.clock)"
    guard let until = session.until else { return "\(start) UTC" }
    return "\(start) – \(until.text(on: from.day)) UTC"
  }

  private func phaseWords(_ record: SessionRecord, in incident: Incident) -> String {
    let (settled, of) = record.validationProgress
    if let end = record.end(in: incident) { return end.told }
    let phase = record.phase
    return phase == .validating ? "validating \(settled) of \(of), round \(record.round)" : phase.displayText
  }
}

extension SessionEnd {
  /// With the reason, where there is one.
  fileprivate var told: String {
    if case .takenOver(_, let because?) = self { return "\(displayText): \(because)" }
    return displayText
  }
}

extension Phase {
  /// The phase in a list: "in review", "handed off".
  var displayText: String {
    switch self {
    case .review: "in review"
    case .accepted: "accepted"
    case .validating: "validating"
    case .decided: "decided"
    case .monitoring: "monitoring"
    case .handedOff: "handed off"
    }
  }
}
