import Foundation
import Records
import Testing

@testable import Journal

/// SplitMix64, so that a failing sequence can be run again by its seed.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private func command(_ random: inout Seeded) -> Command {
  let number = Int.random(in: 1...6, using: &random)
  let other = Int.random(in: 1...6, using: &random)
  let choices: [Command] = [
    .note("note \(number)"), .note("note \(other)"), .newTodo("todo \(number)"), .todo(number, .start),
    .todo(number, .finish),
    .todo(number, .cancel(because: "no")), .todo(number, .reopen), .todo(number, .block(.todo(other), text: "")),
    .todo(number, .block(.validation, text: "pending")), .todo(number, .unblock(on: nil)),
    .todo(number, .move(before: other)),
    .todo(number, .edit(["text": .init("edited \(other)")])),
    .addRisk(title: "risk \(number): the fix doesn't work", likelihood: "low", impact: "high", mitigation: nil),
    .risk(number, .mitigate(mitigation: "m \(other)")), .risk(number, .materialise(because: nil)),
    .risk(number, .reopen),
    .addStep(title: "step \(number)", command: "true", language: nil, expectation: nil),
    .step(number, .pass(because: nil)), .step(number, .fail(because: "no")), .decide(.asProposed),
    .addFix(title: "fix \(number)", commit: "c\(other)", build: nil),
    .fix(number, .setStatus(.deployed, commit: nil, build: nil, because: nil)),
    .addStatement(.lesson, "lesson \(number)"),
    .addStatement(.baseline, "base \(number)"), .addMetric(name: "m", value: "\(number)"),
    .monitoring(.start(hours: 8, every: 4)), .monitoring(.reset(because: "again")),
    .monitoring(.checkpoint(.ok, note: "n", evidence: nil)),
    .session(.accept(readBack: "understood \(number)", takeOver: "in turn")),
    .session(.describe(["title": .init("t \(number)")])),
    .comment(about: nil, text: "why \(number)?", isQuestion: true), .correct(about: "", text: "c \(number)"),
    .incident(.addWatch(name: nil, pattern: "p\(number)", file: nil)), .incident(.followLog("log \(number)")),
  ]
  return choices[Int.random(in: choices.indices, using: &random)]
}

@Suite("What is kept folded")
struct ViewsTests {
  @Test("is what a fold from the first event gives, after any acts, undos and redos", arguments: 1...12)
  func equalToTheFold(_ seed: UInt64) throws {
    var random = Seeded(state: seed)
    let folder = try Folder()
    let stores = [try folder.store(), try folder.store()]
    try stores[0].begin()
    var performed = 0
    for step in 1...150 {
      let store = stores[Int.random(in: 0...1, using: &random)]
      let actor = ["noor", "ana"][Int.random(in: 0...1, using: &random)]
      do {
        switch Int.random(in: 1...10, using: &random) {
        case 1: try store.undo(as: actor, now: minutes(step))
        case 2: try store.redo(as: actor, now: minutes(step))
        default: try store.say(command(&random), as: actor, now: minutes(step))
        }
        performed += 1
      } catch {
        guard case .refused = error as? JournalError else { throw error }
      }
    }
    #expect(performed > 10)
    let fresh = try folder.store(.readOnly)
    #expect(try fresh.verify().findings == [])
    for session in try #require(try fresh.incident()).sessions {
      let expected = try fresh.record(session, incident: "mapper")
      for store in stores { #expect(try store.record(session, incident: "mapper") == expected) }
      #expect(try fresh.record(session, incident: "mapper", knownAt: minutes(10_000)) == expected)
    }
  }

  @Test("opening reads a snapshot and few events, however long the history")
  func shortTail() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin()
    for note in 1...300 { try store.say(.note("\(note)")) }
    let loaded = try #require(try store.journal.load("8", incident: "mapper", known: nil))
    #expect(loaded.snapshot != nil && loaded.tail.count < 64)
    #expect(try folder.store().record("8", incident: "mapper")?.timeline.count == 300)
  }

  @Test("another process's undo reaches a record this one has folded")
  func undoElsewhere() throws {
    let folder = try Folder()
    let (mine, theirs) = (try folder.store(), try folder.store())
    try mine.begin()
    try mine.say(.note("one"))
    try mine.say(.note("two"))
    try theirs.undo(as: "noor", now: minutes(1))
    #expect(try mine.record("8", incident: "mapper")?.timeline.map(\.event) == ["one"])
    #expect(try mine.say(.note("three")).record?.timeline.map(\.event) == ["one", "three"])
  }

  @Test("a session opened anew after its opening was undone is the new one to those who had folded the old")
  func openedAnew() throws {
    let folder = try Folder()
    let (mine, theirs) = (try folder.store(), try folder.store())
    try mine.begin()
    try theirs.say(.session(.accept(readBack: "first", takeOver: nil)), as: "ana")
    #expect(try mine.record("9", incident: "mapper")?.session.opening?.readBack == "first")
    try theirs.undo(as: "ana", now: minutes(1))
    try theirs.say(.session(.accept(readBack: "second", takeOver: nil)), as: "ben")
    #expect(try mine.record("9", incident: "mapper")?.session.opening?.readBack == "second")
    #expect(throws: JournalError.self) { try theirs.redo(as: "ana", now: minutes(2)) }
  }

  @Test("an undone opening takes its session out of the list and the search, and gives the baton back")
  func undoneOpening() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin()
    try store.say(.newTodo("zebra"))
    try store.say(.session(.accept(readBack: "understood", takeOver: nil)), as: "ana")
    #expect(try store.search("zebra").count == 2)
    let undone = try store.undo(as: "ana", now: minutes(1))
    #expect(undone.incident?.sessions == ["8"] && undone.incident?.holder == nil)
    #expect(try store.record("9", incident: "mapper") == nil && store.current() == "8")
    #expect(try store.record("8", incident: "mapper")?.session.successor == nil)
    #expect(try store.search("zebra").count == 1)
    #expect(try store.verify().isSound)
    try store.redo(as: "ana", now: minutes(2))
    #expect(try store.current() == "9" && store.search("zebra").count == 2)
    #expect(try store.verify().isSound)
  }

  @Test("a first import that was a mistake is undone, and the incident stays")
  func firstImport() throws {
    let folder = try Folder()
    let store = try folder.store()
    let record = SessionRecord(session: Session(number: "7", title: "The wrong file"))
    try store.perform(
      [.incident(.open(Incident(key: "mapper", title: "x"))), .session(.importDocument(record, update: false))],
      by: Speaker("noor", now: quarterPast))
    try store.undo(as: "noor", now: minutes(1))
    #expect(try store.incident()?.sessions == [] && store.sessions(incident: "mapper").isEmpty)
    #expect(throws: JournalError.self) { try store.undo(as: "noor", now: minutes(2)) }
    try store.perform(.session(.importDocument(record, update: false)), as: "noor", now: minutes(3))
    #expect(try store.incident()?.sessions == ["7"] && store.verify().isSound)
  }

  @Test("an opening on which others have built is not undone, nor is anything a seal covers, nor a run")
  func undoRefused() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin()
    try store.say(.session(.accept(readBack: "understood", takeOver: nil)), as: "ana")
    try store.say(.note("built upon"), as: "ben")
    let builtUpon = #expect(throws: JournalError.self) { try store.undo(as: "ana", now: minutes(1)) }
    #expect(builtUpon?.exitStatus == 4 && builtUpon?.message.contains("ben: noted") == true)
    try store.say(.addStep(title: "build", command: "true", language: nil, expectation: nil), as: "ben")
    try store.say(.step(1, .startRun(command: "true")).forHolder(because: "ana asked"), as: "ben")
    #expect(try store.undo(as: "ben", now: minutes(2)).events.map(\.change.historyLine) == ["added"])
    _ = try store.seal(Array("x".utf8), name: "S9.md", as: "ana", now: minutes(3))
    let covered = #expect(throws: JournalError.self) { try store.undo(as: "ben", now: minutes(4)) }
    #expect(covered?.message.contains("sealed") == true)
  }

  @Test("an item's history is its own events without what was undone")
  func history() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.begin()
    try store.say(.newTodo("one"))
    try store.say(.newTodo("two"))
    try store.say(.todo(1, .start))
    try store.say(.todo(1, .finish))
    try store.undo(as: "noor", now: minutes(1))
    let words = try store.history(of: ItemReference(.todo, 1), session: "8", incident: "mapper").map(
      \.change.historyLine)
    #expect(words == ["added", "started"])
  }

  @Test("an item's story goes back to the sessions it was carried over from, and to the first document that has it")
  func story() throws {
    let folder = try Folder()
    let store = try folder.store()
    var read = SessionRecord(session: Session(number: "8", title: "Fix the mapper"))
    read.source = DocumentSource(name: "SESSION_8.md", hash: "abc", bytes: 10)
    read.todos = [Todo(number: 1, text: "one"), Todo(number: 2, text: "two")]
    read.todos[0].lines = LineSpan(138, 139)
    read.timeline = [TimelineEntry(number: 1, at: quarterPast, event: "begun", source: .document)]
    try store.perform(
      [
        .incident(.open(Incident(key: "mapper", title: "Mapper errors"))),
        .session(.importDocument(read, update: false)),
      ],
      incident: "mapper", by: Speaker("noor", now: quarterPast))
    try store.say(.todo(1, .start))
    try store.say(.session(.accept(readBack: "understood", takeOver: nil)), as: "ana")
    try store.say(.todo(1, .finish), as: "ana")
    let history = try store.wholeHistory(of: ItemReference(.todo, 1), session: "9", incident: "mapper")
    #expect(history.events.map(\.change.historyLine) == ["started", "done"])
    #expect(history.origin == Origin(session: "8", source: "SESSION_8.md", lines: LineSpan(138, 139)))
    #expect(try store.wholeHistory(of: ItemReference(.todo, 2), session: "9", incident: "mapper").origin == nil)
    // A number that was another's before tells nothing of that.
    try store.say(.newTodo("three"), as: "ana")
    #expect(try store.wholeHistory(of: ItemReference(.todo, 3), session: "9", incident: "mapper").events.count == 1)
    // The accepted session's first entry is another than the one of that number before.
    let entry = try store.wholeHistory(of: ItemReference(.timeline, 1), session: "9", incident: "mapper")
    #expect(entry.origin == nil)
  }

  @Test("a document that says it follows itself has a story that ends")
  func followsItself() throws {
    let folder = try Folder()
    let store = try folder.store()
    var read = SessionRecord(session: Session(number: "9", title: "x"))
    read.session.opening = Acceptance(from: "9", by: "noor", at: quarterPast, readBack: "x")
    read.todos = [Todo(number: 1, text: "one")]
    try store.perform(
      [.incident(.open(Incident(key: "mapper", title: "x"))), .session(.importDocument(read, update: false))],
      incident: "mapper", by: Speaker("noor", now: quarterPast))
    #expect(try store.wholeHistory(of: ItemReference(.todo, 1), session: "9", incident: "mapper").events.isEmpty)
  }

  @Test("a store that has listed its sessions lists what another has changed since, and what was undone")
  func changedList() throws {
    let folder = try Folder()
    let (one, other) = (try folder.store(), try folder.store())
    try one.begin()
    func openTodos() throws -> [Int] { try one.sessions(incident: "mapper").map(\.openTodos) }
    #expect(try openTodos() == [0])
    try other.say(.newTodo("one"))
    #expect(try openTodos() == [1])
    try other.say(.session(.accept(readBack: "understood", takeOver: nil)), as: "ana")
    #expect(try openTodos() == [1, 1])
    try other.undo(as: "ana", now: minutes(1))
    #expect(try openTodos() == [1])
  }

  @Test("a store built in bulk is like one built by commands")
  func bulk() throws {
    let folder = try Folder()
    let store = try folder.store()
    try store.append(
      [
        Draft(session: nil, .incident(.opened(Incident(key: "mapper", title: "x")))),
        Draft(session: "8", .session(.opened(SessionRecord(session: Session(number: "8"))))),
      ]
        + (1...500).map { number in
          Draft(session: "8", .noted(TimelineEntry(number: number, at: minutes(number), event: "n", source: .log)))
        }, incident: "mapper", by: Speaker("builder", now: quarterPast))
    #expect(try store.verify().isSound && store.sequence() == 502)
    #expect(try store.sessions(incident: "mapper").map(\.entries) == [500])
  }
}
