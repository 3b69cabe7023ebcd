import Records
import Screen
import Testing

@testable import Console

@Suite("The draft") struct DraftTests {
  private func grown() -> Snapshot {
    var snapshot = Example.snapshot
    snapshot.sequence += 1
    return snapshot
  }

  @Test("a draft follows the record while it is looked at")
  func follows() {
    var state = Example.console(120, 36)
    #expect(state.press("7").contains(.draftHandoff("9")))
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    #expect(update(&state, .loaded(grown())).contains(.draftHandoff("9")))
  }

  @Test("a draft edited by hand stays, is read back, and is what is sealed")
  func edited() {
    var state = Example.console(120, 36)
    _ = state.press("7")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    #expect(state.press("e") == [.openEditor(text: "# Session 9", .draft)])
    #expect(
      update(&state, .edited("# Session 9, mine", .draft)) == [.readBack("9", markdown: "# Session 9, mine", ticket: 1)]
    )
    _ = update(&state, .loaded(grown()))
    _ = update(&state, .draft(markdown: "# Session 9, drafted anew", gaps: []))
    #expect(state.picture.contains("# Session 9, mine"))
    _ = state.press("s", "Enter")
    #expect(
      state.press("y") == [.seal("9", to: nil, markdown: "# Session 9, mine", gapsAllowedBecause: nil, ticket: 2)])
  }
}
