import Records
import Screen
import Testing

@testable import Console

@Suite("Hints") struct HintTests {
  private func hints(_ state: State) -> String { String(state.picture.split(separator: "\n").last ?? "") }

  @Test("a log pane that follows no log offers nothing to do with one")
  func noLog() {
    var state = State(now: Example.at(1, 36), actor: "ops-3", size: Size(120, 36))
    _ = update(&state, .loaded(Example.snapshot))
    _ = state.press("5")
    #expect(!hints(state).contains("hold") && !hints(state).contains("only"))
    var following = Example.console(120, 36)
    _ = following.press("5")
    #expect(hints(following).contains("hold"))
  }

  @Test("a review offers to accept only where accepting is possible", arguments: [("ops-2", false), ("ops-3", true)])
  func review(actor: String, isPossible: Bool) {
    var state = Example.console(120, 36, actor: actor)
    _ = state.press("V")
    #expect(state.picture.contains("What session 9 leaves"))
    #expect(hints(state).contains("A accept") == isPossible)
  }

  @Test("where nothing is in flight, there is nothing to settle")
  func nothingInFlight() {
    var state = Example.console(120, 36)
    _ = state.press("O")
    #expect(state.picture.contains("Nothing is in flight"))
    #expect(!hints(state).contains("settle"))
  }

  @Test("what went wrong outside stays longer than a word of success, and is told from it")
  func problem() {
    var state = Example.console(80, 24)
    _ = update(&state, .problem("config.toml, line 2: “mouze” can't be used"))
    #expect(hints(state).contains("line 2"))
    #expect(state.notice?.kind == .problem)
    _ = update(&state, .tick(Example.at(1, 36, 8)))
    #expect(hints(state).contains("line 2"))
  }
}
