import Records
import Testing

@Suite("Passing the baton")
struct HandoffTests {
  private var story = Story { record in
    record.session.next = "Validate fix + resume monitoring"
    record.todos = [
      Todo(number: 1, text: "Fix it", progress: .done), Todo(number: 2, text: "Build", progress: .inProgress),
      Todo(number: 3, text: "Monitor", blockers: [Blocker(on: .todo(1), text: ""), Blocker(on: .todo(2), text: "")]),
      Todo(number: 4, text: "Drop it", progress: .cancelled),
    ]
    record.todos[2].lines = LineSpan(3, 4)
    record.risks = [
      Risk(number: 1, title: "Open one"), Risk(number: 2, title: "Closed one", status: .closed),
      Risk(number: 3, title: "Accepted one", status: .accepted),
    ]
    record.fixes = [Fix(number: 1, title: "Mapper")]
    record.steps = [Step(number: 1, title: "Build", command: "true")]
    record.checks = [Check(text: "open", state: .open), Check(text: "done", state: .done)]
    record.lessons = ["Push before you build"]
    var checkpoint = Checkpoint(due: hours(4))
    checkpoint.lines = LineSpan(5, 5)
    record.monitoring = Monitoring(stage: .planned, start: quarterPast, checkpoints: [checkpoint])
    record.sections = [Section(heading: ["Notes"], lines: LineSpan(1, 2), text: "words")]
  }

  private mutating func accept(as actor: String = "ana", takeOver: String? = nil) throws {
    try story.perform(.session(.accept(readBack: "validate first", takeOver: takeOver)), as: actor, at: minutes(5))
  }

  @Test("accepting opens the next session with what is still to do, and gives the baton")
  mutating func carryOver() throws {
    try accept()
    let next = story.record("9")
    #expect(story.incident?.holder == "ana" && story.incident?.sessions == ["8", "9"])
    #expect(story.record().session.successor == "9" && story.record().phase == .handedOff)
    #expect(next.session.opening?.readBack == "validate first" && next.session.from == minutes(5))
    #expect(next.session.title == "Validate fix + resume monitoring")
    #expect(next.todos.map(\.number) == [1, 2, 3])
    #expect(next.risks.map(\.number) == [1, 2, 3])
    #expect(next.fixes.count == 1 && next.steps.count == 1 && next.checks.map(\.text) == ["open"])
    #expect(next.lessons.isEmpty && next.sections.isEmpty)
    #expect(next.todos[2].lines == nil)
    #expect(next.monitoring?.checkpoints.map(\.lines) == [nil])
    #expect(next.phase == .accepted)
    #expect(next.timeline.map(\.event) == ["Accepted session 8: validate first"])
  }

  @Test("a session that others followed is not accepted again, whether they were opened from it or only read")
  mutating func followed() throws {
    try accept()
    try story.perform(.session(.importDocument(SessionRecord(session: Session(number: "7")), update: false)), on: "7")
    #expect(story.incident?.sessions == ["7", "8", "9"])
    let incident = try #require(story.incident)
    #expect(story.record("7").end(in: incident) == .followed(by: "8"))
    #expect(
      throws: Refusal.conflict(
        "session 7 was followed by session 8 already; the newest, session 9, is the one to accept")
    ) { try story.perform(.session(.accept(readBack: "again", takeOver: "now")), on: "7") }
    #expect(story.incident?.sessions == ["7", "8", "9"])
  }

  @Test("a blocker that had cleared stays cleared in the next session, and one that had not still holds")
  mutating func blockers() throws {
    try accept()
    let todo = try #require(story.record("9").todo(3))
    #expect(todo.blockers.map(\.isLifted) == [true, false])
    #expect(story.record("9").state(of: todo) == .blocked)
    try story.perform(.todo(2, .finish), on: "9")
    #expect(try story.record("9").state(of: #require(story.record("9").todo(3))) == .ready)
  }

  @Test("what was closed in a session is carried over once, and then no longer")
  mutating func once() throws {
    try accept()
    try story.perform(.todo(2, .finish), on: "9")
    try story.perform(.session(.accept(readBack: "monitor", takeOver: nil)), on: "9", as: "ana", at: minutes(9))
    #expect(story.record("10").todos.map(\.number) == [2, 3])
    try story.perform(.session(.accept(readBack: "monitor", takeOver: nil)), on: "10", as: "ana", at: minutes(9))
    #expect(story.record("11").todos.map(\.number) == [3])
  }

  @Test("runs and judgements stay where they were made")
  mutating func runs() throws {
    try story.perform(.step(1, .startRun(command: "true")))
    try accept()
    #expect(story.record("9").steps[0].runs.isEmpty && story.record("8").steps[0].runs.count == 1)
  }

  @Test("a session is accepted once, with a read-back")
  mutating func twice() throws {
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.session(.accept(readBack: "  ", takeOver: nil))) }
    try accept()
    copy = story
    let refusal = #expect(throws: Refusal.self) {
      try copy.perform(.session(.accept(readBack: "me too", takeOver: nil)))
    }
    #expect(refusal.map { if case .conflict = $0 { true } else { false } } == true)
  }

  @Test("taking the baton from one who holds it needs a reason, and both sides see it")
  mutating func takeOver() throws {
    try accept()
    var copy = story
    let refusal = #expect(throws: Refusal.self) {
      try copy.perform(.session(.accept(readBack: "mine", takeOver: nil)), on: "9", as: "ben")
    }
    #expect(refusal?.message.hasPrefix("ana has the baton") == true)
    try story.perform(.session(.accept(readBack: "mine", takeOver: "ana is ill")), on: "9", as: "ben", at: minutes(7))
    #expect(story.incident?.holder == "ben")
    #expect(story.record("10").session.opening?.takeOver == "ana is ill")
    #expect(story.record("10").timeline.map(\.event).last == "Baton taken over from ana: ana is ill")
    let incident = try #require(story.incident)
    #expect(story.record("9").end(in: incident) == .takenOver(by: "ben", because: "ana is ill"))
    #expect(story.record("9").phase == .accepted)
    #expect(story.record("8").end(in: incident) == .handedOff && story.record("10").end(in: incident) == nil)
  }

  @Test("a sealed session takes corrections, comments and an acceptance, and nothing else")
  mutating func sealed() throws {
    let seal = Seal(by: "noor", at: minutes(3), hash: "00", file: "S8.md")
    try story.perform(.session(.seal(seal, to: "ana")), at: minutes(3))
    #expect(story.record().isSealed && story.incident?.offeredTo == "ana")
    #expect(story.record().session.until == minutes(3))
    for command in [
      Command.note("late"), .newTodo("late"), .step(1, .startRun(command: "true")), .session(.seal(seal, to: nil)),
      .decide(.asProposed),
    ] {
      var copy = story
      let refusal = #expect(throws: Refusal.self) { try copy.perform(command) }
      #expect(refusal?.message.contains("baton correct 8") == true)
    }
    try story.perform(.correct(about: "risk 1", text: "the cause was another"))
    #expect(story.record().corrections.map(\.text) == ["the cause was another"])
    try story.perform(.comment(about: ItemReference(.risk, 1), text: "sure?", isQuestion: true))
    try story.perform(.answer(1, text: "yes"))
    #expect(story.record().comments.first?.answer == "yes")
    var copy = story
    #expect(throws: Refusal.self) { try copy.perform(.session(.accept(readBack: "x", takeOver: nil)), as: "ben") }
    try accept(as: "ana")
    #expect(story.incident?.holder == "ana")
  }

  @Test("declining sends the question back and changes nothing else")
  mutating func decline() throws {
    try story.perform(.session(.decline(because: "which build is it?")), as: "ana")
    #expect(story.record().session.declines.map(\.because) == ["which build is it?"])
    #expect(story.record().session.successor == nil && story.incident?.holder == nil)
    #expect(story.record().comments.map(\.isQuestion) == [true])
    try story.perform(.answer(1, text: "e7e5acae"))
    #expect(story.record().comments[0].answer == "e7e5acae")
  }

  @Test("who was offered the baton and declined keeps nobody else from taking it")
  mutating func declinedOffer() throws {
    let seal = Seal(by: "noor", at: minutes(3), hash: "00", file: "S8.md")
    try story.perform(.session(.seal(seal, to: "ana")), at: minutes(3))
    try story.perform(.session(.decline(because: "which build is it?")), as: "ana", at: minutes(4))
    #expect(story.incident?.offeredTo == nil)
    try story.perform(.session(.accept(readBack: "mine then", takeOver: nil)), as: "ben", at: minutes(5))
    #expect(story.incident?.holder == "ben")
  }
}
