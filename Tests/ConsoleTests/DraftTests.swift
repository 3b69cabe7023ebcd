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

  /// A console whose draft came back from the editor as `# Session 9, mine`.
  private func edited() -> State {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("7")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    #expect(state.press("e") == [.openEditor(text: "# Session 9", .draft)])
    #expect(update(&state, .edited("# Session 9, mine", .draft)) == [.readBack("9", edit, because: nil, ticket: 1)])
    return state
  }

  private let edit = DraftEdit(before: "# Session 9", after: "# Session 9, mine")

  @Test("a draft edited by hand stays until it is read back, and is what is sealed")
  func stays() {
    var state = edited()
    _ = update(&state, .loaded(grown()))
    _ = update(&state, .draft(markdown: "# Session 9, drafted anew", gaps: []))
    #expect(state.picture.contains("Session 9, mine") && !state.picture.contains("drafted anew"))
    _ = state.press("s", "Enter")
    #expect(state.press("y").seals.map(\.edit) == [edit])
  }

  @Test("once the record has the edits, the draft follows the record again")
  func taken() {
    var state = edited()
    _ = update(&state, .draftTaken)
    _ = update(&state, .draft(markdown: "# Session 9, drafted anew", gaps: []))
    #expect(state.picture.contains("Session 9, drafted anew"))
    _ = state.press("s", "Enter")
    _ = state.type("All is well")
    _ = state.press("Enter")
    #expect(state.press("y").seals.map(\.edit) == [nil])
  }

  @Test("a seal that is put off has its words when it is asked for again", arguments: ["n", "Esc"])
  func putOff(key: String) {
    var state = edited()
    _ = update(&state, .draftTaken)
    _ = state.press("s")
    _ = state.type("ops-4")
    _ = state.press("Enter")
    _ = state.type("All is well")
    _ = state.press("Enter", key, "s", "^y")
    #expect(state.form?.answers.first == "ops-4")
  }

  @Test("a sealed session refuses a note before it is typed, and takes a correction")
  func sealed() {
    var snapshot = Example.snapshot
    snapshot.record?.session.seal = Seal(by: "ops-2", at: Example.at(1, 36), hash: "", file: "S9.md")
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("i")
    #expect(state.form == nil && state.notice?.text.contains("sealed") == true)
    _ = state.press(":")
    _ = state.type("correct")
    _ = state.press("Enter")
    #expect(state.form != nil)
  }
}
