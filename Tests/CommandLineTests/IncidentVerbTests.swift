import Foundation
import Testing

/// An incident from the page that wakes somebody to its end, in the shell alone.
@Suite struct IncidentVerbTests {
  /// As a person types it; every call has to end well.
  private func act(_ program: Program, _ words: String..., input: String = "") throws {
    let ended = try program.run(words, input: input)
    #expect(ended.status == 0, "\(words): \(ended.errors)")
  }

  @Test("an opened incident has its first session, a holder, and is marked as detected")
  func opened() throws {
    let program = try Program()
    try act(program, "open", "Checkout answers 500", "--severity", "SEV2", "--service", "checkout", "--as-commander")
    let shown = try program.run("show", "--json").object
    #expect(shown["incident"] as? String == "checkout-answers-500")
    #expect(shown["severity"] as? String == "SEV2")
    #expect(shown["status"] as? String == "investigating")
    let session = try #require(shown["session"] as? [String: Any])
    #expect(session["number"] as? String == "1")
    #expect(session["holder"] as? String == "ops-1")
    #expect(session["phase"] as? String == "accepted")
    #expect((shown["marks"] as? [String: Any])?["detected"] as? String != nil)
    #expect((shown["roles"] as? [[String: Any]])?.first?["person"] as? String == "ops-1")
    try act(program, "note", "500s since the deploy")
    #expect(try program.run("verify").status == 0)
  }

  @Test("the night from an alert to its postmortem, without one document")
  func night() throws {
    let program = try Program()
    let start = Date(timeIntervalSinceNow: -3600).ISO8601Format()
    try program.write(
      """
      {"version": "4", "groupKey": "x", "status": "firing", "receiver": "baton", "alerts": [{"status": "firing", "labels":
      {"alertname": "MapperErrors", "severity": "critical", "service": "queue"}, "annotations": {"summary": "Mapper fails"},
      "startsAt": "\(start)", "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "https://p.example/1",
      "fingerprint": "c0ffee"}]}
      """, to: "alert.json")
    try act(program, "open", "--from", "alert.json")
    try act(program, "mark", "acknowledged")
    try act(program, "open", "--from", "alert.json")
    #expect(try program.run("incident", "list", "--json").objects.count == 1)
    try act(program, "note", "500s since the deploy", "--impact", "orders wait")
    try act(program, "severity", "SEV1", "--because", "payments are affected too")
    try act(program, "incident", "status", "identified", "--because", "the mapper gets a null")
    try act(program, "incident", "say", "cause", "The mapper took a null for a list")
    try act(program, "incident", "say", "impact", "Orders waited for an hour")
    try act(program, "incident", "say", "summary", "Orders waited until the mapper took nulls.")
    try act(program, "fix", "add", "Guard the null", "--commit", "fa1b1d5")
    try act(program, "step", "add", "The log is quiet", "--command", "true", "--expect", "exit 0")
    try act(program, "step", "add", "The queue drains", "--command", "test 0 = 0", "--expect", "exit 0")
    try act(program, "step", "run", "all", "--yes")
    try act(program, "decide", "--yes")
    try act(program, "attach", "alert.json", "--title", "The alert", "--to", "step:1")
    try act(program, "todo", "add", "Write a test for nulls", "--owner", "ops-2")
    try act(program, "todo", "add", "Tell the shop")
    try act(program, "todo", "done", "2", "--proof", "attach:1")
    try act(program, "update", "Orders go through again.", "--next", "30m")
    try act(program, "mark", "mitigated")
    let early = try program.run("close", "--resolution", "Guarded the null")
    #expect(early.status == 1)
    #expect(early.errors.contains("it is not resolved"))
    try act(program, "mark", "resolved")
    try act(program, "handoff", "--to", "ops-2", "--summary", "Guarded and validated.", "--yes")
    try act(program, "accept", "1", "--read-back", "Watch it", "--as", "ops-2")
    try act(program, "close", "--resolution", "Guarded the null", "--allow-gaps", "watched by hand")
    #expect(try program.run("note", "again").status == 4)
    let postmortem = try program.run("postmortem")
    #expect(postmortem.status == 0, "\(postmortem.errors)")
    for words in [
      "Mapper fails", "500s since the deploy", "orders wait", "The mapper took a null for a list", "Guarded the null",
      "Guard the null", "Write a test for nulls", "ops-2", "done, proven by attach:1", "Time to resolve", "The alert",
      "SEV1",
    ] {
      #expect(postmortem.text.contains(words), "\(words)")
    }
    try act(program, "postmortem", "--seal")
    let times = try #require(try program.run("status", "--json").object["times"] as? [String: Any])
    #expect((times["resolve"] as? Int).map { $0 >= 3600 } == true)
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("incident", "list", "--json").objects.isEmpty)
    #expect(try program.run("incident", "list", "--all", "--json").objects.count == 1)
    try act(program, "reopen", "--because", "again")
    #expect((try program.run("status", "--json").object["times"] as? [String: Any])?["resolve"] is NSNull)
  }

  @Test("what is no alert opens nothing and makes no store", arguments: ["", "no JSON", "{}", "[1, 2]"])
  func unusable(text: String) throws {
    let program = try Program()
    let ended = try program.run("open", "--from", "-", input: text)
    #expect(ended.status == 64)
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "store").path))
  }

  @Test("50 MB are no alert")
  func large() throws {
    let program = try Program()
    try Data(repeating: 0x20, count: 50 << 20).write(to: program.folder.appending(path: "large.json"))
    let ended = try program.run("open", "--from", "large.json")
    #expect(ended.status == 5)
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "store").path))
  }

  @Test("a note in an empty store says how to open an incident")
  func firstNote() throws {
    let ended = try Program().run("note", "500s since the deploy")
    #expect(ended.status == 3)
    #expect(ended.errors.contains("baton open TITLE"))
  }

  @Test("two incidents of one title have keys of their own, and the newest open one is meant")
  func keys() throws {
    let program = try Program()
    try act(program, "open", "Queue is full")
    try act(program, "open", "Queue is full")
    #expect(
      try program.run("incident", "list", "--json").objects.compactMap { $0["key"] as? String } == [
        "queue-is-full-2", "queue-is-full",
      ])
    try act(program, "incident", "archive", "queue-is-full-2")
    #expect(try program.run("status", "--json").object["incident"] as? String == "queue-is-full")
    try act(program, "incident", "restore", "queue-is-full-2")
    #expect(try program.run("status", "--json").object["incident"] as? String == "queue-is-full-2")
    try act(program, "note", "It belongs to the other")
    try act(program, "incident", "merge", "queue-is-full-2", "--into", "queue-is-full")
    #expect(try program.run("sessions", "--json").objects.count == 2)
    #expect(try program.run("timeline", "--session", "2").text.contains("It belongs to the other"))
    #expect(try program.run("verify").status == 0)
  }

  @Test("what is attached comes back as it was, with secrets masked, and more than 8 MB is cut and said")
  func attachments() throws {
    let program = try Program()
    try act(program, "open", "Down")
    try act(program, "attach", "-", "--title", "Where", input: "password=hunter2hunter2\nline\n")
    let got = try program.run("attach", "get", "1")
    #expect(got.text.hasSuffix("line\n"))
    #expect(!got.text.contains("hunter2"))
    let image = Data([0x89, 0x50, 0x4E, 0x47, 0, 1, 2])
    try image.write(to: program.folder.appending(path: "graph.png"))
    try act(program, "attach", "graph.png")
    #expect(try program.run("attach", "get", "2").output == Array(image))
    try Data(repeating: 0x61, count: 9 << 20).write(to: program.folder.appending(path: "large.txt"))
    let large = try program.run("attach", "large.txt")
    #expect(large.status == 0)
    #expect(large.errors.contains("kept the first 8 MB of 9"))
    #expect(try program.run("attach", "get", "3").output.count == 8 << 20)
    try act(program, "note", "-", "--attach", input: "disk: 98 %\nmore\n")
    #expect(try program.run("timeline").text.contains("disk: 98 %"))
    #expect(try program.run("attach", "list", "--json").objects.last?["about"] as? String == "timeline 3")
    #expect(try program.run("attach", "nowhere").status == 3)
    #expect(try program.run("attach", "graph.png", "--to", "todo:9").status == 3)
    #expect(try program.run("verify").status == 0)
  }

  @Test("all pending steps run in order, to the first that fails")
  func all() throws {
    let program = try Program()
    try act(program, "open", "Down")
    for command in ["true", "false", "true"] {
      try act(program, "step", "add", command, "--command", command, "--expect", "exit 0")
    }
    #expect(try program.run("step", "run", "all", "--yes").status == 1)
    func verdicts() throws -> [String] {
      try program.run("step", "list", "--json").objects.compactMap { $0["verdict"] as? String }
    }
    #expect(try verdicts() == ["passed", "failed", "pending"])
    #expect(try program.run("step", "run", "all", "--yes", "--keep-going").status == 0)
    #expect(try verdicts() == ["passed", "failed", "passed"])
  }

  @Test("logs that are followed are remembered, and forgotten when asked")
  func logs() throws {
    let program = try Program()
    try act(program, "open", "Down")
    try program.write("", to: "worker.log")
    try act(program, "log", "add", "worker.log")
    #expect(try program.run("log", "list", "--json").objects.map { $0["found"] as? Bool } == [true])
    try act(program, "log", "remove", "worker.log")
    #expect(try program.run("log", "list", "--json").objects.isEmpty)
  }
}
