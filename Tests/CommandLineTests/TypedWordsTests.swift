import Foundation
import Testing

/// What is typed or piped in is taken for what it is.
@Suite struct TypedWordsTests {
  @Test("a dash reads standard input to its end, for notes, todos and corrections")
  func standardInput() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("note", "-", input: "line one\nline two\n").status == 0)
    #expect(try program.run("todo", "add", "-", input: "Ask the vendor\n").status == 0)
    #expect(try program.run("correct", "8", "-", input: "It was never pushed\n").status == 0)
    let timeline = try program.run("timeline", "--json").objects
    #expect(timeline.contains { $0["event"] as? String == "line one\nline two" })
    #expect(try program.run("todo", "list", "--json").objects.last?["text"] as? String == "Ask the vendor")
    let corrections = try program.run("show", "--json").object["corrections"] as? [[String: Any]]
    #expect(corrections?.first?["text"] as? String == "It was never pushed")
    #expect(try program.run("note", "-", input: " \n").status == 64)
  }

  @Test("a slow writer's last words are waited for")
  func slowInput() throws {
    let program = try Program(importing: Handoff.text)
    _ = try program.shell("(echo first; sleep 0.3; echo last) | \"$BATON\" note -")
    let timeline = try program.run("timeline", "--json").objects
    #expect(timeline.contains { $0["event"] as? String == "first\nlast" })
  }

  @Test("--at takes what people say", arguments: ["-10m", "10 minutes ago", "yesterday 22:00"])
  func times(words: String) throws {
    let program = try Program(importing: Handoff.text)
    let ended = try program.run("note", "Seen", "--at", words)
    #expect(ended.status == 0, "\(ended.errors)")
    let entry = try #require(try program.run("timeline", "--json").objects.last { $0["event"] as? String == "Seen" })
    let at = try #require((entry["at"] as? String).flatMap { try? Date($0, strategy: .iso8601) })
    #expect(at < Date.now.addingTimeInterval(-500) && at > Date.now.addingTimeInterval(-2 * 86_400))
  }

  @Test(
    "a verb that was mistyped is named with the one that was meant",
    arguments: [("imprt", "import"), ("stauts", "status")])
  func guesses(typed: String, meant: String) throws {
    let ended = try Program().run(typed, "x.md")
    #expect(ended.status == 64 && ended.errors.contains("“\(meant)”?"), "\(ended.errors)")
    let nested = try Program().run("todo", "ad", "x")
    #expect(nested.errors.contains("“add”?"), "\(nested.errors)")
  }

  @Test(
    "what an option takes is no verb, and the guess goes on behind it",
    arguments: [
      (["--store", "stauts", "imprt", "x.md"], "import"), (["--as=ops-2", "--json", "imprt"], "import"),
      (["--log", "worker.log", "stauts"], "status"), (["todo", "--at", "-10m", "ad", "x"], "add"),
    ])
  func guessesBehindOptions(arguments: [String], meant: String) throws {
    let ended = try Program().run(arguments)
    #expect(ended.status == 64 && ended.errors.contains("“\(meant)”?"), "\(ended.errors)")
  }

  @Test("a pattern is kept as it was typed, blanks and all")
  func patterns() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("watch", "add", " error ").status == 0)
    #expect(try program.run("watch", "list", "--json").objects.first?["pattern"] as? String == " error ")
  }

  @Test("a ticket is named by its address, its name, or host and path", arguments: ["OPS-12", "tickets.example/12"])
  func tickets(link: String) throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("todo", "link", "1", link).status == 0)
    #expect(try program.run("todo", "list", "--json").objects.first?["link"] as? String == link)
    #expect(try program.run("todo", "link", "1", "the one with the vendor").status == 64)
  }

  @Test("a rating is understood by its first letters and its number")
  func ratings() throws {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("risk", "add", "Again", "--likelihood", "h", "--impact", "crit").status == 0)
    var risk = try #require(try program.run("risk", "list", "--json").objects.last)
    #expect(risk["likelihood"] as? String == "high" && risk["impact"] as? String == "critical")
    #expect((risk["words"] as? [String: String])?["impact"] == "critical")
    let number = try #require(risk["number"] as? Int)
    #expect(try program.run("risk", "rate", "\(number)", "--likelihood", "2").status == 0)
    risk = try #require(try program.run("risk", "list", "--json").objects.last)
    #expect(risk["likelihood"] as? String == "low")
  }

  @Test("searching for nothing is no search")
  func emptySearch() throws {
    #expect(try Program(importing: Handoff.text).run("search", " ").status == 64)
  }

  @Test("a fix is checked without its number where only one is open, and else the numbers are named")
  func checkWithoutNumber() throws {
    let program = try Program(importing: Handoff.text)
    for fix in try program.run("fix", "list", "--json").objects {
      _ = try program.run("fix", "status", "\(fix["number"] ?? 0)", "failed")
    }
    _ = try program.run("fix", "add", "Mend it", "--commit", "fa1b1d5")
    let one = try program.run("fix", "check")
    #expect(one.status != 64, "\(one.errors)")
    _ = try program.run("fix", "add", "Mend more", "--commit", "fa1b1d6")
    let two = try program.run("fix", "check")
    #expect(two.status == 64 && two.errors.contains("baton fix check"), "\(two.errors)")
  }

  @Test("every placeholder that waits for a value is named at once")
  func placeholders() throws {
    let program = try Program(importing: Handoff.text)
    _ = try program.run("step", "add", "Look", "--command", "echo TRIGGER_NAME PROJECT_ID", "--expect", "exit 0")
    let ended = try program.run("step", "run", "4", "--yes")
    #expect(ended.errors.contains("TRIGGER_NAME") && ended.errors.contains("PROJECT_ID"), "\(ended.errors)")
  }
}
