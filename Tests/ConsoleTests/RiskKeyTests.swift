import Records
import Screen
import Testing

@testable import Console

@Suite("Risks by keyboard")
struct RiskKeyTests {
  private func grid() -> State {
    var snapshot = Example.snapshot
    snapshot.record?.risks += [
      Risk(number: 6, title: "The queue fills", likelihood: .low, impact: .critical),
      Risk(number: 7, title: "Costs rise", likelihood: .low, impact: .low),
    ]
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("4", "v")
    state.select(.item(ItemReference(.risk, 3)), in: .risks)
    return state
  }

  @Test(
    "in the grid the selection goes where the eye goes: down is less likely, right is worse",
    arguments: [
      (["j"], 7), (["j", "l"], 2), (["j", "l", "l"], 6), (["j", "l", "l", "h"], 2), (["j", "l", "j"], 1),
      (["G"], 1), (["G", "g", "g"], 3), (["k"], 3), (["j", "l", "k"], 3),
    ])
  func grid(keys: [String], number: Int) {
    var state = grid()
    for key in keys { _ = state.press(key) }
    #expect(state.selectedRisk?.number == number)
  }

  @Test("what is copied of a risk or a step has every field that its table gives to the copy")
  func copied() {
    var snapshot = Example.snapshot
    snapshot.record?.risks[2].owner = "noor"
    snapshot.record?.steps[0].rollback = "Deploy 7191ecd"
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("4")
    state.select(.item(ItemReference(.risk, 3)), in: .risks)
    #expect(
      state.itemMarkdown == """
        **Risk 3: Organization's real design**
        - Likelihood: certain
        - Impact: low
        - Mitigation: Planned work
        - Owner: noor
        - Status: open

        """)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, 1)), in: .steps)
    #expect(state.itemMarkdown?.hasSuffix("\n- Expected: SUCCESS <timestamp>\n- Rollback: Deploy 7191ecd\n") == true)
  }

  @Test("a field about an item is on the item's row, and a new item's above the hints")
  func fieldOnRow() throws {
    var state = Example.console(120, 36)
    _ = state.press("4")
    let before = state.picture.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(before.firstIndex { $0.contains("Other incomplete") })
    state.select(.item(ItemReference(.risk, 2)), in: .risks)
    _ = state.press("e")
    let during = state.picture.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(during[row].contains("Risk 2  what  Other incomplete relationships"))
    #expect(view(state, size: state.size).cursor?.y == row)
    _ = state.press("Esc", "a")
    #expect(view(state, size: state.size).cursor?.y == 34)
  }

  @Test("a word that is no rating is refused at its own field, before the next is asked for")
  func badRating() {
    var state = Example.console(120, 36)
    _ = state.press("4", "r")
    _ = state.type("often")
    _ = state.press("Enter")
    #expect(state.form?.current == 0 && state.form?.error?.contains("likelihood") == true)
    _ = state.press("^u")
    _ = state.type("low")
    _ = state.press("Enter")
    #expect(state.form?.current == 1 && state.form?.error == nil)
  }
}
