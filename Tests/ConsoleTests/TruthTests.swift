import Records
import Screen
import Testing

@testable import Console

@Suite("What is said of the store and the clock") struct TruthTests {
  @Test("a slow write is told, and gone when it is done")
  func saving() {
    var state = Example.console(120, 36)
    _ = state.press("d")
    #expect(!state.picture.contains("not saved yet"))
    _ = update(&state, .tick(Example.at(1, 36, 2)))
    #expect(state.picture.contains("not saved yet"))
    _ = update(&state, .performed(ticket: 1))
    #expect(!state.picture.contains("not saved yet"))
    #expect(state.picture.contains("Todo 2 is done"))
  }

  @Test("in every view it is said that a step runs, how long it has, and where that is not here")
  func running() throws {
    var state = Example.console(120, 36)
    _ = update(&state, .runStarted(step: 1))
    _ = update(&state, .tick(Example.at(1, 36, 12)))
    let first = try #require(state.run?.startedAt)
    _ = update(&state, .tick(first.adding(seconds: 42)))
    for key in "1234678" {
      _ = state.press(String(key))
      #expect(state.picture.split(separator: "\n")[1].contains("step 1 runs, 42 s"), "view \(key)")
    }
    _ = update(&state, .runSilent(step: 1, true))
    #expect(state.picture.contains("step 1 runs, 42 s, silent"))
    // A narrow window keeps the log's rate beside it.
    _ = update(&state, .input(.resize(Size(80, 24))))
    let narrow = state.picture.split(separator: "\n")[1]
    #expect(narrow.contains("step 1, 42 s") && narrow.contains("err/min"))
    _ = update(&state, .runEnded(step: 1))
    #expect(!state.picture.contains("step 1, 42 s"))

    var snapshot = Example.snapshot
    let round = try #require(snapshot.record?.round)
    let run = Run(number: 9, round: round, at: first, by: "ops-7", command: "true")
    snapshot.record?.steps[1].runs.append(run)
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.split(separator: "\n")[1].contains("step 2 elsewhere, 42 s"))
    _ = update(&state, .tick(first.adding(seconds: 43)))
    #expect(state.picture.contains("step 2 elsewhere, 43 s"))
  }

  @Test("someone who takes the baton is named at once")
  func takenOver() {
    var state = Example.console(120, 36, actor: "ops-2")
    var snapshot = Example.snapshot
    snapshot.incident?.holder = "ops-4"
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("ops-4 has taken the baton from you"))
  }

  @Test("a session whose baton was taken, or that others followed, is not said to be handed off")
  func ended() {
    var snapshot = Example.snapshot
    snapshot.record?.session.successor = "10"
    snapshot.record?.session.takenOverBy = "ops-4"
    snapshot.incident?.sessions.append("10")
    var state = Example.console(120, 36)
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("taken over by ops-4") && !state.picture.contains("HAND OFF"))
    snapshot.record?.session.takenOverBy = nil
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("followed by session 10"))
  }

  @Test("the header tells of the fix that stands now, not of one that failed before it")
  func fixThatStands() {
    var snapshot = Example.snapshot
    snapshot.record?.fixes[0].status = .failed
    var state = Example.console(120, 36)
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("fa1b1d5 failed validation"))
    snapshot.record?.fixes.append(Fix(number: 2, title: "Push it", commit: "2d1da3a", status: .validated))
    _ = update(&state, .loaded(snapshot))
    #expect(state.picture.contains("2d1da3a validated"))
  }

  @Test("a checkpoint that nobody did is said to be missed")
  func missed() {
    var snapshot = Example.snapshot
    snapshot.record?.monitoring?.stage = .running
    var state = Example.console(200, 50)
    _ = update(&state, .loaded(snapshot))
    _ = update(&state, .tick(Example.at(9, 0)))
    #expect(!state.picture.contains("missed"))
    snapshot.record?.monitoring?.checkpoints[1].outcome = .ok
    _ = update(&state, .loaded(snapshot))
    _ = update(&state, .tick(Example.at(9, 30)))
    #expect(state.picture.contains(", 1 missed"))
  }

  @Test("what is looked at before a checkpoint is due is noted, and the form says so")
  func beforeTheCheckpoint() {
    var snapshot = Example.snapshot
    snapshot.record?.monitoring?.stage = .running
    var state = Example.console(120, 36)
    _ = update(&state, .loaded(snapshot))
    _ = state.press("c")
    #expect(state.picture.contains("before checkpoint 05:20"))
    _ = update(&state, .tick(Example.at(5, 20)))
    _ = state.press("Esc", "c")
    #expect(state.picture.contains("Checkpoint 05:20 ok"))
  }

  @Test("beside other panes the timeline goes on to what comes in, as long as nobody chose an entry")
  func followed() {
    var state = Example.console(120, 36)
    var snapshot = Example.snapshot
    for number in 1...40 {
      let note = TimelineEntry(
        number: 100 + number, at: Example.at(1, 36, number), event: "note \(number)", source: .person)
      snapshot.record?.timeline.append(note)
      _ = update(&state, .loaded(snapshot))
    }
    #expect(state.picture.contains("note 40"))
    #expect(!state.picture.contains("note 3 "))
  }

  @Test("what two documents tell of one moment is shown once; what a person notes twice, twice")
  func toldOnce() {
    var snapshot = Example.snapshot
    let told = snapshot.earlier[0]
    let count = Example.console(120, 36, snapshot: snapshot).rows.timeline.count
    snapshot.earlier.append(
      TimelineEntry(number: 9, at: told.at, session: "8", event: " \(told.event.uppercased()) ", source: .document))
    #expect(Example.console(120, 36, snapshot: snapshot).rows.timeline.count == count)
    let note = TimelineEntry(number: 90, at: told.at, event: told.event, source: .person)
    snapshot.record?.timeline += [note, note]
    #expect(Example.console(120, 36, snapshot: snapshot).rows.timeline.count == count + 2)
  }

  @Test("who comes back to the terminal is told what came in meanwhile, and only then")
  func away() {
    var state = Example.console(120, 36)
    _ = update(&state, .input(.focus(false)))
    _ = update(&state, .input(.focus(true)))
    #expect(state.notice == nil)
    _ = update(&state, .input(.focus(false)))
    var snapshot = Example.snapshot
    snapshot.record?.timeline.append(
      TimelineEntry(number: 8, at: Example.at(1, 40), event: "Worker restarted", source: .person, by: "ops-4"))
    _ = update(&state, .loaded(snapshot))
    _ = update(&state, .input(.focus(true)))
    #expect(state.notice?.text == "1 new entry while you were away, last: Worker restarted")
  }

  @Test("looking back, the log says that it shows the present")
  func logOfNow() {
    var snapshot = Example.snapshot
    snapshot.knownAt = Example.at(1, 31)
    #expect(Example.console(120, 36, snapshot: snapshot).picture.contains("of now, not of then"))
    #expect(!Example.console(120, 36).picture.contains("of now, not of then"))
  }

  @Test("a story's clock is called one")
  func storyClock() {
    var state = State(now: Example.at(1, 36), actor: "ops-2", size: Size(120, 36), isStoryTime: true)
    _ = update(&state, .loaded(Example.snapshot))
    #expect(state.picture.contains("demo 01:36"))
  }

  @Test("a handoff sent back rings for who handed it over, until it is answered")
  func sentBack() {
    var snapshot = Example.snapshot
    snapshot.record?.session.declines = [Decline(by: "ops-4", at: Example.at(1, 40), because: "which build?")]
    let question = Comment(
      number: 1, about: nil, by: "ops-4", at: Example.at(1, 40), text: "which build?", isQuestion: true)
    snapshot.record?.comments = [question]
    var state = Example.console(120, 36, actor: "ops-2")
    #expect(update(&state, .loaded(snapshot)).contains(.alarm("ops-4 sends the handoff back: which build?")))
    #expect(!update(&state, .loaded(snapshot)).contains { if case .alarm = $0 { true } else { false } })
  }

  @Test("another incident of the store is shown by a key, and its session is not taken for the one before")
  func otherIncident() {
    var snapshot = Example.snapshot
    snapshot.incidents = ["billing", "vividly"].map { Incident(key: $0, title: "") }
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("8")
    #expect(state.picture.contains("I incidents"))
    #expect(state.press("I").isEmpty)
    #expect(state.picture.contains("billing"))
    #expect(state.press("Up", "Enter") == [.showIncident("billing")])
    _ = state.press("3", "G")
    snapshot.incident?.key = "billing"
    snapshot.record?.todos = [Todo(number: 6, text: "Send the invoices")]
    _ = update(&state, .loaded(snapshot))
    #expect(state.selectedIndex(.todos) == 0)
    snapshot.incidents = [Incident(key: "billing", title: "")]
    _ = update(&state, .loaded(snapshot))
    _ = state.press("8")
    #expect(!state.picture.contains("I incidents"))
  }

  @Test("in a scrolled list the selected item keeps its line when others come in above")
  func nothingJumps() {
    var snapshot = Example.snapshot
    snapshot.record?.todos = (1...100).map { Todo(number: $0, text: "todo number \($0)") }
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("G", "k", "k", "k")
    func line(of words: String) -> Int? { state.picture.split(separator: "\n").firstIndex { $0.contains(words) } }
    let before = line(of: "todo number 97")
    snapshot.record?.todos.insert(Todo(number: 101, text: "new above"), at: 0)
    _ = update(&state, .loaded(snapshot))
    #expect(line(of: "todo number 97") == before)
    #expect(before != nil)
  }

  @Test("the text beside a list begins anew for another item")
  func detailBegins() {
    var snapshot = Example.snapshot
    snapshot.record?.todos[2].text = (1...200).map { "word\($0)" }.joined(separator: " ")
    var state = Example.console(80, 24, snapshot: snapshot)
    _ = state.press("3", "j", "l")
    state.focus = .detail
    _ = state.press("G")
    #expect(!state.picture.contains("word20 word21"))
    state.focus = .todos
    for key in ["j", "k"] {
      _ = state.press(key)
      _ = update(&state, .rested)
    }
    #expect((state.lists[.detail]?.top ?? 0) == 0)
  }

  @Test("a seal that was not meant leaves nothing under way")
  func unmeantSeal() {
    var state = Example.console(120, 36)
    _ = state.press("7", "s", "Enter", "n")
    #expect(state.pending.isEmpty)
    if case .question = state.overlay { Issue.record("it still asks") }
  }

  @Test("a clock that jumps is told once")
  func jump() {
    var state = Example.console(120, 36)
    _ = update(&state, .tick(Example.at(1, 36, 1)))
    _ = update(&state, .tick(Example.at(3, 40)))
    #expect(!state.picture.contains("the machine slept"))
    _ = update(&state, .clockJumped(by: 7439))
    #expect(state.picture.contains("on by 2 h 3 m at once: the machine slept"))
    _ = update(&state, .tick(Example.at(3, 40, 20)))
    #expect(!state.picture.contains("the machine slept"))
  }

  @Test(
    "the screen reads the same until the moment at which it says it changes",
    arguments: [
      ["3", "j"], ["2"], ["2", "k"], ["1", "j", "j"], ["6"], ["M"], ["5"], ["O"], [],
    ])
  func pace(keys: [String]) {
    var snapshot = Example.snapshot
    Shot.monitoring(&snapshot)
    snapshot.record?.todos[1].due = Example.at(1, 41, 7)
    snapshot.record?.inFlight.silences = [Silence(number: 1, alert: "QueueDepthHigh", until: Example.at(6, 0, 23))]
    var state = Example.console(120, 36, snapshot: snapshot)
    for key in keys { _ = state.press(key) }
    state.notice = nil
    var drawn = view(state, size: state.size)
    var changes = state.changesAt
    var draws = 0
    for second in 1...330 {
      var ticked = state
      _ = update(&ticked, .tick(Example.at(1, 36).adding(seconds: Double(second))))
      guard ticked.now >= changes else {
        #expect(view(ticked, size: ticked.size) == drawn, "at \(ticked.now)")
        continue
      }
      state = ticked
      state.notice = nil
      (drawn, changes) = (view(state, size: state.size), state.changesAt)
      draws += 1
    }
    // Where something counts seconds, for a while it changes with each.
    #expect(draws < 165)
  }

  @Test("a run counts its seconds, also where another console has it")
  func paceOfRun() {
    var snapshot = Example.snapshot
    let open = Run(number: 3, round: 1, at: Example.at(1, 30), by: "ops-7", command: "sleep 60")
    snapshot.record?.steps[1].runs.append(open)
    let state = Example.console(120, 36, snapshot: snapshot)
    #expect(state.picture.contains("step 2 runs elsewhere (ops-7), 6 m"))
    #expect(state.changesAt == state.now.adding(seconds: 1))
  }

  @Test("times can be shown in the local zone")
  func local() {
    var state = State(
      now: Example.at(1, 36), actor: "ops-3", size: Size(120, 36),
      zone: Zone(name: "CET", offsets: [.init(from: Moment(milliseconds: 0), seconds: 3600)]))
    _ = update(&state, .loaded(Example.snapshot))
    #expect(state.picture.contains("01:36 UTC"))
    _ = state.press("U")
    #expect(state.picture.contains("02:36 CET"))
    #expect(state.picture.contains("02:35  9  Step 4 failed"))
  }

  @Test("ten thousand todos that wait for one another, and a hundred thousand entries, are walked end to end")
  func large() {
    var snapshot = Example.snapshot
    snapshot.record?.todos = (1...10_000).map { number in
      let blockers = number > 1 ? [Blocker(on: .todo(number - 1), text: "")] : []
      return Todo(number: number, text: "todo number \(number)", blockers: blockers)
    }
    snapshot.earlier = (1...100_000).map {
      TimelineEntry(
        number: $0, at: Example.at(0, 0).adding(seconds: Double($0) / 100), session: "8", event: "event \($0)",
        source: .document)
    }
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("G")
    #expect(state.selectedTodo?.number == 10_000)
    #expect(state.picture.contains("waits for 9999"))
    _ = state.press("g")
    _ = update(&state, .rested)
    #expect(state.picture.contains("F frees 2 › 3 › 4 › 5 …"))
    _ = state.press("h", "g")
    #expect(state.picture.contains("event 1 "))
  }

  @Test("looking back, an item's history ends where the look does")
  func historyThen() {
    var snapshot = Example.snapshot
    snapshot.knownAt = Example.at(1, 31)
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("3", "g", "j")
    _ = update(&state, .rested)
    func event(_ minute: Int, _ change: Change) -> Event {
      Event(
        sequence: Int64(minute), batch: 1, incident: "vividly", session: "9", at: Example.at(1, minute),
        recordedAt: Example.at(1, minute), actor: "ops-2", host: "here", basedOn: 0, change: change)
    }
    let item = ItemReference(.todo, 2)
    _ = update(
      &state,
      .history(
        item,
        [
          event(30, .todo(2, .edited(["text": .init("early")]))),
          event(35, .todo(2, .edited(["text": .init("later")]))),
        ]))
    #expect(state.picture.contains("early") && !state.picture.contains("later"))
  }

  @Test("an item that was carried over shows the document it came from")
  func origin() {
    var snapshot = Example.snapshot
    snapshot.record?.source = nil
    for index in snapshot.record?.todos.indices ?? 0..<0 { snapshot.record?.todos[index].lines = nil }
    var state = Example.console(120, 36, snapshot: snapshot)
    _ = state.press("3", "g")
    #expect(state.press("o").isEmpty)
    let origin = Origin(session: "8", source: "SESSION_8_HANDOFF.md", lines: LineSpan(138, 138))
    _ = update(&state, .history(ItemReference(.todo, 1), [], origin: origin))
    #expect(state.picture.contains("From SESSION_8_HANDOFF.md, line 138. o shows it."))
    #expect(state.press("o") == [.loadSource("8", lines: LineSpan(138, 138))])
  }

  @Test("whoever accepts goes on with the item that was selected")
  func goesOn() {
    var before = Example.snapshot
    before.record?.session.number = "8"
    before.record?.session.opening = nil
    var state = Example.console(120, 36, snapshot: before)
    state.select(.item(ItemReference(.todo, 5)), in: .todos)
    _ = update(&state, .loaded(Example.snapshot))
    #expect(state.record?.session.number == "9" && state.selectedTodo?.number == 5)
  }
}
