import Foundation
import Records
import Testing

@Suite("What is in flight when a session ends")
struct InFlightTests {
  @Test("a silence has an end, a reason and who set it; what is settled goes, and what came of it is noted")
  func silences() throws {
    var story = Story()
    try story.perform(.silenceAlert("QueueDepth", until: hours(6), because: "drains"))
    #expect(
      story.record().inFlight.silences == [
        Silence(number: 1, alert: "QueueDepth", until: hours(6), because: "drains", by: "noor")
      ])
    try story.perform(.settle(ItemReference(.silence, 1), outcome: "the queue is empty"))
    #expect(story.record().inFlight.silences.isEmpty)
    #expect(story.record().timeline.last?.event == "Silence of QueueDepth lifted: the queue is empty")
  }

  @Test("a silence that is over before it begins is refused")
  func past() {
    var story = Story()
    #expect(throws: Refusal.self) { try story.perform(.silenceAlert("QueueDepth", until: minutes(-1), because: nil)) }
  }

  @Test(
    "investigations and silences that still hold pass on with the baton; what was asked of this person is not asked again"
  )
  func carriedOver() throws {
    var story = Story()
    try story.perform(.silenceAlert("Over", until: minutes(5), because: nil))
    try story.perform(.silenceAlert("Holds", until: hours(5), because: nil))
    try story.perform(.addStatement(.investigation, "Why did nobody see it?"))
    try story.perform(.addStatement(.ask, "Call the vendor"))
    try story.perform(.session(.accept(readBack: "Watch", takeOver: nil)), at: minutes(30))
    let next = story.record("9").inFlight
    #expect(next.silences.map(\.alert) == ["Holds"])
    #expect(next.investigations.map(\.text) == ["Why did nobody see it?"])
    #expect(next.asks.isEmpty)
  }

  @Test("what is not there can't be settled", arguments: [ItemReference(.ask, 1), ItemReference(.todo, 1)])
  func missing(item: ItemReference) {
    var story = Story()
    #expect(throws: Refusal.self) { try story.perform(.settle(item, outcome: "done")) }
  }

  @Test("a record written before there was such a thing has nothing in flight")
  func older() throws {
    let record = Story().record()
    var object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? [String: Any])
    #expect(object.removeValue(forKey: "inFlight") != nil)
    let read = try JSONDecoder().decode(SessionRecord.self, from: JSONSerialization.data(withJSONObject: object))
    #expect(read == record)
  }

  @Test("edits of the document replace the record, and are refused where somebody else was faster")
  func revise() throws {
    var story = Story()
    try story.perform(.newTodo("Ask"))
    let from = story.record()
    var to = from
    to.todos[0].text = "Ask the vendor"
    try story.perform(.session(.revise(to: to, from: from)))
    #expect(story.record() == to)
    #expect(throws: Refusal.self) { try story.perform(.session(.revise(to: from, from: from))) }
  }

  @Test("a todo says since when it is ready, and nothing of its waiting any more")
  func readySince() throws {
    var story = Story { record in
      record.todos = [
        Todo(number: 1, text: "Fix"), Todo(number: 2, text: "Watch", blockers: [Blocker(on: .todo(1), text: "")]),
      ]
      record.todos[1].because = "BLOCKED - pending todo 1"
    }
    try story.perform(.todo(1, .finish), at: minutes(3))
    #expect(story.record().todos[1].readyAt == minutes(3))
    #expect(story.record().todos[1].because == nil)
  }
}
