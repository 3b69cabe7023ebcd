import Documents
import Logs
import Records
import Screen
import Testing

@testable import Console

@Suite("Getting about") struct ConsoleKeyTests {
  @Test("a digit opens its view, q and Esc come back", arguments: Place.allCases)
  func digits(place: Place) {
    var state = Example.console(120, 36)
    _ = state.press("\(place.rawValue)")
    #expect(state.place == place)
    _ = state.press("q")
    if place != .overview { #expect(state.place == .overview) }
  }

  @Test(
    "^Z goes to the shell, and ^L draws anew, from a field and the palette as well, and what was typed stays",
    arguments: ["a", ":", "?"])
  func suspended(key: String) {
    var state = Example.console(120, 36)
    _ = state.press(key)
    _ = state.type("half a word")
    let before = state.picture
    #expect(before.contains("half a word"))
    #expect(state.press("^z") == [.suspend])
    #expect(state.press("^l") == [.redraw])
    #expect(state.picture == before)
  }

  @Test("what was undone can be taken back where it was all there was; a new store has nothing to take back")
  func redoOfAll() {
    var state = Example.console(120, 36)
    var empty = Example.snapshot
    empty.record = nil
    _ = update(&state, .loaded(empty))
    #expect(!state.hasRecord && state.press("^r") == [.redo(ticket: state.nextTicket - 1)])
    empty.incident = nil
    _ = update(&state, .loaded(empty))
    #expect(state.press("^r") == [])
  }

  @Test("an item's history is asked for where it is shown, and not where it isn't")
  func history() {
    func asksForHistory(_ effects: [Effect]) -> Bool {
      effects.contains { if case .loadHistory = $0 { true } else { false } }
    }
    var four = Example.console(120, 36)
    #expect(!asksForHistory(four.press("j")))
    #expect(asksForHistory(four.press("Enter")))
    var compact = Example.console(80, 24)
    #expect(asksForHistory(compact.press("j")))
  }

  @Test("Tab walks every pane and comes round", arguments: [Size(120, 36), Size(80, 24), Size(200, 50)])
  func tab(size: Size) {
    var state = Example.console(size.width, size.height)
    let first = state.focus
    var seen: [Pane] = []
    repeat {
      seen.append(state.focus)
      _ = state.press("Tab")
    } while state.focus != first && seen.count < 10
    #expect(seen.count == (size.width == 200 ? 6 : 4))
    _ = state.press("S-Tab")
    #expect(state.focus == seen.last)
  }

  @Test("h and l go to the pane on that side")
  func sides() {
    var state = Example.console(120, 36)
    #expect(state.focus == .todos)
    _ = state.press("h")
    #expect(state.focus == .timeline)
    _ = state.press("l")
    #expect(state.focus == .todos)
  }

  @Test(
    "no key and no message brings a view of any size down",
    arguments: [Size(0, 0), Size(1, 1), Size(20, 5), Size(80, 24), Size(300, 100)])
  func anySize(size: Size) {
    var state = Example.console(size.width, size.height)
    for command in NamedCommand.all {
      for key in command.keys {
        _ = update(&state, .input(.key(key)))
        let frame = view(state, size: size)
        #expect(frame.size == size)
      }
    }
  }

  @Test("a resize storm leaves the picture a fresh console shows")
  func resizeStorm() {
    var state = Example.console(80, 24)
    for step in 0..<500 { _ = update(&state, .input(.resize(Size(5 + step * 7 % 250, 2 + step * 3 % 90)))) }
    _ = update(&state, .input(.resize(Size(120, 36))))
    #expect(state.picture == Example.console(120, 36).picture)
  }

  @Test("back in time and back to now")
  func scrub() {
    var state = Example.console(120, 36)
    _ = state.press("h")
    #expect(state.press("[") == [.load("9", knownAt: Example.at(1, 31))])
    var snapshot = Example.snapshot
    snapshot.knownAt = Example.at(1, 31)
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("as known at 01:31"))
    for (key, effect) in [
      ("[", Effect.load("9", knownAt: Example.at(1, 20))), ("]", .load("9", knownAt: nil)),
      ("Esc", .load(nil, knownAt: nil)),
    ] {
      var there = state
      #expect(there.press(key).contains(effect))
    }
  }

  @Test("what is looked back to is named as exactly as `show --at` needs it")
  func exact() {
    let zone = Zone()
    let at = Example.at(1, 31)
    #expect(zone.exactClock(at, from: at) == "01:31")
    #expect(zone.exactClock(at.adding(seconds: 9), from: at) == "01:31:09")
    #expect(zone.exactClock(at.adding(seconds: 9.072), from: at) == "01:31:09.072")
    #expect(zone.exactClock(at.adding(seconds: 0.7), from: at) == "01:31:00.700")
  }

  @Test("nothing can be changed in the past or read-only, and the reason is said", arguments: [true, false])
  func frozen(readOnly: Bool) {
    var snapshot = Example.snapshot
    if !readOnly { snapshot.knownAt = Example.at(1, 31) }
    var state = Example.console(120, 36, readOnly: readOnly, snapshot: snapshot)
    for key in ["d", "a", "b", "u", "i"] {
      #expect(state.press(key).allSatisfy { if case .perform = $0 { false } else { true } })
      #expect(state.form == nil)
      #expect(state.notice?.kind == .problem)
    }
  }

  @Test("an overdue checkpoint rings once")
  func overdue() {
    var snapshot = Example.snapshot
    Shot.monitoring(&snapshot)
    var state = Example.console(80, 24, snapshot: snapshot)
    #expect(update(&state, .tick(Example.at(5, 19))).isEmpty)
    #expect(update(&state, .tick(Example.at(5, 21))) == [.alarm("the checkpoint of 05:20 UTC is overdue")])
    #expect(update(&state, .tick(Example.at(5, 22))).isEmpty)
  }

  @Test("a tripped watch and a baton offered ring too")
  func bells() {
    var state = Example.console(80, 24)
    #expect(update(&state, .watchTripped(rule: "sqlalchemy", line: "boom")) == [.alarm("watch “sqlalchemy” tripped")])
    var snapshot = Example.snapshot
    snapshot.incident?.offeredTo = "ops-3"
    let offered = Effect.alarm("the baton is offered to you, session 9")
    #expect(update(&state, .loaded(snapshot)).contains(offered))
    #expect(!update(&state, .loaded(snapshot)).contains(offered))
  }

  @Test("a message goes at the next key, or after its time")
  func notices() {
    var state = Example.console(80, 24)
    _ = update(&state, .notice("Copied to a file"))
    #expect(state.picture.contains("Copied to a file"))
    _ = update(&state, .tick(Example.at(1, 36, 30)))
    #expect(!state.picture.contains("Copied to a file"))
  }

  @Test("search goes round, and says what it did not find")
  func search() {
    var state = Example.console(120, 36)
    _ = state.press("/")
    _ = state.type("phase")
    _ = state.press("Enter")
    #expect(state.selectedTodo?.number == 5)
    _ = state.press("n")
    #expect(state.selectedTodo?.number == 6)
    _ = state.press("n")
    #expect(state.selectedTodo?.number == 5)
    _ = state.press("N")
    #expect(state.selectedTodo?.number == 6)
    _ = state.press("/")
    _ = state.type("nowhere")
    _ = state.press("Enter")
    #expect(state.notice?.text == "“nowhere” is not in the todos")
  }

  @Test("layouts are changed by key and handed out to be kept")
  func layout() {
    var state = Example.console(120, 36)
    let before = state.arrangement.rect(of: .timeline)?.width ?? 0
    guard case .saveLayout(let layout)? = state.press(">").first else {
      Issue.record("nothing to keep")
      return
    }
    #expect(layout == state.layout)
    #expect((state.arrangement.rect(of: .timeline)?.width ?? 0) > before)
  }

  @Test("a theme is tried while choosing, kept by Enter and given up by Esc")
  func themes() {
    var state = Example.console(80, 24)
    _ = state.press("T")
    #expect(state.press("j") == [.setTheme("light", keep: false)])
    #expect(state.press("Esc") == [.setTheme("dark", keep: false)])
    _ = state.press("T", "j")
    #expect(state.press("Enter") == [.setTheme("light", keep: true)])
  }

  @Test("the palette leaves scattered letters out where a command holds the word, and finds by them where none does")
  func paletteWords() {
    let state = Example.console(80, 24)
    #expect(state.paletteMatches("theme").map(\.command.name) == ["theme"])
    #expect(state.paletteMatches("tdone").contains { $0.command.name == "todo.done" })
    #expect(state.paletteMatches("").count > 40)
  }

  @Test("the palette finds by letters, takes an argument and remembers")
  func palette() {
    var state = Example.console(80, 24)
    _ = state.press(":")
    _ = state.type("note Build is green")
    let effects = state.press("Enter")
    let note = Command.note(event: "Build is green", impact: nil, tags: [], source: .person, until: nil)
    #expect(effects.bare.contains(.perform(note, on: "9", ticket: 1)))
    #expect(effects.contains(.saveHistory(["note Build is green"])))
    _ = state.press(":", "Up")
    #expect(state.picture.contains(": note Build is green"))
  }

  @Test("custom keys replace the table's, and a bad line is told with the rest kept")
  func bindings() {
    let (keymap, problems) = Keymap.bound([("todo.done", ["^x"]), ("nonsense", ["a"]), ("undo", ["ctrl+u"])])
    #expect(problems.count == 2)
    let state = Example.console(80, 24)
    #expect(keymap.command(for: Key(.character("x"), control: true), in: state)?.name == "todo.done")
    #expect(keymap.command(for: Key("d"), in: state)?.name != "todo.done")
  }

  @Test("every command has a name of its own, and every key can be read back")
  func table() {
    #expect(Set(NamedCommand.all.map(\.name)).count == NamedCommand.all.count)
    for command in NamedCommand.all {
      for key in command.keys { #expect(Key(words: key.displayText) == key) }
    }
    #expect(NamedCommand.keyTable().contains("| `d` | Mark the todo done | `todo.done` |"))
  }

  @Test("accepting takes a read-back, and a reason where someone has the baton")
  func accept() {
    var snapshot = Example.snapshot
    Shot.offered(&snapshot)
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    let matters = snapshot.record?.mattersToRead(at: Example.at(1, 36)).map(\.item) ?? []
    #expect(!matters.isEmpty)
    _ = state.press("A")
    #expect(state.press("Enter").isEmpty && state.press("Enter").isEmpty)
    _ = state.type("Validate first")
    #expect(
      state.press("Enter").bare == [
        .perform(
          .session(.accept(readBack: "Validate first", takeOver: nil, reading: matters)), on: "8", ticket: 1)
      ])
    state = Example.console(120, 36, actor: "ops-4", snapshot: snapshot)
    _ = state.press("A")
    _ = state.press("Enter")
    _ = state.type("Validate first")
    _ = state.press("Enter")
    _ = state.type("ops-2 is ill")
    #expect(
      state.press("Enter").bare == [
        .perform(
          .session(.accept(readBack: "Validate first", takeOver: "ops-2 is ill", reading: matters)), on: "8", ticket: 1)
      ])
  }

  @Test("what must not be missed is gone through one by one: read with a key, or asked about")
  func readBack() {
    var snapshot = Example.snapshot
    Shot.offered(&snapshot)
    var state = Example.console(120, 36, actor: "ops-2", snapshot: snapshot)
    let matters = snapshot.record?.mattersToRead(at: Example.at(1, 36)).map(\.item) ?? []
    _ = state.press("A")
    #expect(state.picture.contains("Before you take the baton"))
    _ = state.press("?")
    _ = state.type("Which build?")
    _ = state.press("Enter")
    #expect(state.picture.contains("1 of \(matters.count)"))
    for _ in matters.dropFirst() { _ = state.press("y") }
    _ = state.type("Validate first")
    #expect(
      state.press("Enter").bare == [
        .perform(.comment(about: matters[0], text: "Which build?", isQuestion: true), on: "8", ticket: 1),
        .perform(
          .session(.accept(readBack: "Validate first", takeOver: nil, reading: Array(matters.dropFirst()))), on: "8",
          ticket: 2),
      ])
  }

  @Test("sealing asks to whom and, where nobody wrote one, for a summary; it says what it does, and waits for a yes")
  func seal() {
    var state = Example.console(120, 36, actor: "ops-2")
    #expect(state.press("7").contains(.draftHandoff("9")))
    let gap = Gap(.warning, rule: "rule", item: nil, message: "no owner", remedy: "name one")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: [gap]))
    _ = state.press("s")
    _ = state.type("ops-4")
    _ = state.press("Enter")
    #expect(state.press("Enter").isEmpty && state.form?.error == "“summary” is needed")
    _ = state.type("All is well")
    #expect(state.press("Enter").isEmpty)
    let picture = state.picture
    #expect(picture.contains("Session 9") && picture.contains("is sealed for ops-4") && picture.contains("no owner"))
    let orders = state.press("y").seals
    #expect(orders.map(\.receiver) == ["ops-4"] && orders.map(\.summary) == ["All is well"])
    #expect(orders.allSatisfy { $0.session == "9" && $0.edit == nil && $0.because == nil })
  }

  @Test("what somebody writes while the question to seal stands there keeps it from being sealed unseen")
  func sealChanged() {
    var state = Example.console(120, 36, actor: "ops-2")
    _ = state.press("7")
    _ = update(&state, .draft(markdown: "# Session 9", gaps: []))
    _ = state.press("s", "Enter")
    _ = state.type("All is well")
    _ = state.press("Enter")
    var theirs = Example.snapshot
    theirs.record?.timeline.append(
      TimelineEntry(number: 9, at: Example.at(1, 37), event: "Down again", source: .person))
    _ = update(&state, .loaded(theirs))
    #expect(state.press("y").seals.isEmpty)
    #expect(state.form?.error?.contains("was written to meanwhile") == true)
    #expect(state.form?.answers.last == "All is well")
    _ = state.press("Alt-Enter")
    #expect(state.press("y").seals.map(\.summary) == ["All is well"])
  }

  @Test("a key with nothing to act on says so, and one that is nobody's does nothing")
  func idle() {
    var state = Example.console(120, 36)
    state.select(.item(ItemReference(.todo, 1)), in: .todos)
    #expect(state.press("x").isEmpty)
    #expect(state.notice?.text.contains("Cancel the todo") == true)
    _ = state.press("F9")
    #expect(state.notice == nil)
  }

  @Test("a binding whose key another command has where both can be meant is told")
  func conflicts() {
    #expect(Keymap.bound([("todo.start", ["d"])]).problems.first?.contains("todo.done") == true)
    #expect(Keymap.bound([("todo.done", ["j"])]).problems.first?.contains("down") == true)
    #expect(Keymap.bound([("search", ["F3"]), ("search.sessions", ["F3"])]).problems.isEmpty)
    let both = Keymap.bound([("todo.cancel", ["d"]), ("todo.done", ["e"])])
    #expect(both.problems.count == 2)
    let refused = Keymap.bound([("todo.done", ["j", "F2"])]).keymap
    let state = Example.console(120, 36)
    #expect(refused.command(for: Key("j"), in: state)?.name == "down")
    #expect(NamedCommand.named("todo.done").map { refused.keys(for: $0).map(\.displayText) } == ["F2"])
    #expect(Keymap.bound([("todo.start", ["d"]), ("todo.done", ["F2"])]).problems.isEmpty)
    #expect(Keymap.bound([("todo.done", ["d", "F2"])]).problems.isEmpty)
  }

  @Test("help takes a slash before what is searched for, and says where nothing fits")
  func helpSearch() {
    var state = Example.console(80, 24)
    _ = state.press("?")
    _ = state.type("/undo")
    #expect(state.picture.contains("Undo your last act"))
    _ = state.type("zzz")
    #expect(state.picture.contains("Nothing has that word"))
  }

  @Test("what fits no command stays in the palette to be mended")
  func unfit() {
    var state = Example.console(120, 36)
    _ = state.press(":")
    _ = state.type("zqzq bob")
    _ = state.press("Enter")
    if case .palette(let palette) = state.overlay {
      #expect(palette.editor.text == "zqzq bob")
    } else {
      Issue.record("the palette is gone")
    }
  }
}
