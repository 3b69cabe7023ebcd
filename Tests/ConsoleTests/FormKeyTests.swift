import Documents
import Records
import Screen
import Testing

@testable import Console

@Suite("What is asked, and how it is answered") struct FormKeyTests {
  private func console(risk: Int = 2, _ size: Size = Size(120, 36)) -> State {
    var state = Example.console(size.width, size.height)
    _ = state.press("4")
    state.select(.item(ItemReference(.risk, risk)), in: .risks)
    return state
  }

  @Test(
    "a rating is picked by its first letters or its number, and words of one's own are taken as they are",
    arguments: [
      (["h"], "high"), (["c"], "critical"), (["l"], "low"), (["4"], "high"), (["v"], "very low"),
      (["c", "r", "i", "t"], "critical"), (["m", "e", "d", "i", "u", "m"], "medium"),
      (["l", "o", "w", "-", "h", "i", "g", "h"], "low-high"), (["s", "e", "v", "e", "r", "e"], "severe"),
      (["l", "Backspace", "x"], "lox"),
    ])
  func ratings(keys: [String], expected: String) {
    var state = console()
    _ = state.press("r", "Enter")
    for key in keys { _ = state.press(key) }
    #expect(state.form?[1] == expected)
  }

  private func note(dated time: String) -> State {
    var state = Example.console(120, 36)
    _ = state.press("i")
    _ = state.type("Restarted by hand")
    _ = state.press("Tab", "Tab")
    _ = state.type(time)
    return state
  }

  @Test("a note can be dated, and the shell reads the time alike")
  func datedNote() {
    var state = note(dated: "-10m")
    let note = Command.note(event: "Restarted by hand", impact: nil, tags: [], source: .person, until: nil)
    #expect(state.press("Enter").bare == [.performDated(note, at: Example.at(1, 26), on: "9", ticket: 1)])
  }

  @Test("a note that is dated in time to come is not written")
  func futureNote() {
    var state = note(dated: "05:20")
    #expect(state.press("Enter").isEmpty && state.form?.error?.contains("has not come yet") == true)
  }

  @Test("an entry of the timeline is corrected beside it, and shows that it was")
  func correction() {
    var state = Example.console(120, 36)
    _ = state.press("2", "G", "e")
    _ = state.type("It was step 3")
    let correct = Command.correct(about: "timeline 3", text: "It was step 3")
    #expect(state.press("Enter").bare.contains(.perform(correct, on: "9", ticket: 1)))
    var snapshot = Example.snapshot
    snapshot.record?.corrections = [
      Correction(by: "ops-2", at: Example.at(1, 36), about: "timeline 3", text: "It was step 3")
    ]
    _ = update(&state, .loaded(snapshot))
    let rows = state.picture.split(separator: "\n").filter { $0.contains("Step 4 failed: 3 errors") }
    #expect(rows.contains { $0.contains("¶") }, "\(state.picture)")
  }

  @Test("a pattern is taken as it is typed, blanks and all")
  func blanks() {
    var state = Example.console(120, 36)
    _ = state.press(":")
    _ = state.type("log.watch")
    _ = state.press("Enter")
    _ = state.type(" error ")
    let add = Command.incident(.addWatch(name: nil, pattern: " error ", file: nil))
    #expect(state.press("Enter").bare.contains(.perform(add, on: "9", ticket: 1)))
  }

  @Test("the summary is edited from what is offered, and an editor that is left changes nothing")
  func summary() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("7")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: [], summary: "- Left open: 4 todos"))
    #expect(state.press("S") == [.openEditor(text: "- Left open: 4 todos", .summary)])
    #expect(update(&state, .editorLeft).isEmpty)
    #expect(state.notice?.text == "Nothing was written, so nothing is changed")
    let described = Command.session(.describe(["summary": .words("- Left open: 4 todos")]))
    #expect(
      update(&state, .edited("- Left open: 4 todos\n", .summary)).bare == [.perform(described, on: "9", ticket: 1)])
  }

  @Test(
    "the palette knows what fingers know",
    arguments: [
      ("q", "quit"), ("w out.md", "export"), ("export out.md", "export"), ("goto 01:15", "goto"),
      ("todo 4", "goto.todo"), ("e", "edit"), ("help", "help"), ("risk 2", "goto.risk"),
    ])
  func otherNames(typed: String, name: String) {
    let state = Example.console(120, 36)
    #expect(state.paletteMatches(typed).first?.command.name == name)
  }

  @Test("the palette goes to an item by its number, and to a time")
  func going() {
    var state = Example.console(120, 36)
    _ = state.press(":")
    _ = state.type("todo 4")
    _ = state.press("Enter")
    #expect(state.selectedTodo?.number == 4 && state.place == .todos)
    _ = state.press(":")
    _ = state.type("goto 01:31")
    _ = state.press("Enter")
    #expect(state.selectedEntry?.entry.event == "Step 1 passed: SUCCESS 01:15:15")
    _ = state.press(":")
    _ = state.type("todo 77")
    _ = state.press("Enter")
    #expect(state.form?.error?.contains("There is no todo") == true)
  }

  @Test("a command of another view is known in this one, says to which it belongs, and is done there")
  func elsewhere() {
    var state = Example.console(120, 36)
    _ = state.press("4", ":")
    _ = state.type("todo.done")
    #expect(state.picture.contains("in Todos"))
    // What nobody has looked at is shown first.
    #expect(state.press("Enter").allSatisfy { if case .perform = $0 { false } else { true } })
    #expect(state.place == .todos && state.notice?.text == "Here it is: d does it")
    _ = state.press("1", ":")
    state.focus = .timeline
    _ = state.type("risk.rate")
    _ = state.press("Enter")
    #expect(state.form?.title.hasPrefix("Risk ") == true)
  }

  @Test(
    "a key with nothing to act on says why",
    arguments: [
      ("3", 1, "x", "todo 1 is done; R reopens it"), ("3", 3, "R", "todo 3 is not closed"),
      ("4", 4, "d", "risk 4 is mitigated"), ("2", 0, "@", "it acts on todos; 3 shows them"),
    ])
  func idle(place: String, item: Int, key: String, reason: String) {
    var state = Example.console(120, 36)
    _ = state.press(place)
    if place == "3" { state.select(.item(ItemReference(.todo, item)), in: .todos) }
    if place == "4" { state.select(.item(ItemReference(.risk, item)), in: .risks) }
    _ = state.press(key)
    #expect(state.notice?.text.hasSuffix(reason) == true, "\(state.notice?.text ?? "")")
  }

  @Test("what the record's rules advise in the shell's words is said by keys here")
  func inKeys() {
    var state = Example.console(120, 36)
    _ = state.press("d")
    _ = update(
      &state,
      .failed(ticket: 1, "todo 3 is blocked (validation); clear that, or `baton todo unblock 3`"))
    #expect(state.notice?.text == "todo 3 is blocked (validation); clear that, or B")
    #expect(state.inKeys("step 1 says failed; say why, with --because TEXT") == "step 1 says failed; say why")
    #expect(state.inKeys("push it: `git push` tells") == "push it: `git push` tells")
  }

  @Test("a title has the room that there is, and another year is told")
  func sessions() {
    var state = Example.console(80, 24)
    var former = SessionRecord(session: Session(number: "7", title: "The mapper error is found, the fix is on its way"))
    former.session.date = Day(year: 2023, month: 12, day: 31)
    former.session.holder = "ops-1"
    former.risks = [Risk(number: 1, title: "Again")]
    _ = state.press("8")
    _ = update(&state, .sessions([SessionSummary(of: former)]))
    #expect(state.picture.contains("The mapper error is found, the fix is on its way"), "\(state.picture)")
    #expect(state.picture.contains("31 Dec 2023"))
  }

  @Test("a command in a narrow column breaks at its blanks")
  func commands() {
    var page = Page(width: 24)
    page.command("gcloud run jobs executions list --region=us-central1")
    let lines = page.lines.map { $0.left.map(\.text).joined() }
    #expect(lines.map { $0.trimmed } == ["gcloud run jobs", "executions list", "--region=us-central1"])
  }
}
