import Records
import Screen
import Testing

@testable import Console

@Suite("The editor") struct EditorTests {
  @Test("a field can be written in the editor, and what it left goes on being typed")
  func field() {
    var state = Example.console(120, 36)
    _ = state.press("i")
    _ = state.type("Half")
    #expect(state.press("^o") == [.openEditor(text: "Half", .field)])
    _ = update(&state, .edited("Half a page\nof text\n", .field))
    #expect(state.form?.answers.first == "Half a page of text")
  }

  @Test("a command of many lines is edited there, and an unchanged one changes nothing")
  func command() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("6")
    let command = state.selectedStep?.command ?? ""
    #expect(state.press("e") == [.openEditor(text: command, .stepCommand(4))])
    #expect(update(&state, .edited(command + "\n", .stepCommand(4))).isEmpty)
    let change = Command.step(4, .edit(["command": .init("true")]))
    #expect(update(&state, .edited("true\n", .stepCommand(4))).bare == [.perform(change, on: "9", ticket: 1)])
  }

  @Test("^Y brings back what was typed in a field that was left, when the same is asked for again, and only then")
  func unfinished() {
    var state = Example.console(120, 36)
    _ = state.press("a")
    _ = state.type("Half a todo")
    _ = state.press("Esc")
    #expect(state.form == nil && state.notice?.text.contains("is kept") == true)
    _ = state.press("e")
    #expect(state.form != nil && state.notice == nil)
    let edited = state.form?.answers.first
    _ = state.press("^y")
    #expect(state.form?.answers.first == edited)
    _ = state.press("Esc")
    #expect(state.notice == nil)
    _ = state.press("a")
    #expect(state.form?.answers.first?.isEmpty == true && state.picture.contains("^Y brings back"))
    _ = state.press("^y")
    _ = state.type(", whole")
    #expect(state.form?.answers.first == "Half a todo, whole")
    let done = state.press("Enter")
    #expect(state.form == nil && done.contains { if case .perform = $0 { true } else { false } })
    _ = state.press("a", "^y")
    #expect(state.form?.answers.first?.isEmpty == true)
  }

  @Test("an edit that was left is offered for its item in its session alone, and a search not at all")
  func unfinishedEdit() {
    var state = Example.console(120, 36)
    _ = state.press("e")
    let before = state.form?.answers.first ?? ""
    _ = state.type(" and more")
    _ = state.press("^c", "j", "e", "^y")
    #expect(state.form?.answers.first?.hasSuffix(" and more") == false)
    _ = state.press("Esc", "k", "e", "^u", "^w")
    _ = state.press("Esc", "e", "^y")
    #expect(state.form?.answers.first == before + " and more")
    _ = state.press("^y")
    #expect(state.form?.answers.first == before + " and more" + before)
    _ = state.press("Esc", "/")
    _ = state.type("wor")
    _ = state.press("Esc", "/", "^y")
    #expect(state.form?.answers.first?.isEmpty == true)
    var other = Example.snapshot
    other.incident?.key = "another"
    _ = state.press("Esc")
    _ = update(&state, .loaded(other))
    _ = state.press("3", "g", "e")
    #expect(!state.picture.contains("^Y brings back"))
  }

  @Test("a field that is asked for by itself does not take the place of one that is typed in")
  func queued() {
    var state = Example.console(120, 36)
    _ = state.press("a")
    _ = state.type("Half")
    let order = RunOrder(step: 4, command: "true", language: nil, timeout: nil, folder: nil, isInteractive: false)
    _ = update(&state, .placeholders(order, ["NAME"]))
    #expect(state.form?.answers.first == "Half")
    _ = state.press("Esc")
    #expect(state.form?.title == "Step 4 needs")
  }

  @Test("an edit that somebody else has overtaken says so before it takes its place")
  func overtaken() {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, 2)), in: .todos)
    _ = state.press("e")
    _ = state.type(" now")
    var theirs = Example.snapshot
    theirs.sequence = 5
    theirs.record?.todos[1].text = "Build it, says ann"
    _ = update(&state, .loaded(theirs))
    #expect(state.press("Enter").isEmpty)
    #expect(state.form?.error?.contains("Build it, says ann") == true)
    let mine = Command.todo(2, .edit(["text": .init("Build and deploy the fix now")]))
    #expect(state.press("Enter").bare == [.perform(mine, on: "9", ticket: 1)])
  }

  @Test("so does an owner, though the field offered another; what is as the record has it changes nothing")
  func overtakenOwner() {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, 3)), in: .todos)
    _ = state.press("@")
    _ = state.type("bob")
    var theirs = Example.snapshot
    theirs.sequence = 5
    theirs.record?.todos[2].owner = "carol"
    _ = update(&state, .loaded(theirs))
    #expect(state.press("Enter").isEmpty && state.form?.error?.contains("carol") == true)
    #expect(state.press("Enter").bare == [.perform(.todo(3, .edit(["owner": .init("bob")])), on: "9", ticket: 1)])
    _ = state.press("t")
    #expect(state.press("Enter").isEmpty && state.notice?.text == "Nothing is changed")
  }
}
