import Records
import Screen
import Testing

@testable import Console

@Suite("What is acted on is what was read") struct ReadingTests {
  private func console(_ snapshot: Snapshot = Example.snapshot) -> State {
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    _ = state.press("6")
    state.select(.item(ItemReference(.step, 5)), in: .steps)
    _ = update(&state, .tick(Example.at(1, 36, 1)))
    return state
  }

  /// The same record as somebody else left it.
  private func changed(_ change: (inout SessionRecord) -> Void) -> Snapshot {
    var snapshot = Example.snapshot
    snapshot.sequence += 1
    if var record = snapshot.record {
      change(&record)
      snapshot.record = record
    }
    return snapshot
  }

  private func ordered(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .runStep(let order, _) = $0 { order.command } else { nil } }
  }

  @Test("a command that came onto the screen a moment ago runs once it has stood there long enough")
  func held() {
    var state = console()
    #expect(state.press("r").isEmpty && state.unread != nil)
    #expect(ordered(update(&state, .read)) == ["gcloud logging read 'severity>=INFO'"])
  }

  @Test("nothing runs late once another key was pressed")
  func heldNoMore() {
    var state = console()
    _ = state.press("r", "?")
    #expect(update(&state, .read).isEmpty)
  }

  @Test("r on a command that somebody swapped a moment ago runs neither, and asks once it has been read")
  func swapped() {
    var state = console()
    state.look()
    _ = update(&state, .loaded(changed { $0.steps[4].command = "rm -rf /srv" }))
    #expect(state.press("r").isEmpty)
    #expect(update(&state, .read).isEmpty)
    #expect(state.picture.contains("Changed since you looked"))
    #expect(state.picture.contains("gcloud logging read 'severity>=INFO'"))
    #expect(state.press("r").isEmpty)
    #expect(state.picture.contains("was changed since you looked"))
    #expect(state.press("r").isEmpty, "r is no answer")
    #expect(ordered(state.press("y")) == ["rm -rf /srv"])
  }

  @Test("what is asked about one command is not answered for the next")
  func swappedTwice() {
    var state = console()
    state.look()
    _ = update(&state, .loaded(changed { $0.steps[4].command = "true" }))
    state.look()
    _ = state.press("r")
    _ = update(&state, .loaded(changed { $0.steps[4].command = "rm -rf /srv" }))
    #expect(state.press("y").isEmpty)
    #expect(state.notice?.text.contains("once more") == true)
  }

  @Test(
    "a command is another where a byte of it, or what it is run by, is another",
    arguments: [("echo caf\u{E9}", "echo cafe\u{301}", nil), ("print", "print", "python3")]
      as [(String, String, String?)])
  func bytes(before: String, after: String, language: String?) {
    var first = Example.snapshot
    first.record?.steps[4].command = before
    var state = console(first)
    state.look()
    _ = update(
      &state,
      .loaded(
        changed {
          $0.steps[4].command = after
          $0.steps[4].language = language
        }))
    state.look()
    #expect(state.press("r").isEmpty)
    if case .question = state.overlay {} else { Issue.record("it is not asked about") }
  }

  @Test("a command that this person changed is not new to them")
  func own() {
    var state = console()
    state.look()
    _ = state.press("e")
    _ = state.type(" --limit=5")
    guard case .perform(.step(_, .edit(let patch)), _, let ticket)? = state.press("Enter").first,
      let command = patch.values["command"]?.text
    else {
      Issue.record("nothing was changed")
      return
    }
    _ = update(&state, .loaded(changed { $0.steps[4].command = command }))
    _ = update(&state, .performed(ticket: ticket))
    state.look()
    #expect(ordered(state.press("r")) == [command])
  }

  @Test("one key does nothing to an item that somebody else changed a moment ago, and does it once that was seen")
  func item() {
    var state = Example.console(120, 36, actor: "ops-2")
    state.select(.item(ItemReference(.todo, 2)), in: .todos)
    _ = update(&state, .loaded(changed { $0.todos[1].text = "Drop the old table" }))
    #expect(state.press("d").isEmpty)
    #expect(state.notice?.text == "Todo 2 has changed this moment; look at it, then press the key again")
    state.look()
    #expect(state.press("d").bare == [.perform(.todo(2, .finish), on: "9", ticket: 1)])
  }

  @Test("the store's commands are shown whole, and allowed by y once they were read to their end")
  func allowing() {
    var state = console()
    let long = (1...60).map { "echo \($0)" }.joined(separator: "\n")
    let commands = CommandsToAllow(
      hash: "ab12", file: "/srv/Sessions/provenance.toml",
      facts: [.init(name: "built-at", text: long, isCommand: true)])
    _ = update(&state, .allowanceWanted(commands, fix: 1))
    #expect(state.press("y").isEmpty, "it came a moment ago")
    state.look()
    #expect(state.press("y").isEmpty, "its end was not on the screen")
    #expect(state.picture.contains("echo 1"))
    _ = state.press("G")
    #expect(state.press("y") == [.allowCommands(hash: "ab12", fix: 1, ticket: 1)])
  }

  @Test("a filled-in command that does not fit runs only after it was read to its end")
  func resolved() {
    var state = console()
    state.look()
    guard case .runStep(let order, _)? = state.press("r").first else {
      Issue.record("nothing runs")
      return
    }
    let long = (1...60).map { "echo \($0)" }.joined(separator: "\n")
    _ = update(&state, .resolved(order, command: long))
    state.look()
    #expect(state.press("Enter").isEmpty)
    _ = state.press("G")
    #expect(ordered(state.press("Enter")).count == 1)
  }

  @Test("signs that pass for others are shown by their numbers in a command, on UTF-8 and on ASCII screens")
  func signs() {
    var snapshot = Example.snapshot
    snapshot.record?.steps[4].command = "\u{441}url\u{A0}localhost"
    var state = console(snapshot)
    #expect(state.picture.contains("⟨U+0441⟩url⟨U+00A0⟩localhost"))
    #expect(state.picture.contains("looks like another"))
    state.isASCII = true
    var frame = view(state, size: state.size)
    for y in frame.rows.indices { frame.setRow(y, frame.rows[y].inASCII) }
    #expect(frame.text.contains("<U+0441>url<U+00A0>localhost"))
  }
}
