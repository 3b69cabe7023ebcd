import Records
import Screen

extension State {
  /// How the incident is run: all that is known of it as a whole.
  func incidentLines(width: Int) -> [Line] {
    guard let incident else { return [] }
    var page = Page(width: width)
    page.words(incident.title.isEmpty ? incident.key : incident.title, bold: true)
    page.fact("severity", incident.severity, role: incident.severityRole)
    for change in incident.severities.dropFirst().reversed() {
      page.fact(
        "", "\(change.words) at \(zone.clock(change.at, from: now)) by \(change.by)" + tail(change.because),
        role: .muted)
    }
    page.fact("status", incident.standing?.rawValue)
    page.fact("service", incident.service)
    for role in incident.roles { page.fact(role.name, role.person) }
    let marks = Mark.Kind.allCases.compactMap { incident.mark($0) }
    if !marks.isEmpty { page.gap() }
    for mark in marks {
      page.fact(mark.kind.rawValue, "\(zone.exactClock(mark.at, from: now)), by \(mark.by)" + tail(mark.because))
      for former in incident.marks where former.kind == mark.kind && former.isOver == true {
        page.fact("", "before: \(zone.exactClock(former.at, from: now)), by \(former.by)", role: .muted)
      }
    }
    for time in IncidentTime.allCases {
      guard let seconds = incident.seconds(to: time) else { continue }
      page.fact("to \(time.rawValue)", Length.text(seconds: Double(seconds)))
    }
    if let age = incident.age(at: now) { page.fact("so far", Length.text(seconds: age)) }
    if !incident.updates.isEmpty || !incident.narrative.isEmpty { page.gap() }
    for update in incident.updates.suffix(3).reversed() {
      page.fact("update \(update.number)", "\(zone.clock(update.at, from: now)) \(update.text)")
    }
    if let next = incident.nextUpdate {
      let isLate = next < now
      let length = Length.text(seconds: abs(next.since(now)))
      page.fact(
        "next", isLate ? "overdue by \(length)" : "due \(zone.clock(next, from: now)), in \(length)",
        role: isLate ? .alarm : .text)
    }
    for said in incident.narrative { for text in said.texts { page.fact(said.kind.rawValue, text) } }
    if !incident.attachments.isEmpty || !incident.logs.isEmpty || !incident.alerts.isEmpty { page.gap() }
    for attachment in incident.attachments {
      let about = attachment.about.map { ", beside \($0)" } ?? ""
      page.fact(
        "attached \(attachment.number)", "\(attachment.title) (\(attachment.type), \(attachment.bytes) bytes\(about))")
    }
    for log in incident.logs { page.fact("log", log) }
    for alert in incident.alerts.suffix(3) { page.fact("alert", "\(alert.title) (\(alert.source))") }
    if let closure = incident.closure {
      page.gap()
      page.fact("closed", "\(closure.resolution) (\(closure.by), \(zone.clock(closure.at, from: now)))", role: .good)
      page.fact("although", closure.gapsAllowedBecause)
    }
    page.fact("put away", incident.archived, role: .warning)
    page.gap()
    let also = ["incident.attach", "incident.attachment", "log.add", "incident.postmortem", "incident.rename"]
    let offers = Overlay.incident(top: 0).offers.filter { also.contains($0.name) }
      .filter { NamedCommand.named($0.name)?.applies(self) == true }
    page.words("Also: " + offers.map { "\(keyWords($0.name)) \($0.hint)" }.joined(separator: ", "), .muted)
    return page.lines
  }

  private func tail(_ reason: String?) -> String { reason.map { ": \($0)" } ?? "" }

  /// The picker: what was typed, and below it the incidents it fits, the open ones first.
  func incidentsPanel(_ picker: Overlay.IncidentChoice, width: Int, height: Int) -> Panel {
    let found = incidents(matching: picker)
    let (typed, cursor) = picker.search.window(columns: max(1, width - 4))
    var lines = [Line([Span("/ ", .accent, bold: true), Span(typed)])]
    let keyWidth = min(28, found.reduce(4) { max($0, TextWidth.width(of: TextWidth.visible($1.key))) })
    let severityWidth = min(10, found.reduce(0) { max($0, TextWidth.width(of: TextWidth.visible($1.severity ?? ""))) })
    for other in found {
      var facts = [other.standingText]
      if let age = other.age(at: now) { facts.append(Length.text(seconds: age)) }
      if let holder = other.holder, !other.isOver { facts.append(holder) }
      let isHere = other.key == incident?.key
      let role: Role = other.isOver ? .muted : .text
      lines.append(
        Line(
          [
            Span(
              TextWidth.truncated(other.severity ?? "", to: severityWidth).padded(severityWidth) + "  ",
              other.severityRole),
            Span(TextWidth.truncated(other.key, to: keyWidth).padded(keyWidth) + "  ", role, bold: isHere),
            Span(other.title, role),
          ], right: [Span(facts.filter { !$0.isEmpty }.joined(separator: ", "), .muted)]))
    }
    if found.isEmpty { lines.append(Line("No incident has these words; fewer letters find more.", .muted)) }
    return .choice("Incidents", lines, of: found.count, at: picker.index, height: height, cursor: cursor)
  }

  func incidents(matching picker: Overlay.IncidentChoice) -> [Incident] {
    let words = picker.search.text.lowercased().split(separator: " ")
    return incidents.filter { incident in
      let text = [
        incident.key, incident.title, incident.severity ?? "", incident.service ?? "", incident.holder ?? "",
        incident.standingText,
      ].joined(separator: " ").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}

extension Incident {
  /// The colour of how bad it is; of what is over, or what nobody has placed on the scale, none.
  var severityRole: Role {
    if isOver { return .muted }
    return switch severityLevel {
    case 1, 2: .alarm
    case 3: .warning
    case 4, 5: .muted
    default: .text
    }
  }
}
