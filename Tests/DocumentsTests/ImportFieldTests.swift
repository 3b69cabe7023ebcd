import Records
import Testing

@testable import Documents

/// What the tables of fields and the lists of words have readers look for.
@Suite("fields and words that readers ask for")
struct ImportFieldTests {
  @Test("a column that a risk's table of fields has a word for is that field, and no part of the title")
  func riskColumn() throws {
    let text = """
      # Übergabe

      ## Risiken

      | Risiko | Wahrscheinlichkeit | Auswirkung | Besitzer |
      |---|---|---|---|
      | Die Pumpe fällt aus | hoch | mittel | Ana |
      """
    let risks = try record(text).risks
    #expect(risks.map(\.title) == ["Die Pumpe fällt aus"])
    #expect(risks.map(\.owner) == ["Ana"])
  }

  @Test(
    "a label that only says that steps follow leaves the step its heading's name",
    arguments: [("Restart the worker", "Commands"), ("Den Worker neu starten", "Befehle")])
  func generic(heading: String, label: String) throws {
    let text = """
      # Notes

      ## Validation steps

      ### \(heading)

      **\(label)**

      ```bash
      systemctl restart worker
      ```
      """
    #expect(try record(text).steps.map(\.title) == [heading])
  }

  @Test("fixes are numbered in any language", arguments: ["Fix 2: x", "Correction 2 : x", "Corrección 2: x"])
  func fixes(title: String) {
    #expect(FixWords.isNumbered(title))
    #expect(!FixWords.isNumbered(title.replacing("2", with: "two")))
  }

  @Test("what a blocker is known by is left of its reason without the words that hold for any")
  func blockers() throws {
    let text = """
      # Notes

      ## Todo

      1. Phase 1C
      2. Tell the users (BLOCKED - pending phase 1C validation)
      """
    #expect(try record(text).todos.last?.blockers.map(\.on) == [.todo(1)])
  }
}
