import Records
import Screen

extension Sheet {
  /// One entry a line: time, session, mark of its source, what happened; what it meant under it.
  mutating func timeline(_ record: SessionRecord) {
    let day = record.session.date ?? record.session.from?.day
    let times = record.timeline.map { timeWords($0, on: day) }
    let width = times.map(\.count).max() ?? 0
    let sessions = record.timeline.map { ($0.session ?? record.session.number).text }
    let sessionWidth = sessions.map(\.count).max() ?? 0
    for (index, entry) in record.timeline.enumerated() {
      let lead =
        " \(TextWidth.padded(times[index], to: width))  \(TextWidth.padded(sessions[index], to: sessionWidth))  \(mark(entry.source == .log || entry.source == .alert ? .finding : nil)) "
      let tags = entry.tags.map { "#\($0)" }.joined(separator: " ")
      item(lead, entry.event, right: tags)
      if let impact = entry.impact, !impact.isEmpty { item(String(repeating: " ", count: lead.count), impact) }
      corrections(of: ItemReference(.timeline, entry.number), in: record)
    }
  }

  private func timeWords(_ entry: TimelineEntry, on day: Day?) -> String {
    guard let at = entry.at else { return entry.words ?? "no time" }
    let start = at.text(on: day)
    return entry.until.map { "\(start)–\($0.text(on: at.day))" } ?? start
  }
}
