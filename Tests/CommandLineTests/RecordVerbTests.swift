import Testing

/// Notes, todos, risks and fixes through the built program, and what takes them back.
@Suite struct RecordVerbTests {
  @Test("a note stands in the timeline at its time, by its author")
  func note() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(
      try program.run("note", "Worker restarted", "--impact", "queue drains", "--tag", "worker", "--at", "01:10").status
        == 0)
    let entry = try program.run("timeline", "--json").objects.first { $0["event"] as? String == "Worker restarted" }
    #expect(entry?["at"] as? String == "2025-11-04T01:10:00Z")
    #expect(entry?["impact"] as? String == "queue drains")
    #expect(entry?["source"] as? String == "person")
    #expect(entry?["session"] as? String == "8")
  }

  @Test("a todo that waits becomes ready when what it waits for is done, and the program says why")
  func todoChain() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("todo", "block", "4", "--on", "todo:2").status == 0)
    #expect(try program.state(ofTodo: 4) == "blocked")
    let done = try program.run("todo", "done", "2")
    #expect(done.text.contains("todo 4 is ready"))
    #expect(try program.state(ofTodo: 4) == "ready")
    #expect(try program.run("todo", "start", "4").status == 0)
    #expect(try program.state(ofTodo: 4) == "in-progress")
    let circle = try program.run("todo", "block", "4", "--on", "todo:4")
    #expect(circle.status == 64 && circle.errors.contains("circle"))
  }

  @Test(
    "a todo waits for what --on says",
    arguments: [
      ("todo:2", "todo"), ("validation", "validation"), ("monitoring", "monitoring"), ("risk:1", "risk"),
      ("a call back", "outside"),
    ])
  func blockers(on: String, kind: String) throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("todo", "block", "4", "--on", on).status == 0)
    let blockers = try program.todo(4)["blockers"] as? [[String: Any]]
    #expect(blockers?.last?["kind"] as? String == kind)
    #expect(try program.run("todo", "unblock", "4").status == 0)
    #expect(try program.state(ofTodo: 4) == "ready")
  }

  @Test("todos are added, assigned, cancelled with a reason, and reopened")
  func todoLife() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("todo", "add", "Ask for quota", "--owner", "ops-2").status == 0)
    #expect(try program.todo(5)["owner"] as? String == "ops-2")
    #expect(try program.run("todo", "assign", "5", "ops-3").status == 0)
    #expect(try program.todo(5)["owner"] as? String == "ops-3")
    #expect(try program.run("todo", "cancel", "5", "--because", "not needed").status == 0)
    #expect(try program.state(ofTodo: 5) == "cancelled")
    #expect(try program.run("todo", "reopen", "5").status == 0)
    #expect(try program.state(ofTodo: 5) == "open")
  }

  @Test("a risk is rated on the five-point scales and keeps the words it was rated with")
  func risk() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let added = try program.run(
      "risk", "add", "Quota", "--likelihood", "Very Low", "--impact", "CRITICAL", "--mitigation", "ask")
    #expect(added.status == 0)
    var risk = try program.risk(2)
    #expect(risk["likelihood"] as? String == "very-low" && risk["impact"] as? String == "critical")
    #expect((risk["words"] as? [String: String])?["impact"] == "CRITICAL")
    for (call, status) in [
      (["materialise", "2", "--because", "it ran out"], "materialised"),
      (["mitigate", "2", "more was given"], "mitigated"),
      (["reopen", "2"], "open"), (["accept", "2", "--because", "rare"], "accepted"),
      (["close", "2", "--because", "over"], "closed"),
    ] {
      #expect(try program.run(["risk"] + call).status == 0)
      risk = try program.risk(2)
      #expect(risk["status"] as? String == status)
    }
  }

  @Test("calibration holds ratings against what came true")
  func calibration() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("risk", "materialise", "1", "--because", "the same error")
    let calibration = try program.run("risk", "list", "--calibration", "--json").object
    let ratings = calibration["ratings"] as? [[String: Any]]
    #expect(ratings?.first?["likelihood"] as? String == "very-low")
    #expect(ratings?.first?["materialised"] as? Int == 1)
    #expect((calibration["surprises"] as? [Any])?.count == 1)
  }

  @Test("a fix travels from commit to deployment")
  func fix() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("fix", "add", "Mend the query", "--commit", "fa1b1d5").status == 0)
    let fixes = try program.run("fix", "list", "--json").objects
    let number = try #require(fixes.last?["number"] as? Int)
    #expect(fixes.last?["status"] as? String == "committed")
    #expect(try program.run("fix", "status", "\(number)", "building", "--build", "e7e5acae").status == 0)
    let fix = try program.run("fix", "list", "--json").objects.last
    #expect(fix?["status"] as? String == "building" && fix?["build"] as? String == "e7e5acae")
  }

  @Test("undo takes back one's own last act, and no one else's")
  func undo() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("todo", "done", "2")
    _ = try program.run("--as", "ops-2", "note", "mine")
    #expect(try program.run("undo").status == 0)
    #expect(try program.state(ofTodo: 2) == "in-progress")
    #expect(try program.run("timeline", "--json").objects.contains { $0["event"] as? String == "mine" })
    #expect(try program.run("--as", "ops-9", "undo").status == 3)
  }

  @Test("search finds words with their place, in exactly the documented members")
  func search() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let hits = try program.run("search", "baseline", "--json").objects
    #expect(Set(hits.first?.keys.map(\.self) ?? []) == ["session", "kind", "number", "text", "score", "file", "lines"])
    #expect(hits.first?["session"] as? String == "8" && hits.first?["kind"] as? String == "timeline")
    #expect(try program.run("search", "nowhere", "--json").text == "[]\n")
  }

  @Test("show --at shows what was known then")
  func lookBack() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let early = try program.run("show", "--at", "01:15")
    #expect(early.status == 3 && early.errors.contains("nothing was known"))
    #expect(
      try program.run("show", "--at", "2999-01-01T00:00:00Z", "--json").object.session["number"] as? String == "8")
  }
}

extension Program {
  func todo(_ number: Int) throws -> [String: Any] {
    try run("todo", "list", "--json").objects.first { $0["number"] as? Int == number } ?? [:]
  }

  func state(ofTodo number: Int) throws -> String? { try todo(number)["state"] as? String }

  func risk(_ number: Int) throws -> [String: Any] {
    try run("risk", "list", "--json").objects.first { $0["number"] as? Int == number } ?? [:]
  }
}
