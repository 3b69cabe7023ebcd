import Foundation
import Testing

/// From session 8 to session 9 by the command line alone.
@Suite struct WorkflowVerbTests {
  @Test("accepting opens the next session with what is open, and a second acceptance is a conflict")
  func accept() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("accept", "8", "--read-back", "Validate, then monitor").status == 0)
    let session = try program.run("status", "--json").object.session
    #expect(session["number"] as? String == "9" && session["holder"] as? String == "ops-1")
    #expect(session["phase"] as? String == "accepted")
    #expect(try program.run("--as", "ops-2", "accept", "8", "--read-back", "Me too").status == 4)
  }

  @Test("declining sends questions back and opens nothing")
  func decline() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("decline", "8", "--because", "Which build?").status == 0)
    #expect(try program.run("sessions", "--json").objects.count == 1)
  }

  @Test(
    "a step's run has its verdict as exit status, and keeps the run with what decided it",
    arguments: [
      ("echo SUCCESS", "first matches /SUCCESS/", 0, "passed"), ("echo ERROR", "lacks /ERROR/", 1, "failed"),
      ("exit 3", "exit 0", 1, "failed"), ("echo hello", "all looks well", 6, "unsure"),
    ] as [(String, String, Int32, String)])
  func stepRun(command: String, expect: String, status: Int32, proposal: String) throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("step", "add", "Look", "--command", command, "--expect", expect).status == 0)
    let ended = try program.run("step", "run", "4", "--yes")
    #expect(ended.status == status, "\(ended.text)\(ended.errors)")
    #expect(ended.text.contains(command))
    let runs = try program.run("step", "show", "4", "--json").object["runs"] as? [[String: Any]]
    #expect(runs?.count == 1)
    #expect(runs?.first?["proposed"] as? String == proposal)
    #expect(runs?.first?["by"] as? String == "ops-1")
  }

  @Test("a step that is cancelled ends with its processes, and the record says so")
  func cancelled() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("step", "add", "Wait", "--command", "echo begun; exec sleep 600", "--expect", "exit 0")
    let ended = try program.run("step", "run", "4", "--yes", interruptedAfter: "begun")
    #expect(ended.status == 1 || ended.status == 6, "\(ended.text)\(ended.errors)")
    let step = try program.run("step", "show", "4")
    #expect(step.text.contains("cancelled"), "\(step.text)")
  }

  @Test("a step runs only when somebody says so")
  func refusal() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    let ended = try program.run("step", "run", "1")
    #expect(ended.status == 64 && ended.errors.contains("--yes"))
    let runs = try program.run("step", "show", "1", "--json").object["runs"] as? [Any]
    #expect(runs?.isEmpty == true)
  }

  @Test("a failed step leads to the failure branch, shown before it is done")
  func decideFailure() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "Validate")
    for call in [["pass", "1"], ["fail", "2", "--because", "two errors"], ["waive", "3", "--because", "at night"]] {
      #expect(try program.run(["step"] + call).status == 0)
    }
    let plan = try program.run("decide", "--dry-run", "--json").object
    #expect(plan["branch"] as? String == "failure" && plan["done"] as? Bool == false)
    let done = try program.run("decide", "--yes", "--json").object
    #expect(done["changes"] as? [String] == plan["changes"] as? [String])
    #expect(done["done"] as? Bool == true)
    #expect(try program.risk(1)["status"] as? String == "materialised")
    #expect(try program.state(ofTodo: 3) == "blocked")
    #expect(try program.run("undo").status == 0)
    #expect(try program.risk(1)["status"] as? String == "open")
  }

  @Test("passed steps lead to the success branch: what waited is ready, and a window runs")
  func decideSuccess() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "Validate")
    for number in 1...3 { _ = try program.run("step", "pass", "\(number)") }
    #expect(try program.run("decide", "--yes").status == 0)
    #expect(try program.state(ofTodo: 3) == "ready")
    let window = try program.run("monitor", "status", "--json").object
    #expect(window["state"] as? String == "running")
    #expect(try program.run("monitor", "check", "--note", "calm").status == 0)
    #expect(try program.run("monitor", "reset", "--because", "new build").status == 0)
    #expect(((try program.run("monitor", "--json").object["resets"]) as? [Any])?.count == 1)
  }

  @Test("an overdue checkpoint is exit status 1, for cron")
  func overdue() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(
      try program.run("monitor", "start", "--length", "1d", "--every", "4h", "--at", "2025-11-04T01:20:00Z").status == 0
    )
    #expect(try program.run("monitor", "status").status == 1)
    #expect((try program.run("status", "--json").object["overdue"] as? Int ?? 0) > 0)
  }

  @Test("a step is added with a rule, or with words of which a rule is made")
  func addStep() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("step", "add", "Quiet", "--command", "true", "--expect", "exit 0 and empty").status == 0)
    let expectation = try program.run("step", "show", "4", "--json").object["expectation"] as? [String: Any]
    #expect(expectation?["text"] as? String == "exit 0 and empty")
    #expect(expectation?["rule"] is String)
    #expect(try program.run("step", "run", "4", "--yes").status == 0)
  }

  @Test("a session is handed off into a sealed file, which then only takes corrections")
  func handoff() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "Validate")
    let sealed = try program.run("handoff", "--to", "ops-3", "--allow-gaps", "a test of sealing", "--yes")
    #expect(sealed.status == 0, "\(sealed.errors)")
    let file = program.folder.appending(path: "store/SESSION_9_HANDOFF.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    #expect(try program.run("export", "9", "--original").text == document)
    #expect(try program.run("note", "too late").status == 4)
    #expect(try program.run("handoff").status == 4)
    #expect(try program.run("correct", "9", "It was the build", "--about", "risk 1").status == 0)
    let record = try program.run("show", "9", "--json").object
    #expect((record["corrections"] as? [[String: Any]])?.first?["text"] as? String == "It was the build")
    #expect(record.session["sealed"] as? Bool == true)
    #expect(try program.run("verify").status == 0)
  }

  @Test("a review says what changed between two sessions")
  func review() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "Validate")
    _ = try program.run("todo", "done", "2")
    _ = try program.run("todo", "add", "Ask for quota")
    let review = try program.run("review", "8", "9", "--json").object
    let todos = review["todos"] as? [String: [[String: Any]]]
    #expect(todos?["closed"]?.map { $0["number"] as? Int } == [2])
    #expect(todos?["opened"]?.map { $0["text"] as? String } == ["Ask for quota"])
    #expect(try program.run("review", "--json").text == program.run("review", "9", "--json").text)
    #expect(try program.run("review", "8").status == 3)
  }

  @Test("watch rules are kept, and a pattern that can't be used is refused")
  func watch() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("watch", "add", "timed? out", "--name", "timeouts").status == 0)
    #expect(try program.run("watch", "list", "--json").objects.first?["name"] as? String == "timeouts")
    #expect(try program.run("watch", "add", "(").status == 64)
    #expect(try program.run("watch", "remove", "1").status == 0)
    #expect(try program.run("watch", "list", "--json").text == "[]\n")
  }

  @Test("the status line fits a status bar, whatever is in the record")
  func statusLine() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("--as", String(repeating: "a long name ", count: 9), "accept", "8", "--read-back", "x")
    for number in 1...3 { _ = try program.run("step", "fail", "\(number)", "--because", "no") }
    let line = try program.run("status", "--format", "tmux")
    #expect(line.lines.count == 1)
    #expect(line.text.dropLast().count <= 60)
  }

  @Test("the status line tells whoever the baton is offered to, and the others to whom")
  func statusOfOffer() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "x")
    _ = try program.run("handoff", "--to", "ops-7", "--allow-gaps", "a test of sealing", "--yes")
    #expect(try program.run("--as", "ops-7", "status", "--format", "tmux").text.contains("offered to you"))
    #expect(try program.run("--as", "ops-9", "status", "--format", "tmux").text.contains("offered to ops-7"))
  }

  @Test("tail of standard input prints its lines made visible, and ends with it")
  func tail() throws {
    let program = try Program()
    defer { program.remove() }
    let ended = try program.run("tail", "-", input: "plain\n\u{1B}[31mred\u{1B}[0m\n")
    #expect(ended.status == 0)
    #expect(ended.lines.first == "plain")
    #expect(!ended.output.contains(0x1B))
  }

  @Test("a backup opens as a store and says the same")
  func backup() throws {
    let program = try Program(importing: Handoff.text)
    defer { program.remove() }
    #expect(try program.run("backup", "copy.sqlite").status == 0)
    #expect(try program.run("show", "--json", "--store", "copy.sqlite").text == program.run("show", "--json").text)
    #expect(try program.run("backup", "copy.sqlite").status == 5)
  }
}
