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
    let days = rows.sessions.reduce(6) { widest, row in
      max(widest, row.summary.session.date.map { Zone.text($0, from: now.day).count } ?? 0)
    }
    let start = [
      Span(glyph.text(), role),
      Span(" " + session.number.text.padded(rows.sessionNumberWidth) + "  ", .text, bold: isHere),
      Span((session.date.map { Zone.text($0, from: now.day) } ?? "").padded(days + 2), .muted),
    ]
    let title = session.title.isEmpty ? session.status ?? session.displayTitle : session.title
    var facts = [row.end?.displayText ?? (summary.phase == .review ? "to accept" : summary.phase.rawValue)]
    if summary.liveRisks > 0 { facts.insert(summary.liveRisks == 1 ? "1 risk" : "\(summary.liveRisks) risks", at: 0) }
    if summary.blockedTodos > 0 { facts.insert("\(summary.blockedTodos) blocked", at: 0) }
    if let holder = session.holder { facts.insert(holder, at: 0) }
    // The title takes the room it needs; of the facts, how the session stands is left to the last.
    let room = width - start.width - 2
    let least = min(TextWidth.width(of: title), max(12, room - 14))
    while facts.count > 1, least + TextWidth.width(of: facts.joined(separator: ", ")) > room { facts.removeFirst() }
    if least + TextWidth.width(of: facts[0]) > room, width < 44 { facts = [] }
    return Line(start + [Span(title)], right: [Span(facts.joined(separator: ", "), .muted)])
  }
}
