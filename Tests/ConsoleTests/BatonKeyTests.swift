import Records
import Screen
import Testing

@testable import Console

@Suite("Acts of the baton by another than its holder") struct BatonKeyTests {
  /// ops-3 at the console, while ops-2 has the baton.
  private func console(step number: Int = 5, _ change: (inout Snapshot) -> Void = { _ in }) -> State {
    var snapshot = Example.snapshot
    change(&snapshot)
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, number)), in: .steps)
    _ = update(&state, .tick(Example.at(1, 36, 1)))
    state.look()
    return state
  }

  static let acts: [(keys: [String], typed: String, command: Command)] = [
    (["P"], "seen", .step(5, .pass(because: "seen"))), (["f"], "no rows", .step(5, .fail(because: "no rows"))),
    (["w"], "at night", .step(5, .waive(because: "at night"))),
    (["e"], " -v", .step(5, .edit(["command": .words("gcloud logging read 'severity>=INFO' -v")]))),
  ]

  @Test("the form asks why, and names the holder", arguments: acts)
  func asked(keys: [String], typed: String, command: Command) {
    var state = console()
    for key in keys { _ = state.press(key) }
    _ = state.type(typed)
    #expect(state.press("Enter").isEmpty)
    #expect(state.picture.contains("ops-2 has the baton"))
    #expect(state.press("Enter").isEmpty, "blanks are no reason")
    _ = state.type("on the phone")
    #expect(state.press("Enter").commands == [.forHolder(command, because: "on the phone")])
  }

  @Test("what one key does is asked about too: agreeing, running, deciding")
  func byOneKey() {
    var agreeing = console(step: 4)
    #expect(agreeing.press("a").isEmpty && agreeing.picture.contains("ops-2 has the baton"))
    _ = agreeing.type("on the phone")
    let failed = Command.step(4, .fail(because: "3 lines later than 01:15, first at 01:35:13"))
    #expect(agreeing.press("Enter").commands == [.forHolder(failed, because: "on the phone")])

    var running = console()
    #expect(running.press("r").isEmpty && running.picture.contains("ops-2 has the baton"))
    _ = running.type("on the phone")
    guard case .runStep(let order, _)? = running.press("Enter").first else {
      Issue.record("it did not run")
      return
    }
    #expect(order.because == "on the phone" && order.step == 5)

    var deciding = console { Shot.settled(&$0) }
    _ = deciding.press("D")
    #expect(deciding.picture.contains("the failure branch"))
    #expect(deciding.press("Enter").isEmpty && deciding.picture.contains("ops-2 has the baton"))
    _ = deciding.type("on the phone")
    #expect(deciding.press("Enter").commands == [.forHolder(.decide(.asProposed), because: "on the phone")])
  }

  @Test("sealing asks why before it asks once more")
  func sealing() {
    var state = console()
    _ = state.press("7")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    _ = state.press("s", "Enter")
    _ = state.type("All is well")
    #expect(state.press("Enter").isEmpty && state.picture.contains("ops-2 has the baton"))
    _ = state.type("they are asleep")
    _ = state.press("Enter")
    #expect(state.press("y").seals.map(\.because) == ["they are asleep"])
  }

  @Test("who has the baton is asked nothing, and neither is anybody for a note or a todo")
  func free() {
    var holder = Example.console(120, 36, actor: "ops-2")
    _ = holder.press("6")
    holder.select(.item(ItemReference(.step, 5)), in: .steps)
    _ = holder.press("P")
    _ = holder.type("seen")
    #expect(holder.press("Enter").commands == [.step(5, .pass(because: "seen"))])
    var other = console()
    _ = other.press("i")
    _ = other.type("seen")
    #expect(other.press("Alt-Enter").commands.count == 1)
  }
}
