import Foundation
import TestSupport
import Testing

/// The next handoff by the command line: what is in flight, remarks, edits that come back, the
/// store's own template.
@Suite struct NextHandoffTests {
  private func accepted() throws -> Program {
    let program = try Program(importing: Handoff.text)
    let ended = try program.run("accept", "8", "--read-back", "Validate")
    try #require(ended.status == 0, "\(ended.errors)")
    return program
  }

  @Test("silences, investigations and asks are noted, shown, exported and settled")
  func inFlight() throws {
    let program = try accepted()
    let calls = [
      ["note", "QueueDepth", "--silenced-until", "2099-01-01T06:00:00Z", "--because", "drains"],
      ["note", "Why did nobody see it?", "--kind", "investigation"], ["note", "Call the vendor", "--kind", "ask"],
    ]
    for call in calls { #expect(try program.run(call).status == 0) }
    let record = try program.run("show", "--json").object
    #expect((record["silences"] as? [[String: Any]])?.first?["until"] as? String == "2099-01-01T06:00:00Z")
    #expect(record["investigations"] as? [String] == ["Why did nobody see it?"])
    #expect(record["asks"] as? [String] == ["Call the vendor"])
    let document = try program.run("export", "9").text
    for words in ["## Silenced alerts\n", "## Being looked into\n", "**Asked:** Call the vendor\n"] {
      #expect(document.contains(words))
    }
    #expect(try program.run("note", "Nobody looked", "--settles", "investigation 1").status == 0)
    #expect(try program.run("show", "--json").object["investigations"] as? [String] == [])
    #expect(try program.run("note", "x", "--settles", "investigation 1").status == 3)
    #expect(try program.run("note", "x", "--kind", "ask", "--settles", "ask 1").status == 64)
  }

  @Test("questions stand beside a session, are answered there, and pass on where nobody answered")
  func remarks() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("review", "8", "--ask", "Which build?", "--about", "todo 2").status == 0)
    #expect(try program.run("review", "8", "--ask", "By whom?").status == 0)
    #expect(try program.run("review", "8", "--comment", "x", "--about", "todo 99").status == 3)
    #expect(try program.run("review", "8", "--answer", "2", "--with", "By dana").status == 0)
    _ = try program.run("accept", "8", "--read-back", "Validate")
    let comments = try program.run("review", "8", "9", "--json").object["comments"] as? [[String: Any]]
    #expect(comments?.map { $0["text"] as? String } == ["Which build?"])
    #expect(try program.run("review", "8", "9").text.contains("Which build?"))
  }

  @Test(
    "with --read-only nothing is written, wherever it stands, and reading goes on",
    arguments: [
      ["note", "x", "--read-only"], ["--read-only", "note", "x"], ["todo", "done", "1", "--read-only"],
      ["import", "nine.md", "--read-only"], ["review", "8", "--comment", "x", "--read-only"], ["undo", "--read-only"],
    ])
  func readOnly(words: [String]) throws {
    let program = try accepted()
    try program.write(Handoff.text, to: "nine.md")
    let before = try program.run("show", "--read-only", "--json")
    #expect(before.status == 0)
    let refused = try program.run(words)
    #expect(refused.status == 64 && refused.errors.contains("--read-only"))
    #expect(try program.run("show", "--json").text == before.text)
  }

  @Test("an exported document that was edited comes back item by item")
  func editedExport() throws {
    let program = try accepted()
    let document = try program.run("export", "9").text
    try program.write(document, to: "nine.md")
    #expect(try program.run("import", "nine.md", "--json").objects.first?["outcome"] as? String == "unchanged")
    let edited = document.replacingOccurrences(of: "Tell the users", with: "Tell every user")
      .replacingOccurrences(of: "Watch the worker", with: "Watch both workers")
    try program.write(edited, to: "nine.md")
    let differs = try program.run("import", "nine.md", "--json")
    let items = differs.objects.first?["differences"] as? [[String: Any]]
    #expect(differs.status == 4)
    #expect(items?.map { $0["item"] as? String } == ["todo 3", "todo 4"])
    #expect((differs.objects.first?["warnings"] as? [String]) == [])
    let judged = edited.replacingOccurrences(
      of: "## Still to validate\n", with: "## Still to validate\n\n- **Validation round:** 7\n")
    try program.write(judged, to: "judged.md")
    let unread = try program.run("import", "judged.md", "--json").objects.first?["warnings"] as? [String]
    #expect(unread == ["can't be read back: - **Validation round:** 7"])
    #expect(try program.run("import", "nine.md", "--accept", "todo 4").status == 0)
    #expect(try program.todoTexts.suffix(2) == ["Watch the worker", "Tell every user"])
    #expect(try program.run("import", "nine.md", "--accept", "todo 4").status == 3)
    #expect(try program.run("import", "nine.md", "--update").status == 0)
    #expect(try program.todoTexts.suffix(2) == ["Watch both workers", "Tell every user"])
    #expect(try program.run("import", "nine.md").status == 0)
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("undo").status == 0)
    #expect(try program.todoTexts.suffix(2) == ["Watch the worker", "Tell every user"])
  }

  @Test("a sealed session takes no edits of its document")
  func sealed() throws {
    let program = try accepted()
    #expect(try program.run("handoff", "--summary", "Validated", "--allow-gaps", "a test", "--yes").status == 0)
    let document = try program.run("export", "9", "--original").text
    #expect(document.contains("\n\nValidated\n"))
    try program.write(document.replacingOccurrences(of: "Tell the users", with: "Tell nobody"), to: "nine.md")
    let refused = try program.run("import", "nine.md", "--update")
    #expect(refused.status == 4 && refused.errors.contains("baton correct 9"))
    #expect(try program.run("export", "9", "--original").text == document)
  }

  @Test("a store's template orders and names the parts, and its documents are read back")
  func template() throws {
    let program = try accepted()
    try program.write("order = [\"risks\"]\n[headings]\nrisks = \"What is left\"\n", to: "store/template.toml")
    let document = try program.run("export", "9").text
    let headings = document.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(headings.first == "## What is left")
    try program.write(document, to: "nine.md")
    #expect(try program.run("import", "nine.md", "--json").objects.first?["outcome"] as? String == "unchanged")
    try program.write("order = [\"todo\"]\n", to: "store/template.toml")
    let refused = try program.run("export", "9")
    #expect(refused.status == 5 && refused.errors.contains("no part “todo”"))
  }

  @Test("a secret in what would be sealed holds the handoff back")
  func secret() throws {
    let program = try accepted()
    _ = try program.run("todo", "add", "Log in with ghp_0123456789abcdefghijABCDEFGHIJ012345")
    let held = try program.run("handoff", "--summary", "Done", "--dry-run", "--json")
    let rules = (held.object["gaps"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
    #expect(held.status == 1)
    #expect(rules?.contains("secret") == true)
  }

  @Test("what names a secret's place or stands in for one is no secret, and a real one is")
  func secretNames() throws {
    let program = try Program()
    let lines = [
      "    api_key=os.getenv(\"GOOGLE_AI_API_KEY\")", "    curl -H \"Authorization: Bearer YOUR_TOKEN\" x",
      "    SECRET_KEY=test_secret_key_12345 pytest", "    gcloud secrets access --secret=\"database-url-dev\"",
      "    url = \"postgresql://shop:Winter2025Simple@10.1.2.3/shop\"",
    ]
    try program.write("# Session 3 handoff\n\n" + lines.joined(separator: "\n") + "\n", to: "a.md")
    let secrets = try program.run("lint", "a.md", "--json").objects.filter { $0["rule"] as? String == "secret" }
    #expect(secrets.map { $0["lines"] as? [Int] } == [[7, 7]])
  }

  @Test("a file's plan is held against the time it tells of, so that its report does not change by itself")
  func written() throws {
    let program = try Program()
    try program.write(
      """
      # Session 7 handoff: watching

      **Date:** 2025-11-04
      **Time:** 00:53-01:00 UTC

      ## Executive summary

      The window runs.

      ## Monitoring

      | Time (UTC) | Hours | Note |
      |---|---|---|
      | 2025-11-04 00:53 | 0 | Baseline |
      | 2025-11-04 04:53 | 4 | |

      - **Watch for:**
        - time-outs

      """, to: "a.md")
    let rules = try program.run("lint", "a.md", "--json").objects.map { $0["rule"] as? String }
    #expect(!rules.contains("overdue-checkpoint"))
    _ = try program.run("import", "a.md")
    let stored = try program.run("lint", "7", "--json").objects.map { $0["rule"] as? String }
    #expect(stored.contains("overdue-checkpoint"))
  }

  @Test("a document that the store has lost is said, and not linted as something else")
  func lostDocument() throws {
    let program = try Program(importing: Handoff.text)
    let journal = program.folder.appending(path: "store/journal.sqlite").path
    try #require(try ChildProgram.run(["sqlite3", journal, "DELETE FROM blobs"]).status == 0)
    let ended = try program.run("lint", "8")
    #expect(ended.status == 5 && ended.errors.contains("is no longer in the store"))
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test("an error of an import names the file once, as it was named, and a pipe in a folder is passed by")
  func importErrors() throws {
    let program = try Program()
    let folder = program.folder.appending(path: "docs")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try program.write("", to: "docs/empty.md")
    let ended = try program.run("import", "docs/empty.md")
    #expect(ended.errors == "baton: docs/empty.md: the file is empty; check that it was saved\n")
    #expect(mkfifo(folder.appending(path: "pipe.md").path, 0o600) == 0)
    try program.write(Handoff.text, to: "docs/SESSION_8_HANDOFF.md")
    let all = try program.run("import", "docs")
    #expect(all.errors == "baton: docs/empty.md: the file is empty; check that it was saved\n")
    #expect(all.status == 5 && all.text.contains("SESSION_8_HANDOFF.md"))
  }

  @Test("a correction stands with the item it concerns, in the text and in every later export")
  func corrections() throws {
    let program = try accepted()
    _ = try program.run("correct", "9", "Likelier than that", "--about", "risk 1")
    let lines = try program.run("show", "9").lines
    let risk = try #require(lines.firstIndex { $0.contains("Fix doesn't resolve it") })
    #expect(lines[risk...].prefix(4).contains { $0.contains("Correction: Likelier than that") })
    let document = try program.run("export", "9").text
    let after = try #require(document.range(of: "**Risk 1:**"))
    #expect(document[after.upperBound...].contains("**Correction:** Likelier than that"))
  }

  @Test("a search says where each hit stands")
  func search() throws {
    let program = try Program(importing: Handoff.text)
    let hit = try #require(
      try program.run("search", "queue", "--json").objects.first { $0["kind"] as? String == "session" })
    #expect(hit["file"] as? String == "SESSION_8_HANDOFF.md")
    #expect((hit["lines"] as? [Int])?.count == 2)
  }
}

extension Program {
  fileprivate var todoTexts: [String] {
    get throws { try run("todo", "list", "--json").objects.compactMap { $0["text"] as? String } }
  }
}
