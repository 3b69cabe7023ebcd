import Foundation
import Records
import TestSupport
import Testing

@Suite("Tables of fields")
struct FieldTests {
  /// What a field of each kind may hold.
  private static func values<Item>(of field: Field<Item>) -> [FieldValue] {
    switch field.content {
    case .title, .text: [.words("Watch both")]
    case .words, .link, .code, .block: [.words("https://a.example/7"), .nothing]
    case .statements, .list: [.list(["one", "two"]), .list([])]
    case .moment: [.moment(minutes(7)), .nothing]
    case .seconds: [.seconds(2.5), .nothing]
    case .flag: [.flag(true), .flag(false)]
    case .expectation: [.expectation(Expectation(text: "exit 0", rule: .exit(0))), .nothing]
    case .term(let term): term.values.map(FieldValue.words)
    }
  }

  private func holds<Item: Fielded & Codable>(_ item: Item) throws {
    #expect(Set(Item.fields.map(\.name)).count == Item.fields.count)
    for field in Item.fields {
      for value in Self.values(of: field) where !(field.name == "evidence" && value != .list([])) {
        var changed = item
        #expect(field.set(value, in: &changed), "\(field.name) \(value)")
        #expect(field.value(of: changed) == value)
        #expect(try JSONDecoder().decode(Item.self, from: JSONEncoder().encode(changed)) == changed, "\(field.name)")
        let patch = Patch<Item>([field.name: value])
        #expect(try JSONDecoder().decode(Patch<Item>.self, from: JSONEncoder().encode(patch)) == patch)
      }
      var same = item
      #expect(!field.set(field.isMoment ? .words("soon") : .moment(minutes(1)), in: &same))
      #expect(same == item)
    }
  }

  @Test(
    "what a field is given it holds, and an edit is read back from the journal; another kind of value changes nothing")
  func everyKind() throws {
    try holds(Todo(text: "x"))
    try holds(Risk(title: "x"))
    try holds(Step(title: "x"))
    try holds(Fix(title: "x"))
    try holds(Problem(title: "x"))
    try holds(Silence(alert: "x"))
    try holds(Checkpoint(due: minutes(1)))
    try holds(TimelineEntry(at: nil, event: "x", source: .person))
    try holds(Session(number: "8"))
  }

  @Test("a command's first words are kept once it is edited, and an edit that says the same writes nothing")
  func steps() throws {
    var story = Story { $0.steps = [Step(number: 1, title: "x", command: "make")] }
    #expect(try story.perform(.step(1, .edit(["command": .init("make")]))).isEmpty)
    try story.perform(.step(1, .edit(["command": .init("make check"), "title": .init(" Check ")])))
    #expect(story.record().step(1)?.originalCommand == "make" && story.record().step(1)?.title == "Check")
    #expect(throws: Refusal.self) { try story.perform(.step(1, .edit(["title": .init(" ")]))) }
  }

  @Test("following a log that is followed already writes nothing")
  func incident() throws {
    var story = Story()
    #expect(try story.perform(.incident(.followLog("app.log"))).count == 1)
    #expect(try story.perform(.incident(.followLog("app.log"))).isEmpty)
  }

  @Test(
    "what a person types for a field is a value of its kind, or none",
    arguments: [
      ("owner", "ana", .words("ana")), ("owner", "", .nothing), ("due", "05:20", .moment(minutes(5))),
      ("closedIn", "8b", .words("8b")),
    ] as [(String, String, FieldValue?)])
  func typed(name: String, words: String, value: FieldValue?) throws {
    let field = try #require(Todo.field(name))
    #expect(field.value(typed: words) { _ in minutes(5) } == value)
    #expect(Fix.field("status")?.value(typed: "mended") { _ in minutes(5) } == nil)
  }
}

extension Field {
  fileprivate var isMoment: Bool { if case .moment = content { true } else { false } }
}
