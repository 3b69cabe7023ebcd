import Records
import Testing

@testable import Documents

@Suite("Edits of a draft")
struct DraftEditsTests {
  private var record: SessionRecord {
    var record = SessionRecord(session: Session(number: "9", title: "Validation"))
    record.todos = [Todo(number: 1, text: "Watch the worker"), Todo(number: 2, text: "Ask for quota")]
    return record
  }

  private func read(_ text: String) throws -> SessionRecord { try #require(LayoutReader.record(text)) }

  /// The record once the edits of `edit` on its draft were taken, with what others did meanwhile.
  private func taken(
    meanwhile: (inout SessionRecord) -> Void = { _ in }, edit: (String) -> String
  ) throws -> SessionRecord {
    var offered = record
    offered.session.summary = "- offered"
    let draft = Exporter.markdown(offered)
    var current = record
    meanwhile(&current)
    let (difference, taken) = DocumentDifference.edits(
      from: try read(draft), to: try read(edit(draft)), on: current)
    return difference.applying(accepted: taken)
  }

  @Test("what was reworded is reworded, what was taken out goes, and what was only offered is not taken")
  func own() throws {
    let after = try taken {
      $0.replacing("Watch the worker", with: "Watch both workers").replacing("2. ⬜ Ask for quota (OPEN)\n", with: "")
    }
    #expect(after.todos.map(\.text) == ["Watch both workers"])
    #expect(after.session.summary == nil)
  }

  @Test("what others did meanwhile stays")
  func others() throws {
    let after = try taken(meanwhile: { record in
      record.todos[1].progress = .done
      record.todos.append(Todo(number: 3, text: "Call the vendor"))
    }) { $0.replacing("Watch the worker", with: "Watch both workers") }
    #expect(after.todos.map(\.text) == ["Watch both workers", "Ask for quota", "Call the vendor"])
    #expect(after.todos[1].progress == .done)
  }

  @Test("words that fit no part are kept as a section")
  func section() throws {
    let after = try taken {
      $0.replacing(Exporter.mark, with: "## Odd thoughts\n\nThe moon was full.\n\n\(Exporter.mark)")
    }
    #expect(after.sections.map(\.text) == ["## Odd thoughts\n\nThe moon was full."])
  }
}
