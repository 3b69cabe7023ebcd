import Records

/// An entry of the timeline with what parts it from the one before.
struct TimelineRow: Sendable {
  var entry: TimelineEntry
  var session: SessionNumber
  /// Seconds since the entry before, where that is worth a line of its own.
  var gap: Double?
  /// A new session, or a new day.
  var startsSession = false
  var startsDay = false

  /// Shorter pauses are not shown.
  static let leastGap = 300.0
}

extension State {
  func timelineRows() -> [TimelineRow] {
    guard let record else { return [] }
    var rows: [TimelineRow] = []
    rows.reserveCapacity(earlier.count + record.timeline.count)
    let filter = TimelineFilter(timelineFilter)
    var before: TimelineRow?
    // A document tells again what happened in the sessions before it: that is shown once.
    var told: Set<String> = []
    for entry in earlier + record.timelineWithCorrections {
      let session = entry.session ?? record.session.number
      guard filter.passes(entry, session) else { continue }
      if entry.source == .document, let at = entry.at {
        guard told.insert("\(at.milliseconds) \(entry.event.trimmed.lowercased())").inserted else { continue }
      }
      var row = TimelineRow(entry: entry, session: session)
      if let before {
        row.startsSession = before.session != session
        if let at = entry.at, let last = before.entry.until ?? before.entry.at {
          row.startsDay = zone.shown(at).day != zone.shown(before.entry.at ?? last).day
          let pause = at.since(last)
          if pause >= TimelineRow.leastGap { row.gap = pause }
        }
      }
      rows.append(row)
      before = row
    }
    return rows
  }
}

extension SessionRecord {
  /// Corrections stand in the timeline where they were made, so that nobody reads past them.
  fileprivate var timelineWithCorrections: [TimelineEntry] {
    guard !corrections.isEmpty else { return timeline }
    let added = corrections.enumerated().map { place, correction in
      TimelineEntry(
        number: -1 - place, at: correction.at, event: "Correction: \(correction.text)",
        impact: correction.about.isEmpty ? nil : "about \(correction.about)", source: .person,
        tags: [TimelineEntry.correctionTag], by: correction.by)
    }
    return timeline + added
  }
}

extension TimelineEntry {
  /// Marks the rows that show a correction of the record.
  static let correctionTag = "correction"
}

/// What the person typed to filter the timeline: `8`, `session:8`, `#tag`, `log`, or words of the
/// event.
struct TimelineFilter {
  private var tests: [(TimelineEntry, SessionNumber) -> Bool]

  init(_ text: String) {
    tests = text.split(separator: " ").map { word in
      if let source = TimelineEntry.Source(rawValue: word.lowercased()) {
        return { entry, _ in entry.source == source }
      }
      if word.hasPrefix("#") { return { entry, _ in entry.tags.contains(String(word.dropFirst())) } }
      let bare = word.hasPrefix("session:") ? word.dropFirst(8) : word
      if bare.first?.isNumber == true, let number = SessionNumber(bare) { return { _, session in session == number } }
      return { entry, _ in entry.event.matches(String(word)) || entry.impact?.matches(String(word)) == true }
    }
  }

  func passes(_ entry: TimelineEntry, _ session: SessionNumber) -> Bool { tests.allSatisfy { $0(entry, session) } }
}
