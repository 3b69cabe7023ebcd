import Records
import Testing

@testable import Documents

@Suite("A document edited by hand")
struct HandEditedTests {
  private func document(_ edit: (String) -> String) throws -> SessionRecord {
    var record = SessionRecord(
      session: Session(number: "9", title: "Validation", date: Day(year: 2025, month: 11, day: 4)))
    record.session.summary = "Round 1 failed."
    record.todos = [Todo(number: 1, text: "Watch"), Todo(number: 2, text: "Rest")]
    record.steps = [Step(number: 1, title: "Look", command: "ls", expectation: Expectation(text: "nothing"))]
    let text = edit(Page(record).markdown)
    return try Importer.read(Array(text.utf8), name: "SESSION_9_HANDOFF.md", nextNumber: "1").record
  }

  @Test("what is written into the layout is read into the record")
  func within() throws {
    let record = try document {
      $0.replacing(
        "3. **Todo 2:** Rest", with: "3. **Todo 2:** Rest well — done; for kim\n4. **Todo 3:** New — in progress"
      )
      .replacing("Round 1 failed.", with: "Round 1 failed.\n\nRound 2 passed.")
    }
    #expect(record.todos.map(\.text) == ["Watch", "Rest well", "New"])
    #expect(record.todos.map(\.progress) == [.open, .done, .inProgress])
    #expect(record.todos[1].owner == "kim")
    #expect(record.session.summary == "Round 1 failed.\n\nRound 2 passed.")
    #expect(record.sections == [])
  }

  @Test("what is in no part of the layout is kept where it stands")
  func beside() throws {
    let record = try document {
      $0.replacing(
        "## Still to validate\n", with: "## Weather\n\nRain, *all day*.\n\n## Still to validate\n\nSee the board.\n"
      )
      .replacing("- **Expected:** nothing", with: "- **Expected:** nothing\n- **Mood:** good")
    }
    #expect(record.sections.map(\.text) == ["## Weather\n\nRain, *all day*.", "See the board.", "- **Mood:** good"])
    #expect(record.sections.map { $0.heading.last } == ["Weather", "Still to validate", "Step 1: Look"])
    #expect(record.todos.count == 2)
    #expect(record.coverage?.lost == 0)
    let again = try document { _ in Page(record).markdown }
    #expect(again.sections.map(\.text) == record.sections.map(\.text))
  }

  @Test("deep nesting and unmatched marks end soon, and nothing is lost")
  func hostile() throws {
    let deep = (0..<400).map { String(repeating: "  ", count: $0) + "- x" }.joined(separator: "\n")
    let marks = (0..<5000).map { "<!-- kept \($0): a -->" }.joined(separator: "\n")
    let ticks = (1..<600).map { String(repeating: "`", count: $0) }.joined(separator: " ")
    let record = try document { "\($0)\n\(deep)\n\n\(marks)\n\n\(ticks)\n" }
    #expect(record.coverage?.lost == 0)
    #expect(record.todos.map(\.text) == ["Watch", "Rest"])
  }
}
