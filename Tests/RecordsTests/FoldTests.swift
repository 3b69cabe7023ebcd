import Foundation
import Records
import Testing

@Suite("The fold")
struct FoldTests {
  private func event(_ sequence: Int64, _ change: Change, session: SessionNumber? = "8", at: Moment = quarterPast)
    -> Event
  {
    Event(
      sequence: sequence, batch: sequence, incident: "mapper", session: session, at: at, recordedAt: at, actor: "noor",
      host: "", basedOn: sequence - 1, change: change)
  }

  private func entry(_ number: Int, _ at: Moment?) -> TimelineEntry {
    TimelineEntry(number: number, at: at, event: "entry \(number)", source: .person)
  }

  private var opening: Event {
    event(1, .session(.opened(SessionRecord(session: Session(number: "8", title: "Fix")))))
  }

  @Test("the timeline is in the order of time; equal times and none keep the order recorded")
  func timeline() {
    let times: [Moment?] = [minutes(10), minutes(30), minutes(20), nil, minutes(20), minutes(5), minutes(40)]
    let events =
      [opening] + times.enumerated().map { event(Int64($0.offset + 2), .noted(entry($0.offset + 1, $0.element))) }
    let record = Fold.record(of: "8", events: events)
    #expect(record?.timeline.map(\.number) == [6, 1, 3, 5, 2, 4, 7])
  }

  @Test("an event before the session's first changes nothing, and so does one about what is not there")
  func nothing() {
    #expect(Fold.record(of: "8", events: [event(1, .todo(3, .done))]) == nil)
    let record = Fold.record(of: "8", events: [opening])
    let strange: [Change] = [
      .todo(3, .done), .risk(4, .closed(because: "x")),
      .step(1, .judged(Judgement(outcome: .passed, round: 1, by: "n", at: quarterPast, afterRuns: 0))),
      .monitoring(.checkpointDone(due: quarterPast, .ok, by: "n", at: quarterPast, note: nil, evidence: nil)),
      .monitoring(.completed),
      .fix(9, .status(.built, commit: nil, build: nil, because: nil)), .comment(.answered(2, by: "n", text: "x")),
      .todo(3, .moved(before: nil)), .undone([1]),
    ]
    let events = [opening] + strange.enumerated().map { event(Int64($0.offset + 2), $0.element) }
    #expect(Fold.record(of: "8", events: events) == record)
  }

  @Test("another session's events are not this one's")
  func others() {
    let events = [opening, event(2, .noted(entry(1, quarterPast)), session: "9")]
    #expect(Fold.record(of: "8", events: events)?.timeline.isEmpty == true)
  }

  @Test("folding from a snapshot and the events after it is folding them all")
  func fromSnapshot() {
    let events = [opening] + (2...40).map { event($0, .noted(entry(Int($0), minutes(Double($0 * 7 % 31))))) }
    let all = Fold.record(of: "8", events: events)
    for cut in events.indices {
      let snapshot = Fold.record(of: "8", events: events[...cut])
      #expect(Fold.record(of: "8", from: snapshot, events: events[(cut + 1)...]) == all)
    }
  }

  @Test(
    "an undo takes its events back, and an undo of the undo brings them again",
    arguments: [
      ([], []), ([.undone([2])], [2]), ([.undone([2]), .undone([4])], [4]),
      ([.undone([2]), .undone([4]), .undone([5])], [2, 5]), ([.undone([2, 3])], [2, 3]),
      ([.undone([2]), .undone([2]), .undone([4])], [2, 4]),
    ] as [([Change], Set<Int64>)])
  func undo(_ undos: [Change], _ expected: Set<Int64>) {
    let events = [opening, event(2, .noted(entry(1, nil))), event(3, .noted(entry(2, nil)))]
    let all = events + undos.enumerated().map { event(Int64($0.offset + 4), $0.element, session: nil) }
    let undone = Fold.undone(in: all)
    #expect(undone == expected)
    let left = [2, 3].filter { !expected.contains($0) }.map { Int($0) - 1 }
    #expect(Fold.record(of: "8", events: all, skipping: undone)?.timeline.map(\.number) == left)
  }

  @Test("a document read again replaces what it says and keeps what people did")
  func reading() throws {
    var first = SessionRecord(session: Session(number: "8", title: "Fix"))
    first.steps = [Step(number: 1, title: "build"), Step(number: 2, title: "image")]
    first.timeline = [TimelineEntry(number: 1, at: minutes(1), event: "from the document", source: .document)]
    var story = Story { $0 = first }
    try story.perform(.note("typed"), at: minutes(2))
    try story.perform(.step(1, .pass(because: "seen")), at: minutes(3))
    try story.perform(.newTodo("typed by a person"))
    try story.perform(.addStatement(.lesson, "typed lesson"))
    try story.perform(.comment(about: nil, text: "which build?", isQuestion: true))
    var second = first
    second.session.title = "Fix, corrected"
    second.steps.append(Step(number: 3, title: "logs"))
    second.timeline = [1, 2].map {
      TimelineEntry(number: $0, at: minutes(Double($0 * 2 - 1)), event: "from the document, \($0)", source: .document)
    }
    second.todos = [Todo(number: 1, text: "from the document")]
    second.todos[0].lines = LineSpan(7, 7)
    try story.perform(.session(.importDocument(second, update: true)))
    let record = story.record()
    #expect(record.session.title == "Fix, corrected" && record.steps.count == 3 && record.comments.count == 1)
    #expect(record.verdict(of: record.steps[0]) == .passed)
    #expect(record.timeline.map(\.event).prefix(3) == ["from the document, 1", "typed", "from the document, 2"])
    #expect(record.timeline.first { $0.event == "typed" }?.number == 2)
    #expect(Set(record.timeline.map(\.number)).count == record.timeline.count)
    #expect(record.todos.map(\.text) == ["from the document", "typed by a person"])
    #expect(record.todos.map(\.number) == [1, 2] && record.lessons.map(\.text) == ["typed lesson"])
  }

  @Test("sessions of an incident are in their order whatever the order they came in")
  func sessionOrder() {
    let numbers: [SessionNumber] = ["9", "10", "8b", "8", "11 part 2", "9"]
    var incident: Incident? = Incident(key: "mapper", title: "x")
    for (offset, number) in numbers.enumerated() {
      let record = SessionRecord(session: Session(number: number))
      Fold.apply(event(Int64(offset + 1), .session(.imported(record)), session: number), to: &incident)
    }
    #expect(incident?.sessions == ["8", "8b", "9", "10", "11 part 2"])
  }

  @Test("a record and every change survive JSON", arguments: StatementKind.allCases)
  func json(_ kind: StatementKind) throws {
    var record = SessionRecord(session: Session(number: "8", title: "“Fix” \u{0}\u{202E}", date: quarterPast.day))
    record.monitoring = Monitoring(stage: .planned, start: quarterPast)
    record[kind] = ["said"]
    let rule = ExpectationRule.all([.exit(0), .any([.lacks("x", after: quarterPast), .lines(.atMost, 3)])])
    record.steps = [
      Step(number: 1, title: "s", expectation: Expectation(text: "ok", rule: rule, lines: LineSpan(1, 2)))
    ]
    #expect(record[kind] == ["said"])
    let change = Change.session(.imported(record))
    #expect(try JSONDecoder().decode(Change.self, from: JSONEncoder().encode(change)) == change)
  }
}
