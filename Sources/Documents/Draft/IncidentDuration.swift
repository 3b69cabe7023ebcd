import Records

/// How long it took until the failure was detected, acknowledged, mitigated or resolved, as the
/// timeline tells it.
package struct IncidentDuration: Equatable, Sendable {
  package enum Milestone: String, Sendable, CaseIterable {
    case detect, acknowledge, mitigate, resolve

    package var name: String { "Time to \(rawValue)" }
  }

  package var milestone: Milestone
  package var seconds: Double
  /// The entries it was taken from, and why they were taken for that.
  package var how: String

  /// "7 minutes, from “…” (00:53) to “…” (01:00)".
  package var displayText: String { "\(Quantity.span(seconds)), \(how)" }
}

extension SessionRecord {
  /// Acknowledging counts from the detection, the others from the failure. One is missing until
  /// both of its ends are told.
  package var durations: [IncidentDuration] { durations(after: []) }

  /// Over the timelines of the sessions before this one as well, oldest first: an incident begins
  /// before the session that ends it.
  package func durations(after earlier: [SessionRecord]) -> [IncidentDuration] {
    let entries = earlier.flatMap(\.timeline) + timeline
    let telling = TimelineSigns(
      entries: entries.filter { $0.at != nil }.map(TimelineSigns.Entry.init),
      decisions: earlier.flatMap(\.decisions) + decisions,
      beginsHere: earlier.isEmpty)
    guard let failure = telling.moment(of: .failure) else { return [] }
    let detection = telling.moment(of: .reached(.detect), from: failure.at)
    return IncidentDuration.Milestone.allCases.compactMap { milestone in
      let start = milestone == .acknowledge ? detection : failure
      guard let start, let end = telling.moment(of: .reached(milestone), from: start.at),
        end.displayText != start.displayText
      else {
        return nil
      }
      return IncidentDuration(
        milestone: milestone, seconds: end.at.since(start.at), how: "from \(start.displayText) to \(end.displayText)")
    }
  }
}

private struct TimelineSigns {
  var entries: [Entry]
  var decisions: [Decision]
  /// Nothing is known of the time before the first entry, so that the failure may be taken to begin
  /// with it.
  var beginsHere: Bool

  struct Entry {
    var entry: TimelineEntry
    /// What it says, in lower case: as bytes, since every phrase is looked for in every entry.
    var words: [UInt8]

    init(_ entry: TimelineEntry) {
      self.entry = entry
      words = Array("\(entry.event) \(entry.impact ?? "")".lowercased().utf8)
    }

    func says(_ phrase: String) -> Bool {
      let wanted = Array(phrase.utf8)
      guard let first = wanted.first, words.count >= wanted.count else { return false }
      return (0...(words.count - wanted.count)).contains { start in
        words[start] == first && words[start..<(start + wanted.count)].elementsEqual(wanted)
      }
    }
  }

  struct Found {
    var at: Moment
    var displayText: String
  }

  /// A tagged entry, else the first whose words say it, not before `start`; a passed validation
  /// resolves, and the failure begins with the first entry where none says so.
  func moment(of sign: TimelineSign, from start: Moment? = nil) -> Found? {
    // What a validation showed to be no remedy did not mitigate.
    let disproved = sign == .reached(.mitigate) ? decisions.last { $0.branch == .failure }?.at : nil
    let from = [start, disproved].compactMap(\.self).max()
    let timed = entries.filter { entry in from.map { entry.entry.at ?? $0 >= $0 } ?? true }
    let tags = sign.tags
    let tagged = timed.first { $0.entry.tags.contains { tags.contains($0.lowercased()) } }
    let phrases = sign.phrases
    let worded = timed.first { phrases.contains(where: $0.says) }
    if tagged == nil, sign == .reached(.resolve), let passed = decisions.first(where: { $0.branch == .success }) {
      return Found(at: passed.at, displayText: "validation round \(passed.round) (passed at \(passed.at.clock))")
    }
    let fallback =
      sign == .failure && beginsHere ? timed.min { ($0.entry.at ?? .distant) < ($1.entry.at ?? .distant) } : nil
    guard let entry = (tagged ?? worded ?? fallback)?.entry, let at = entry.at else { return nil }
    let why = tagged != nil ? ", as tagged" : worded == nil ? ", the first entry" : ""
    return Found(at: at, displayText: "“\(entry.event.excerpt(40))” (\(at.clock)\(why))")
  }
}

extension Moment {
  fileprivate static let distant = Moment(milliseconds: .max)
}

/// What tells that an entry is the failure, or one of the milestones after it.
private enum TimelineSign: Equatable {
  case failure
  case reached(IncidentDuration.Milestone)

  var tags: Set<String> {
    switch self {
    case .failure: ["failure", "outage", "start", "impact"]
    case .reached(.detect): ["detect", "detected", "detection", "alert"]
    case .reached(.acknowledge): ["ack", "acknowledge", "acknowledged", "accepted"]
    case .reached(.mitigate): ["mitigate", "mitigated", "mitigation", "workaround", "rollback", "deploy", "deployed"]
    case .reached(.resolve): ["resolve", "resolved", "resolution", "recovered"]
    }
  }

  var phrases: [String] {
    switch self {
    case .failure:
      ["outage began", "outage started", "began failing", "started failing", "errors began", "first error"]
    case .reached(.detect):
      ["discovered", "detected", "alert fired", "paged", "noticed", "first seen", "errors found", "error found"]
    case .reached(.acknowledge): ["acknowledged", "accepted session", "took over", "began investigation"]
    case .reached(.mitigate): ["mitigated", "applied fix", "fix applied", "rolled back", "workaround"]
    case .reached(.resolve): ["resolved", "recovered", "validation passed", "fix confirmed", "validated the fix"]
    }
  }
}
