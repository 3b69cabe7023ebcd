import Testing

@Suite struct ExitStatusTests {
  static let calls: [(call: String, status: Int32)] = [
    ("show", 0), ("show 8", 0), ("sessions", 0), ("timeline", 0), ("todo", 0), ("todo list", 0), ("risk list", 0),
    ("risk list --calibration", 0), ("step list", 0), ("step show 1", 0), ("fix list", 0), ("monitor status", 0),
    ("status", 0),
    ("status --format tmux", 0), ("search worker", 0), ("watch list", 0), ("verify", 0), ("theme list", 0),
    ("theme show dark", 0),
    ("theme check dark", 0), ("completions bash", 0), ("manual", 0), ("--help", 0), ("todo block --help", 0),
    ("--version", 0),
    ("help note", 0),
    ("show 99", 3), ("todo done 99", 3), ("risk close 9 --because x", 3), ("step show 9", 3),
    ("fix status 9 pushed", 3),
    ("import nowhere.md", 3), ("export 99", 3), ("lint nowhere.md", 3), ("accept 99 --read-back x", 3),
    ("theme show nope", 3),
    ("monitor check", 3), ("correct 99 x", 3), ("watch remove 4", 3), ("show --incident nope", 3),
    ("lint 8", 1), ("decide", 1), ("todo start 3", 1),
    ("foo", 64), ("note", 64), ("todo add", 64), ("todo done x", 64), ("todo cancel 1", 64), ("risk add x", 64),
    ("note x --at 99:00", 64), ("note x --at 01:10 --until 00:50", 64), ("note x --at 2999-01-01T00:00:00Z", 64),
    ("fix status 1 unknown", 64), ("status --format html", 64), ("monitor check --ok --trouble", 64),
    ("step run 1", 64),
    ("risk add x --likelihood sometimes --impact high", 64), ("watch add (", 64), ("fix status 1 flying", 64),
    ("todo block 2 --on todo:two", 64), ("risk edit 1 colour red", 64), ("risk edit 99 owner ana", 3),
    ("step edit 1 timeout soon", 64), ("risk edit 1 title none", 64), ("step edit 1 timeout 90", 0),
    ("todo block 2 --on risk:99999999999999999999", 64),
    ("--nonsense", 64), ("export 8 --original --json", 64), ("monitor start --length never", 64),
  ]

  @Test("each call ends with its documented status; errors are one line that says what to do", arguments: calls)
  func status(call: String, status: Int32) throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let ended = try program.run(call.split(separator: " ").map(String.init))
    #expect(ended.status == status, "\(ended.text)\(ended.errors)")
    if status != 0, ended.output.isEmpty {
      #expect(ended.errors.hasPrefix("baton: "))
      #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
    }
    if status == 0 { #expect(ended.errors.isEmpty, "\(ended.errors)") }
  }

  static let onNothing = [
    "sessions", "show", "note x", "todo list", "todo add x", "status", "search x", "undo", "verify",
    "accept 8 --read-back x",
    "handoff", "decide", "export 8",
  ]

  @Test("without a store every verb but import says how to begin, and makes none", arguments: onNothing)
  func noStore(call: String) throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try program.run(call.split(separator: " ").map(String.init))
    #expect(ended.status == 3)
    #expect(ended.errors.contains("baton import FILE"))
    #expect(try program.run("show").status == 3)
  }

  @Test("baton alone, without a terminal, greets or prints the record, and says how to open the console")
  func bare() throws {
    let program = try Program()
    defer { program.remove() }
    let greeting = try program.run()
    #expect(greeting.status == 0)
    #expect(greeting.text.contains("baton import") && greeting.text.contains("baton demo"))
    try program.write(Handoff.text, to: "a.md")
    _ = try program.run("import", "a.md")
    let record = try program.run()
    #expect(record.status == 0)
    #expect(record.text.contains("Queue worker stuck") && record.text.contains("n a terminal"))
  }

  @Test("options that hold everywhere may stand before the verb and after it")
  func everywhere() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let after = try program.run("todo", "list", "--json").text
    #expect(try program.run("--json", "todo", "list").text == after)
    #expect(try program.run("todo", "--json").text == after)
    #expect(try program.run("--store", "elsewhere", "show").status == 3)
    #expect(try program.run("show", "--store", "elsewhere").status == 3)
    _ = try program.run("--as", "ops-7", "note", "first")
    let noted = try program.run("note", "second", "--as", "ops-8", "--json").objects.first
    #expect(noted?["by"] as? String == "ops-8")
  }
}
