import Records
import Screen
import Workflow

extension Sheet {
  /// `incident list`: one line each.
  mutating func incidents(_ incidents: [Incident], now: Moment) {
    let width = incidents.map { TextWidth.width(of: TextWidth.visible($0.key)) }.max() ?? 0
    let severityWidth = incidents.map { TextWidth.width(of: TextWidth.visible($0.severity ?? "")) }.max() ?? 0
    for incident in incidents {
      var facts = [incident.standingText]
      if let age = incident.age(at: now) { facts.append(SpanWords.text(seconds: age)) }
      if let holder = incident.holder, !incident.isOver { facts.append(holder) }
      item(
        " \(mark(Glyph(incident))) \(TextWidth.padded(TextWidth.visible(incident.severity ?? ""), to: severityWidth))  "
          + "\(TextWidth.padded(TextWidth.visible(incident.key), to: width))  ",
        incident.title.isEmpty ? "(no title)" : incident.title,
        right: facts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }

  /// How bad the incident is, how far it has come, who has a role, and how long each part took.
  mutating func standing(of incident: Incident, now: Moment) {
    let facts = [
      incident.severity, incident.standing?.rawValue, incident.service.map { "service \($0)" },
      incident.age(at: now).map { "for \(SpanWords.text(seconds: $0))" },
    ].compactMap(\.self)
    if !facts.isEmpty { item("", facts.joined(separator: isASCII ? " | " : " · ")) }
    if !incident.roles.isEmpty {
      item("", incident.roles.map { "\($0.name): \($0.person)" }.joined(separator: ", "))
    }
    let times = IncidentTime.allCases.compactMap { time in
      incident.seconds(to: time).map { "to \(time.rawValue) \(SpanWords.text(seconds: Double($0)))" }
    }
    if !times.isEmpty { item("Time: ", times.joined(separator: ", ")) }
    if let next = incident.nextUpdate {
      let glyph = mark(next < now ? .failed : .ready)
      item("\(glyph) ", next < now ? "the update due at \(next.inWords) is overdue" : "next update due \(next.inWords)")
    }
    if let closure = incident.closure {
      item("Closed: ", "\(closure.resolution) (\(closure.by), \(closure.at.inWords))")
    }
  }
}
