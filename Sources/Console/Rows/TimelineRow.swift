import Records

/// An entry of the timeline with what parts it from the one before.
struct TimelineRow: Sendable {
  var entry: TimelineEntry
  /// What the same step's runs and verdicts were before this one, the oldest first.
  var before: [TimelineEntry] = []
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
    let entries = earlier + record.timelineWithCorrections
    func session(of entry: TimelineEntry) -> SessionNumber { entry.session ?? record.session.number }
    // What people wrote does not drown in runs: those of a step are one row, where its last one was.
    var runs = timelineFilter.trimmed.isEmpty ? StepRuns(entries, session) : StepRuns()
    for entry in entries {
      let session = session(of: entry)
      guard filter.passes(entry, session), runs.isShown(entry, session) else { continue }
      if entry.source == .document, let at = entry.at {
        guard told.insert("\(at.milliseconds) \(entry.event.trimmed.lowercased())").inserted else { continue }
      }
      var row = TimelineRow(entry: entry, before: runs.before(entry, session), session: session)
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

/// The entries of each step's runs, retries and verdicts.
private struct StepRuns {
  private struct Key: Hashable {
    var session: SessionNumber
    var step: Int
  }

  private var entries: [Key: [TimelineEntry]] = [:]
  private var seen: [Key: Int] = [:]

  init() {}

  init(_ all: [TimelineEntry], _ session: (TimelineEntry) -> SessionNumber) {
    for entry in all {
      guard let step = entry.step else { continue }
      entries[Key(session: session(entry), step: step), default: []].append(entry)
    }
  }

  /// Asked of each entry once, in their order.
  mutating func isShown(_ entry: TimelineEntry, _ session: SessionNumber) -> Bool {
    guard let step = entry.step, let all = entries[Key(session: session, step: step)] else { return true }
    let key = Key(session: session, step: step)
    seen[key, default: 0] += 1
    return seen[key] == all.count
  }

  func before(_ entry: TimelineEntry, _ session: SessionNumber) -> [TimelineEntry] {
    entry.step.flatMap { entries[Key(session: session, step: $0)]?.dropLast() }.map(Array.init) ?? []
  }
}

extension TimelineEntry {
  /// The step that a run or a verdict is of.
  fileprivate var step: Int? {
    guard source == .step else { return nil }
    let words = event.split(separator: " ", maxSplits: 2)
    return evidence?.first?.step ?? (words.count > 1 && words[0] == "Step" ? Int(words[1]) : nil)
  }

  /// "failed" of "Step 4 failed: …".
  fileprivate var outcome: String {
    let words = event.split(separator: ":", maxSplits: 1).first?.split(separator: " ").dropFirst(2) ?? []
    return words.joined(separator: " ")
  }
}

extension TimelineRow {
  private static let mostBefore = 3

  /// The event; where it is the last of several runs, with what the others were.
  func event(_ clock: (Moment) -> String) -> String {
    guard !before.isEmpty else { return entry.event }
    let told = before.suffix(TimelineRow.mostBefore).map { entry in
      [entry.outcome, entry.at.map(clock)].compactMap(\.self).joined(separator: " ")
    }
    let more = before.count > told.count ? "\(before.count - told.count) more, " : ""
    let parts = entry.event.split(separator: ": ", maxSplits: 1)
    let rest = parts.count > 1 ? ": \(parts[1])" : ""
    return "\(parts[0]), after \(more)\(told.joined(separator: ", "))\(rest)"
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

/// What the person typed to filter the timeline: `8`, `session:8`, `#tag`, `log`, words of the
/// event, or `all` for every run of every step.
struct TimelineFilter {
  private var tests: [(TimelineEntry, SessionNumber) -> Bool]

  init(_ text: String) {
    tests = text.split(separator: " ").filter { $0.lowercased() != "all" }.map { word in
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
