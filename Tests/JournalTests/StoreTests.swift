import Foundation
import Journal
import Records
import Testing

@Suite("The store")
struct StoreTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
    try store.begin()
  }

  @Test("a note is in the record at once, and after opening anew")
  func noteIsKept() throws {
    let performed = try store.say(.note("the image is new"))
    #expect(performed.record?.timeline.map(\.event) == ["the image is new"])
    #expect(performed.events.map(\.sequence) == [3])
    let again = try folder.store(.readOnly)
    #expect(try again.record("8", incident: "mapper") == performed.record)
    #expect(try again.sequence() == 3)
  }

  @Test("each event says who, where, when, and what it was based on")
  func provenance() throws {
    try store.perform(.note("seen earlier"), as: "ana", at: minutes(-10), now: minutes(2))
    let event = try #require(try store.events(after: 2).first)
    #expect(event.actor == "ana" && event.host == "bastion-1" && event.basedOn == 2 && event.batch == 3)
    #expect(event.at == minutes(-10) && event.recordedAt == minutes(2))
  }

  @Test("commands of one call are all appended or none")
  func allOrNone() throws {
    let before = try store.sequence()
    #expect(throws: JournalError.self) {
      try store.perform([.newTodo("restart"), .todo(99, .finish)], by: Speaker("noor", now: quarterPast))
    }
    #expect(try store.sequence() == before)
    #expect(try store.record("8", incident: "mapper")?.todos.isEmpty == true)
  }

  @Test("a plan writes nothing and is what performing appends")
  func plan() throws {
    let drafts = try store.plan(.newTodo("restart"), as: "noor", now: quarterPast)
    #expect(try store.sequence() == 2)
    #expect(try store.say(.newTodo("restart")).events.map(\.change) == drafts.map(\.change))
  }

  @Test("a command with nothing to do appends nothing")
  func nothingToDo() throws {
    try store.say(.newTodo("restart"))
    try store.say(.todo(1, .finish))
    let before = try store.sequence()
    #expect(try store.say(.todo(1, .finish)).events.isEmpty)
    #expect(try store.sequence() == before)
  }

  @Test("accepting opens the next session, which is current from then")
  func acceptance() throws {
    try store.say(.newTodo("validate"))
    let performed = try store.say(
      .session(.accept(readBack: "validate the build", takeOver: nil)), as: "ana", now: minutes(5))
    #expect(performed.session == "9")
    #expect(performed.record?.todos.map(\.text) == ["validate"])
    #expect(performed.incident?.holder == "noor" || performed.incident?.holder == "ana")
    #expect(try store.current() == "9")
    #expect(try store.sessions(incident: "mapper").map(\.session.number) == ["8", "9"])
    #expect(try store.record("8", incident: "mapper")?.session.successor == "9")
  }

  @Test(
    "what is not there is named, with exit status 3",
    arguments: [
      (Command.note("x"), SessionNumber?.none, "nothing"), (.note("x"), "77", "mapper"),
      (.todo(4, .finish), nil, "mapper"),
    ])
  func notThere(_ command: Command, _ session: SessionNumber?, _ incident: String) throws {
    let error = #expect(throws: JournalError.self) {
      try store.perform(command, on: session, incident: incident, as: "noor", now: quarterPast)
    }
    #expect(error?.exitStatus == 3)
  }

  @Test("an undone act is gone from the record, the list and the search, and comes back by redo")
  func undoAndRedo() throws {
    try store.say(.note("wrong line"))
    let before = try store.record("8", incident: "mapper")
    try store.say(.newTodo("chase the zebra"))
    let after = try store.record("8", incident: "mapper")
    let undone = try store.undo(as: "noor", now: minutes(1))
    #expect(undone.events.map(\.change.historyLine) == ["added"])
    #expect(undone.record == before)
    #expect(try store.record("8", incident: "mapper") == before)
    #expect(try store.sessions(incident: "mapper").first?.openTodos == 0)
    #expect(try store.search("zebra").isEmpty)
    #expect(try store.redo(as: "noor", now: minutes(2)).record == after)
    #expect(try store.search("zebra").count == 1)
    #expect(try folder.store().record("8", incident: "mapper") == after)
    #expect(throws: JournalError.self) { try store.redo(as: "noor", now: minutes(3)) }
  }

  @Test("undo takes back only one's own acts, the last first")
  func undoIsOnesOwn() throws {
    try store.say(.note("first"), as: "noor")
    try store.say(.note("second"), as: "ana")
    try store.say(.note("third"), as: "noor")
    #expect(try store.undo(as: "noor", now: minutes(1)).record?.timeline.map(\.event) == ["first", "second"])
    #expect(try store.undo(as: "noor", now: minutes(1)).record?.timeline.map(\.event) == ["second"])
  }

  @Test("what we knew at a time is what had been recorded by then")
  func knownAt() throws {
    try store.say(.note("one"), now: minutes(1))
    try store.say(.note("two"), now: minutes(20))
    try store.perform(.note("three, seen early"), as: "noor", at: minutes(2), now: minutes(30))
    try store.undo(as: "noor", now: minutes(40))
    func known(_ count: Int) throws -> [String]? {
      try store.record("8", incident: "mapper", knownAt: minutes(count))?.timeline.map(\.event)
    }
    #expect(try known(-1) == nil)
    #expect(try known(1) == ["one"])
    #expect(try known(2) == ["one", "three, seen early"])
    #expect(try known(30) == ["one", "three, seen early", "two"])
    #expect(try known(40) == ["one", "two"])
  }

  @Test("of an incident is known at a time which sessions it had by then, and who had the baton")
  func incidentKnownAt() throws {
    try store.perform(.session(.accept(readBack: "prove it", takeOver: nil)), as: "ana", now: minutes(5))
    let (before, after) = try (
      store.incident("mapper", knownAt: minutes(4)), store.incident("mapper", knownAt: minutes(5))
    )
    #expect(before?.sessions == ["8"] && before?.holder == nil)
    #expect(after?.sessions == ["8", "9"] && after?.holder == "ana")
    #expect(try store.incident("mapper", knownAt: minutes(-1)) == nil)
    let record = try #require(try store.record("8", incident: "mapper", knownAt: minutes(4)))
    #expect(try record.end(in: #require(before)) == nil)
  }

  @Test("a look back stops where something became known, and nowhere before there was a session")
  func moments() throws {
    try store.say(.note("one"), now: minutes(1))
    try store.perform(.note("seen before the session"), as: "noor", at: minutes(-30), now: minutes(2))
    try store.say(.note("two"), now: minutes(3))
    let stops = try store.moments(of: "8", incident: "mapper")
    #expect(stops == [minutes(0), minutes(1), minutes(3)])
    for stop in stops { #expect(try store.record("8", incident: "mapper", knownAt: stop) != nil) }
  }

  @Test("followers hear of every growth, from this store and from another on the same file", .timeLimit(.minutes(1)))
  func follows() async throws {
    let other = try folder.store()
    var heard = other.changes().makeAsyncIterator()
    try other.say(.note("mine"))
    #expect(await heard.next() == 3)
    for sequence in 4...8 {
      try store.say(.note("theirs"))
      #expect(await heard.next() == Int64(sequence))
    }
  }
}
