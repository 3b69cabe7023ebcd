import Records
import Screen

extension State {
  func sessionLine(_ row: SessionRow, width: Int) -> Line {
    let summary = row.summary
    let session = summary.session
    let isHere = session.number == record?.session.number
    let (glyph, role): (Glyph, Role) =
      switch (row.end, summary.phase) {
      case (.handedOff, _): (.done, .good)
      case (.takenOver, _), (.followed, _): (.cancelled, .muted)
      case (nil, .review): (.ready, .text)
      case (nil, _): (.active, .active)
      }
    let start = [
      Span(glyph.text(), role),
      Span(" " + session.number.text.padded(rows.sessionNumberWidth) + "  ", .text, bold: isHere),
      Span((session.date.map(Zone.text) ?? "").padded(8), .muted),
    ]
    var facts: [String] = []
    if let holder = session.holder, width >= 60 { facts.append(holder) }
    if summary.blockedTodos > 0 { facts.append("\(summary.blockedTodos) blocked") }
    if summary.liveRisks > 0, width >= 60 {
      facts.append(summary.liveRisks == 1 ? "1 risk" : "\(summary.liveRisks) risks")
    }
    let state = row.end?.displayText ?? (summary.phase == .review ? "to accept" : summary.phase.rawValue)
    if width >= 44 { facts.append(state) }
    let title = session.title.isEmpty ? session.status ?? "" : session.title
    return Line(start + [Span(title)], right: [Span(facts.joined(separator: ", "), .muted)])
  }
}
