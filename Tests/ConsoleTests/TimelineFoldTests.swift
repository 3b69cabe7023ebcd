import Records
import Testing

@testable import Console

@Suite("Runs in the timeline") struct TimelineFoldTests {
  private func console(filter: String = "") -> State {
    var snapshot = Example.snapshot
    func ran(_ number: Int, _ step: Int, _ minute: Int, _ outcome: String) {
      var entry = TimelineEntry(
        number: number, at: Example.at(2, minute), session: "9", event: "Step \(step) \(outcome): Look (x)",
        source: .step)
      entry.evidence = [RunReference(step: step, run: number)]
      snapshot.record?.timeline.append(entry)
    }
    for (place, outcome) in ["failed", "failed", "failed", "failed", "judged passed", "passed"].enumerated() {
      ran(20 + place, 2, place, outcome)
    }
    snapshot.record?.timeline.append(
      TimelineEntry(number: 40, at: Example.at(2, 9), session: "9", event: "Somebody called", source: .person))
    ran(41, 3, 10, "failed")
    var state = Example.console(120, 36)
    state.timelineFilter = filter
    _ = update(&state, .loaded(snapshot))
    return state
  }

  private func events(_ state: State) -> [String] {
    state.rows.timeline.suffix(3).map { $0.event { $0.clock } }
  }

  @Test("runs, retries and verdicts of a step are one line, where the last was, with what the others were")
  func folded() {
    #expect(
      events(console()) == [
        "Step 2 passed, after 2 more, failed 02:02, failed 02:03, judged passed 02:04: Look (x)", "Somebody called",
        "Step 3 failed: Look (x)",
      ])
    #expect(console().picture.contains("after 2 more"))
  }

  @Test("a filter shows each of them, and “all” every entry there is", arguments: ["all", "step", "Look"])
  func unfolded(filter: String) {
    let state = console(filter: filter)
    #expect(state.rows.timeline.count { $0.entry.event.hasPrefix("Step 2 ") } == 6)
    #expect(state.rows.timeline.contains { $0.entry.event == "Somebody called" } == (filter == "all"))
  }
}
