import Journal
import Records

/// The made-up incident that the benchmarks measure on.
enum Bench {
  static let start = Moment(Day(year: 2025, month: 11, day: 4), hour: 1)

  /// A session with this many of each kind of item, worded as people word them; every third todo
  /// waits for the one before.
  static func record(
    _ number: Int, entries: Int = 0, todos: Int = 0, risks: Int = 0, steps: Int = 0
  ) -> SessionRecord {
    let from = start.adding(hours: Double(number) * 8)
    var record = SessionRecord(
      session: Session(number: SessionNumber(number), title: "Session \(number)", date: from.day))
    record.session.from = from
    record.session.summary = "- The worker was watched."
    record.timeline = (0..<entries).map { index in
      TimelineEntry(
        number: index + 1, at: from.adding(seconds: Double(index)),
        event: "Entry \(index + 1): the worker was restarted",
        impact: index % 5 == 0 ? "Two requests were late" : nil, source: .person, by: "bench")
    }
    record.todos = (0..<todos).map { index in
      let waits = index % 3 == 2 ? [Blocker(on: .todo(index), text: "after \(index)")] : []
      return Todo(number: index + 1, text: "Todo \(index + 1): look at the queue", owner: "noor", blockers: waits)
    }
    record.risks = (0..<risks).map { index in
      Risk(
        number: index + 1, title: "Risk \(index + 1): the queue fills", likelihood: .low, impact: .medium,
        mitigation: "Scale the workers")
    }
    record.steps = (0..<steps).map { index in
      Step(
        number: index + 1, title: "Step \(index + 1)", command: "systemctl is-active worker",
        expectation: Expectation(text: "active", rule: .matches("^active", first: true)))
    }
    return record
  }
}

extension Store {
  /// An incident of `sessions` sessions with `entries` events each; the newest begins as `last`
  /// where that is given.
  func fill(sessions: Int, entries: Int, last: SessionRecord? = nil) throws {
    let speaker = Speaker("bench", now: Bench.start)
    try perform([.incident(.open(Incident(key: "bench", title: "Bench")))], by: speaker)
    for number in 1...sessions {
      let record = number == sessions ? last ?? Bench.record(number) : Bench.record(number)
      let session = record.session.number
      let notes = Bench.record(number, entries: entries - 1).timeline.enumerated().map { offset, entry in
        var entry = entry
        entry.number = record.timeline.count + offset + 1
        return Draft(session: session, .noted(entry))
      }
      try append([Draft(session: session, .session(.opened(record)))] + notes, incident: "bench", by: speaker)
    }
  }
}
