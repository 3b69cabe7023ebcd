import Records
import Screen
import Testing

@testable import Console

@Suite("Todos by keyboard") struct TodoKeyTests {
  /// Selects the todo of this number in the overview.
  private func console(selecting number: Int) -> State {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, number)), in: .todos)
    return state
  }

  @Test(
    "a key acts on the selected todo",
    arguments: [
      (2, ["d"], Command.todo(2, .finish)), (3, ["s"], .todo(3, .start)),
      (3, ["B", "Enter"], .todo(3, .unblock(on: nil))),
      (1, ["R"], .todo(1, .reopen)), (3, ["J"], .todo(3, .move(before: 5))), (3, ["K"], .todo(3, .move(before: 2))),
    ])
  func oneKey(number: Int, keys: [String], command: Command) {
    var state = console(selecting: number)
    let effects = keys.flatMap { state.press($0) }
    #expect(effects.bare.contains(.perform(command, on: "9", ticket: 1)))
  }

  @Test(
    "what is typed becomes the command",
    arguments: [
      (2, "b", "validation", Command.todo(2, .block(.validation, text: "validation"))),
      (2, "b", "todo:4", .todo(2, .block(.todo(4), text: "todo 4"))),
      (2, "b", "4", .todo(2, .block(.todo(4), text: "todo 4"))),
      (2, "b", "risk:1", .todo(2, .block(.risk(1), text: "risk 1"))),
      (2, "b", "the vendor's answer", .todo(2, .block(.outside, text: "the vendor's answer"))),
      (3, "B", "the vendor called", .todo(3, .unblock(on: nil, because: "the vendor called"))),
      (3, "x", "no longer needed", .todo(3, .cancel(because: "no longer needed"))),
    ])
  func typed(number: Int, key: String, answer: String, command: Command) {
    var state = console(selecting: number)
    _ = state.press(key)
    _ = state.type(answer)
    #expect(state.press("Enter").bare.contains(.perform(command, on: "9", ticket: 1)))
    #expect(state.form == nil)
  }

  @Test("a new todo is one line and Enter")
  func addAtOnce() {
    var state = console(selecting: 2)
    _ = state.press("a")
    _ = state.type("Ask the platform team")
    let expected = Command.addTodo(text: "Ask the platform team", owner: nil, due: nil)
    #expect(state.press("Enter").bare.contains(.perform(expected, on: "9", ticket: 1)))
  }

  @Test("a new todo takes owner and due time by Tab")
  func add() {
    var state = console(selecting: 2)
    _ = state.press("a")
    _ = state.type("Ask the platform team")
    _ = state.press("Tab")
    _ = state.type("ops-3")
    _ = state.press("Tab")
    _ = state.type("+4h")
    let expected = Command.addTodo(text: "Ask the platform team", owner: "ops-3", due: Example.at(5, 36))
    #expect(state.press("Enter").bare.contains(.perform(expected, on: "9", ticket: 1)))
  }

  @Test("a time that can't be read brings the form back with the reason")
  func badTime() {
    var state = console(selecting: 2)
    _ = state.press("t")
    _ = state.type("soonish")
    #expect(state.press("Enter").isEmpty)
    #expect(state.form?.error?.contains("“soonish” is no time") == true)
    #expect(state.form?.answers == ["soonish"])
  }

  @Test("what was typed comes back when the store refuses it")
  func refused() {
    var state = console(selecting: 3)
    _ = state.press("b")
    _ = state.type("todo:6")
    _ = state.press("Enter")
    _ = update(&state, .failed(ticket: 1, "todo 3 can't wait for 6: that would be a circle, 3 → 6 → 5 → 3"))
    #expect(state.form?.answers == ["todo:6"])
    #expect(state.picture.contains("that would be a circle"))
    _ = state.press("Backspace")
    _ = state.type("2")
    #expect(
      state.press("Enter").bare.contains(.perform(.todo(3, .block(.todo(2), text: "todo 2")), on: "9", ticket: 2)))
  }

  @Test("a refused text waits while another is being typed, then comes back")
  func refusedWhileTyping() {
    var state = console(selecting: 3)
    _ = state.press("b")
    _ = state.type("the moon")
    _ = state.press("Enter", "a")
    _ = state.type("Half a thou")
    _ = update(&state, .failed(ticket: 1, "no space left on the disk"))
    #expect(state.form?.answers.first == "Half a thou")
    _ = state.press("Esc")
    #expect(state.form?.answers == ["the moon"])
    #expect(state.form?.error == "no space left on the disk")
  }

  @Test("a resize in the middle of typing loses nothing")
  func resize() {
    var state = console(selecting: 2)
    _ = state.press("a")
    _ = state.type("日本語 ✅ text")
    for width in [20, 200, 5, 80] { _ = update(&state, .input(.resize(Size(width, 24)))) }
    #expect(state.form?.answers.first == "日本語 ✅ text")
  }

  @Test("the hint line offers what the selected todo allows")
  func hints() {
    var state = console(selecting: 5)
    #expect(
      state.hints(width: 120).map(\.name) == [
        "view.validate", "todo.done", "todo.block", "todo.frees", "open", "palette", "help",
      ])
    #expect(state.picture.contains("F frees 6"))
    _ = state.press("F")
    #expect(state.selectedTodo?.number == 6)
    state.select(.item(ItemReference(.todo, 1)), in: .todos)
    #expect(state.hints(width: 120).map(\.name).contains("todo.reopen"))
  }

  @Test("the selection stays on its todo when others come and go")
  func selection() {
    var state = console(selecting: 5)
    var snapshot = Example.snapshot
    snapshot.record?.todos.insert(Todo(number: 7, text: "New on top"), at: 0)
    snapshot.record?.todos.removeAll { $0.number == 2 }
    _ = update(&state, .loaded(snapshot))
    #expect(state.selectedTodo?.number == 5)
    snapshot.record?.todos.removeAll { $0.number == 5 }
    _ = update(&state, .loaded(snapshot))
    #expect(state.selectedTodo != nil)
  }

  @Test("a todo moves past its neighbour on the same branch, and at the end of it says so")
  func branches() {
    var snapshot = Example.snapshot
    snapshot.record?.todos.append(Todo(number: 7, text: "Last of all"))
    var state = Example.console(120, 36, snapshot: snapshot)
    state.select(.item(ItemReference(.todo, 7)), in: .todos)
    // Above it on the screen stands todo 6, on the branch of 5.
    #expect(state.press("K").bare.contains(.perform(.todo(7, .move(before: 5)), on: "9", ticket: 1)))
    state.select(.item(ItemReference(.todo, 5)), in: .todos)
    #expect(state.press("J").bare.contains(.perform(.todo(5, .move(before: nil)), on: "9", ticket: 2)))
    state.select(.item(ItemReference(.todo, 6)), in: .todos)
    #expect(state.press("K").isEmpty && state.notice?.text.contains("first of its branch") == true)
  }

  @Test("what was added here is selected once it is there; what others add is not")
  func added() {
    var state = console(selecting: 2)
    var snapshot = Example.snapshot
    snapshot.sequence = 1
    snapshot.record?.todos.append(Todo(number: 7, text: "Somebody else's"))
    _ = update(&state, .loaded(snapshot))
    #expect(state.selectedTodo?.number == 2)
    _ = state.press("a")
    _ = state.type("Mine")
    _ = state.press("Enter", "Enter", "Enter")
    snapshot.sequence = 2
    snapshot.record?.todos.append(Todo(number: 8, text: "Mine"))
    _ = update(&state, .loaded(snapshot))
    #expect(state.selectedTodo?.number == 8)
    #expect(state.adding == nil)
  }

  @Test("a todo that is late says so in the list, whatever its state", arguments: [(120, "2"), (120, "3"), (80, "4")])
  func late(width: Int, number: String) {
    var snapshot = Example.snapshot
    let place = (Int(number) ?? 1) - 1
    snapshot.record?.todos[place].due = Example.at(1, 0)
    let state = Example.console(width, 36, snapshot: snapshot)
    let row = state.picture.split(separator: "\n").first {
      $0.contains(snapshot.record?.todos[place].text.prefix(12) ?? "?")
    }
    #expect(row?.contains("✗ late, due 01:00") == true)
  }

  @Test("a late todo keeps its reason, though that has the word due in it")
  func lateReason() {
    var snapshot = Example.snapshot
    snapshot.record?.todos[2].due = Example.at(1, 0)
    snapshot.record?.todos[2].blockers = [Blocker(on: .outside, text: "residue")]
    let state = Example.console(80, 24, snapshot: snapshot)
    #expect(state.picture.contains("late, due 01:00, waits for residue"))
  }

  @Test("a late todo keeps its owner where there is room")
  func lateOwner() {
    var snapshot = Example.snapshot
    snapshot.record?.todos[1].due = Example.at(1, 0)
    snapshot.record?.todos[1].owner = "ana"
    let state = Example.console(80, 24, snapshot: snapshot)
    #expect(state.picture.contains("✗ late, due 01:00, ana, since 01:05"))
  }

  @Test("numbers of one and of two digits share a column")
  func columns() {
    var snapshot = Example.snapshot
    snapshot.record?.todos.append(Todo(number: 10, text: "The tenth"))
    let lines = Example.console(80, 24, snapshot: snapshot).picture.split(separator: "\n")
    func column(_ text: String) -> Int? {
      lines.first { $0.contains(text) }?.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false).first?
        .count
    }
    #expect(column("The tenth") == column("Fix the mapper error") && column("The tenth") != nil)
  }
}
