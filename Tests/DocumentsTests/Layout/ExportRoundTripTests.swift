import Expectations
import Records
import TestSupport
import Testing

@testable import Documents

@Suite("Documents of the layout before the page")
struct ExportRoundTripTests {
  @Test("any record comes back from its document, and writes the same document again", arguments: 0..<60)
  func generated(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    for _ in 0..<10 {
      let record = dice.record()
      let text = FormerLayout.markdown(record)
      let read = try #require(LayoutReader.record(text), "\(text)")
      for (name, isEqual) in SessionRecord.differingParts(read.asDocument(), record.asDocument()) {
        #expect(isEqual, "\(name) differs in seed \(seed)")
      }
      #expect(FormerLayout.markdown(read) == text)
      #expect(read.coverage?.lost == 0)
    }
  }
}

extension SessionRecord {
  /// The parts of two records by name, and whether they are equal, so that a failure says where.
  static func differingParts(_ left: SessionRecord, _ right: SessionRecord) -> [(name: String, isEqual: Bool)] {
    [
      ("session", left.session == right.session), ("timeline", left.timeline == right.timeline),
      ("problems", left.problems == right.problems), ("fixes", left.fixes == right.fixes),
      ("alternatives", left.alternatives == right.alternatives), ("checks", left.checks == right.checks),
      ("steps", left.steps == right.steps), ("branches", left.branches == right.branches),
      ("todos", left.todos == right.todos), ("risks", left.risks == right.risks),
      ("monitoring", left.monitoring == right.monitoring), ("files", left.files == right.files),
      ("in flight", left.inFlight == right.inFlight), ("lessons", left.lessons == right.lessons),
      ("insights", left.insights == right.insights),
      ("achievements", left.achievements == right.achievements), ("production", left.production == right.production),
      ("metrics", left.metrics == right.metrics), ("corrections", left.corrections == right.corrections),
      ("comments", left.comments == right.comments), ("sections", left.sections == right.sections),
      ("decisions", left.decisions == right.decisions), ("everything", left == right),
    ].filter { !$0.1 }
  }
}

@Suite("The rules of steps in a document")
struct ExportRuleTests {
  private func record(_ rule: ExpectationRule?, _ words: String) -> SessionRecord {
    let day = Day(year: 2025, month: 11, day: 4)
    var record = SessionRecord(session: Session(number: "9", title: "x", date: day))
    record.steps = [Step(number: 1, title: "Look", command: "ls", expectation: Expectation(text: words, rule: rule))]
    return record
  }

  @Test("a rule that the words propose is not written; it is proposed again")
  func proposed() throws {
    var record = record(nil, "exit 0")
    record.proposeRules()
    let text = Page(record).markdown
    #expect(!text.contains("Rule:"))
    #expect(try imported(text).record.steps.first?.expectation?.rule == .exit(0))
  }

  @Test(
    "a rule of the operator's own is written as it is typed, and read back",
    arguments: [
      (.matches("ok|fine", first: true), "- **Rule:** `first matches /ok|fine/`"),
      (.all([.exit(0), .lines(.atLeast, 3)]), "- **Rule:** `exit 0 and lines >= 3`"),
      (nil, "- **Rule:** a person judges"),
    ] as [(ExpectationRule?, String)])
  func own(rule: ExpectationRule?, line: String) throws {
    let text = Page(record(rule, "SUCCESS <timestamp>")).markdown
    #expect(text.split(separator: "\n").contains(Substring(line)))
    let read = try imported(text).record
    #expect(read.steps.first?.expectation?.rule == rule)
    #expect(read.steps.first?.expectation?.text == "SUCCESS <timestamp>")
    #expect(read.sections == [])
  }

  @Test("lines that only an editor broke run on; written breaks stay")
  func breaks() throws {
    var record = record(nil, "x")
    record.session.summary = "One\ntwo."
    record.todos = [Todo(number: 1, text: "Look")]
    let text = Page(record).markdown
    #expect(try imported(text).record.session.summary == "One\ntwo.")
    let edited = text.replacing("two.", with: "two and\nthree.").replacing(
      "**Todo 1:** Look", with: "**Todo 1:** Look\n   closely")
    let read = try imported(edited).record
    #expect(read.session.summary == "One\ntwo and three.")
    #expect(read.todos.map(\.text) == ["Look closely"])
  }
}
