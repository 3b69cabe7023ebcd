import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Difference of a document")
struct DocumentDifferenceTests {
  private var stored: SessionRecord {
    var record = SessionRecord(session: Session(number: "8", title: "Mapper", date: Day(year: 2025, month: 11, day: 4)))
    record.todos = [Todo(number: 1, text: "Watch the queue"), Todo(number: 2, text: "Tell the customers")]
    record.steps = [Step(number: 1, title: "Verify the build", command: "builds describe e7e5acae")]
    record.steps[0].runs = [
      Run(number: 1, round: 1, at: Moment(seconds: 0), by: "dana", command: "builds describe e7e5acae")
    ]
    record.lessons = ["Push before you build"]
    return record
  }

  /// As someone edited it in git.
  private var edited: SessionRecord {
    var record = stored
    record.todos[0].owner = "kim"
    record.todos[1] = Todo(number: 2, text: "Restart every worker in turn")
    record.steps[0].runs = []
    record.lessons.insert("Look at what the build contains", at: 0)
    return record
  }

  @Test("a record that only lost what documents don't say is no different")
  func same() {
    #expect(DocumentDifference(stored: stored, document: stored).items == [])
    var document = stored
    document.steps[0].runs = []
    document.todos[0].lines = LineSpan(3, 4)
    #expect(DocumentDifference(stored: stored, document: document).items == [])
  }

  @Test("each item is added, removed or changed by itself")
  func items() {
    let items = DocumentDifference(stored: stored, document: edited).items
    #expect(
      items.map { "\($0.reference) \($0.kind.rawValue)" }
        == ["todo 2 removed", "todo 1 changed", "todo 2 added", "lesson 1 added"])
    #expect(items[1].after == "1. ⬜ Watch the queue (OPEN)\n   - **Owner:** kim")
    #expect(items[0].after == nil && items[2].before == nil)
  }

  @Test("nothing accepted changes nothing, everything accepted is the document with what was done since")
  func applying() {
    let difference = DocumentDifference(stored: stored, document: edited)
    #expect(difference.applying(accepted: []) == stored)
    var expected = edited
    expected.steps[0].runs = stored.steps[0].runs
    #expect(difference.applying(accepted: Set(difference.items.map(\.id))) == expected)
  }

  @Test("one accepted item is taken alone")
  func one() {
    let difference = DocumentDifference(stored: stored, document: edited)
    let lesson = difference.items.filter { $0.reference.kind == .lesson }.map(\.id)
    var expected = stored
    expected.lessons = edited.lessons
    #expect(difference.applying(accepted: Set(lesson)) == expected)
  }

  @Test(
    "items of one number, and texts without a letter, are not taken for one another",
    arguments: [
      (["***", "---"], ["---", "***"], [1, 0]), (["***"], ["---"], [nil]),
      (["3 x.", "3 x!"], ["3 x!", "3 x."], [1, 0]),
      (["Restart the worker", "Tell the customers"], ["Tell all the customers"], [1]),
    ] as [([String], [String], [Int?])])
  func matched(old: [String], new: [String], pairs: [Int?]) {
    let number: (String) -> Int? = { $0.hasPrefix("*") || $0.hasPrefix("-") ? nil : 3 }
    #expect(ItemMatching.pairs(old, new, number: (number, number), text: (\.self, \.self)) == pairs)
  }

  @Test("accepting everything between any two records gives what the second document says", arguments: 0..<60)
  func generated(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let first = dice.record()
    var second = dice.record()
    second.session.number = first.session.number
    let difference = DocumentDifference(stored: first, document: second)
    let merged = difference.applying(accepted: Set(difference.items.map(\.id)))
    let rest = DocumentDifference(stored: merged, document: second).items
    let isLeft = Comment(rawValue: "\(rest.map { "\($0.reference) \($0.kind)" })")
    #expect(rest == [], isLeft)
    #expect(difference.applying(accepted: []) == first)
  }
}
