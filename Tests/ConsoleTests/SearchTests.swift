import Records
import Screen
import Testing

@testable import Console

@Suite("Searching every session") struct SearchTests {
  @Test("a hit in another session opens it, on its item")
  func hit() {
    var state = Example.console(120, 36)
    #expect(state.press("^f").isEmpty)
    _ = state.type("school")
    #expect(state.press("Enter") == [.search("school")])
    _ = update(
      &state,
      .hits("school", [SearchHit(session: "8", item: ItemReference(.risk, 2), text: "a School model", score: 1)]))
    #expect(state.picture.contains("a School model"))
    #expect(state.press("Enter").contains(.load("8", knownAt: nil)))
    var snapshot = Example.snapshot
    snapshot.record?.session = Session(number: "8")
    _ = update(&state, .loaded(snapshot))
    #expect(state.place == .risks)
    #expect(state.selectedRisk?.number == 2)
  }

  @Test("a hit shows the line that was found, not the beginning of a long text")
  func excerpt() {
    var state = Example.console(80, 24)
    let text = "# A document about many things\n\nThe worker was deployed at noon\nand left alone"
    let hit = SearchHit(session: "11 part 19", item: ItemReference(.section, 3), text: text, score: 1)
    _ = update(&state, .hits("deployed", [hit]))
    #expect(state.picture.contains("11 part 19  section 3     The worker was deployed at noon"))
    _ = update(&state, .hits("noon worker", [hit]))
    #expect(state.picture.contains("The worker was deployed at noon"))
  }
}
