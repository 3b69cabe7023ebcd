import Foundation
import Testing

@Suite("What a person makes of a document's lines, from the shell") struct TakeTests {
  private static let document = """
    # Session 8 Handoff

    ## Oddments of ours

    - ring the vendor
    - order the cable

    ## Todos

    - [ ] no todo at all
    - [ ] paint it

    """

  private func todos(_ program: Program) throws -> [String] {
    try program.run("todo", "list", "--json").objects.compactMap { $0["text"] as? String }
  }

  @Test("take, put back and undo, each one act of the journal")
  func acts() throws {
    let program = try Program(importing: Self.document)
    let taken = try program.run("take", "8", "--lines", "5-6", "--as", "todo")
    #expect(taken.status == 0 && taken.text.contains("2 todos made of lines 5-6"), "\(taken.errors)")
    #expect(try Set(todos(program)).isSuperset(of: ["ring the vendor", "order the cable"]))
    let shown = try program.run("show", "--json").object
    #expect((shown["coverage"] as? [String: Int])?["lost"] == 0)
    #expect(try program.run("take", "8", "--back", "todo 1").status == 0)
    #expect(try !todos(program).contains("no todo at all"))
    _ = try program.run("undo")
    _ = try program.run("undo")
    #expect(try todos(program) == ["no todo at all", "paint it"])
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("export", "8", "--original").text == Self.document)
  }

  @Test("a newer version of the document keeps what was taken and put back, done as it was")
  func newer() throws {
    let program = try Program(importing: Self.document)
    _ = try program.run("take", "8", "--lines", "5-6", "--as", "todo")
    _ = try program.run("take", "8", "--back", "todo 1")
    _ = try program.run("todo", "done", "3")
    try program.write(
      Self.document.replacing("## Oddments", with: "It rained.\n\n## Oddments").replacing(
        "paint it", with: "paint it red"),
      to: "SESSION_8_HANDOFF.md")
    let updated = try program.run("import", "SESSION_8_HANDOFF.md", "--update")
    #expect(updated.status == 0, "\(updated.errors)")
    #expect(try Set(todos(program)) == ["ring the vendor", "order the cable", "paint it red"])
    let done = try program.run("todo", "list", "--json").objects.first { $0["text"] as? String == "ring the vendor" }
    #expect(done?["state"] as? String == "done" && done?["lines"] as? [Int] == [7, 7])
    #expect(try program.run("verify").status == 0)
  }

  @Test("a heading that is learnt is read so from the next document on, beside what the vocabulary said before")
  func learns() throws {
    let program = try Program(importing: Self.document)
    let file = program.folder.appending(path: "store/vocabulary.toml")
    try "# ours\n[headings]\ntodos = [\"loose ends\"]\n".write(to: file, atomically: true, encoding: .utf8)
    #expect(try program.run("take", "8", "--lines", "5-6", "--as", "todo", "--learn").status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == "# ours\n[headings]\ntodos = [\"=oddments of ours\", \"loose ends\"]\n")
    #expect(try program.run("vocabulary", "check").status == 0)
    try program.write("# Session 9 Handoff\n\n## Oddments of ours\n\n- sweep the yard\n", to: "SESSION_9_HANDOFF.md")
    _ = try program.run("import", "SESSION_9_HANDOFF.md")
    #expect(try todos(program).contains("sweep the yard"))
  }

  @Test("what can't be taken is refused in words and writes nothing")
  func refused() throws {
    let program = try Program(importing: Self.document)
    let again = try program.run("take", "8", "--lines", "10", "--as", "todo")
    #expect(again.status == 1 && again.errors.contains("todo 1 already"))
    #expect(try program.run("take", "8", "--lines", "400", "--as", "todo").status == 1)
    #expect(try program.run("take", "8", "--back", "todo 9").status == 3)
    #expect(try program.run("take", "8", "--lines", "5").status == 64)
    #expect(try program.run("take", "8", "--lines", "5", "--as", "song").status == 64)
    #expect(try program.run("take", "8", "--lines", "5", "--as", "todo", "--columns", "text,colour").status == 64)
    #expect(try program.run("import", "--review", "SESSION_8_HANDOFF.md").status == 64)
  }
}
