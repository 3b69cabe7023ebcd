import Records
import Screen
import Testing

@testable import Console

@Suite("What is typed ahead of what was asked for") struct TypedAheadTests {
  private func acts(_ effects: [Effect]) -> Bool {
    effects.contains { if case .perform = $0 { true } else { false } }
  }

  @Test("keys that follow the opening of a session are meant for it")
  func session() {
    var state = Example.console(120, 36)
    _ = state.press("8", "G")
    let opened = state.press("Enter", "3", "g", "d")
    #expect(opened.contains(.load("8", knownAt: nil)) && !acts(opened))
    var other = Example.snapshot
    other.record?.session.number = "8"
    other.record?.todos = [Todo(number: 41, text: "Session 8's own")]
    // News of the session that is left is no answer.
    #expect(!acts(update(&state, .loaded(Example.snapshot))))
    let done = update(&state, .loaded(other))
    #expect(done.bare.contains(.perform(.todo(41, .finish), on: "8", ticket: 1)))
    #expect(state.place == .todos)
  }

  @Test("keys that follow a look at the document scroll it and act on no item")
  func document() {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, 3)), in: .todos)
    #expect(!acts(state.press("o", "d")))
    let effects = update(&state, .source(name: "S.md", text: "one\ntwo", lines: nil))
    #expect(!acts(effects))
    if case .source = state.overlay {} else { Issue.record("the document is not there") }
  }

  @Test(
    "where nothing comes, the keys are dropped after two seconds, or at once where that is said",
    arguments: [true, false])
  func nothingComes(isTold: Bool) {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, 2)), in: .todos)
    #expect(!acts(state.press("[", "d", "d")))
    if isTold {
      #expect(!acts(update(&state, .problem("the store can't be read"))))
    } else {
      #expect(!acts(update(&state, .tick(state.now.adding(seconds: 1)))))
      #expect(state.typedAhead.count == 2)
      #expect(!acts(update(&state, .tick(state.now.adding(seconds: 2)))))
    }
    #expect(state.typedAhead.isEmpty && state.notice?.text.contains("2 keys typed ahead") == true)
    _ = state.press("g")
    #expect(acts(state.press("R")))
  }

  @Test("a run that is refused takes the keys for its placeholders with it")
  func refused() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("6", "G")
    state.look()
    guard case .runStep(_, let ticket)? = state.press("r").first else {
      Issue.record("nothing runs")
      return
    }
    #expect(!acts(state.press("w", "e", "b", "Enter")))
    #expect(!acts(update(&state, .problem("something else"))))
    #expect(!acts(update(&state, .failed(ticket: ticket, "step 1 is still running"))))
    #expect(state.form == nil && state.typedAhead.isEmpty)
  }

  @Test("what follows an editor typed ahead is not typed into the console")
  func editor() {
    var state = Example.console(120, 36)
    _ = state.press("^f")
    _ = state.type("worker")
    _ = state.press("Enter", "Esc", "i", "H", "^o", "Enter")
    let effects = update(&state, .hits("worker", []))
    #expect(effects == [.openEditor(text: "H", .field)])
    #expect(state.form != nil)
  }

  @Test("the window's size and the terminal's focus wait for nothing")
  func news() {
    var state = Example.console(120, 36)
    _ = state.press("[")
    _ = update(&state, .input(.resize(Size(80, 24))))
    #expect(state.size == Size(80, 24))
  }

  @Test("no key typed before a command was filled in confirms it")
  func filledIn() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("6", "G")
    state.look()
    guard case .runStep(let order, _)? = state.press("r").first else {
      Issue.record("nothing runs")
      return
    }
    _ = state.press("Enter")
    #expect(update(&state, .resolved(order, command: "rm -r /srv/worker")).isEmpty)
    if case .resolved = state.overlay {} else { Issue.record("it is not asked for") }
  }

  @Test("a command that was passed over by keys typed ahead was not seen")
  func unseen() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("[", "6", "G", "r")
    var then = Example.snapshot
    then.knownAt = state.awaited.flatMap { if case .record(_, let moment) = $0.what { moment } else { nil } }
    _ = update(&state, .loaded(then))
    #expect(state.place == .validate && state.standing == nil && state.readOrders.isEmpty)
  }
}
