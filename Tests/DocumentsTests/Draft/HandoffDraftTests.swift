import Records
import Testing

@testable import Documents

@Suite("The draft of a handoff")
struct HandoffDraftTests {
  private let day = Day(year: 2025, month: 11, day: 4)

  private func entry(_ number: Int, _ hour: Int, _ minute: Int, _ event: String, tags: [String] = []) -> TimelineEntry {
    TimelineEntry(
      number: number, at: Moment(day, hour: hour, minute: minute), event: event, source: .person, tags: tags)
  }

  private var record: SessionRecord {
    var record = SessionRecord(session: Session(number: "9", title: "Validation", date: day))
    record.timeline = [
      entry(1, 0, 53, "Baseline set"), entry(2, 1, 0, "Errors discovered in the log"),
      entry(3, 1, 2, "Dana takes it", tags: ["ack"]), entry(4, 1, 3, "Applied fix to the mapper"),
      entry(5, 3, 3, "Incident resolved"),
    ]
    record.todos = [
      Todo(number: 1, text: "Watch"), Todo(number: 2, text: "Rest", blockers: [Blocker(on: .todo(1), text: "")]),
    ]
    return record
  }

  @Test("times are taken from the timeline, with how")
  func durations() {
    #expect(
      record.durations.map { "\($0.milestone.name): \($0.displayText)" } == [
        "Time to detect: 7 minutes, from “Baseline set” (00:53, the first entry) to “Errors discovered in the log” (01:00)",
        "Time to acknowledge: 2 minutes, from “Errors discovered in the log” (01:00) to “Dana takes it” (01:02, as tagged)",
        "Time to mitigate: 10 minutes, from “Baseline set” (00:53, the first entry) to “Applied fix to the mapper” (01:03)",
        "Time to resolve: 2 h 10 min, from “Baseline set” (00:53, the first entry) to “Incident resolved” (03:03)",
      ])
  }

  @Test("a time of which only one end is told is not made up")
  func halfTold() {
    var record = record
    record.timeline.removeLast(3)
    #expect(record.durations.map(\.milestone) == [.detect])
  }

  @Test("what a person wrote stands, and only what is empty is offered")
  func offers() {
    var written = record
    written.session.summary = "All is well."
    written.session.next = "Rest"
    written.metrics = [Metric(name: "Time to Detection", value: "< 1 hour")]
    let draft = HandoffDraft(written, now: Moment(day, hour: 4))
    #expect(draft.record.session.summary == "All is well.")
    #expect(draft.record.session.next == "Rest")
    #expect(
      draft.record.metrics.map(\.name) == [
        "Time to Detection", "Time to acknowledge", "Time to mitigate", "Time to resolve",
      ])
    let offered = HandoffDraft(record, now: Moment(day, hour: 4)).record.session
    #expect(offered.summary == "Left open: 2 todos, 1 of them blocked.")
    #expect(offered.next == "Todo 1: Watch")
    #expect(offered.until == Moment(day, hour: 4))
  }
}
