import Foundation
import Testing

/// Who may do what, by the command line.
@Suite struct BatonVerbTests {
  /// Session 9, which ops-1 has accepted, with its steps.
  private func held() throws -> Program {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("accept", "8", "--read-back", "Validate").status == 0)
    return program
  }

  @Test("a session that nothing was said of in advance is named by what it continues")
  func untitled() throws {
    let program = try Program(importing: "# Session 8\n\n## Todos\n\n- Ask the vendor\n")
    defer { program.remove() }
    #expect(try program.run("accept", "8", "--read-back", "Ask the vendor").status == 0)
    let list = try program.run("sessions").text
    #expect(list.contains("Continues session 8") && !list.contains("(no title)"), "\(list)")
  }

  static let acts = [
    "step run 1 --yes", "step pass 1", "step edit 1 title Built", "step expect 1 SUCCESS", "monitor start",
    "fix status 1 validated", "handoff --allow-gaps late --summary Done --yes", "decide --yes",
  ]

  @Test("an act of the baton by another ends with 4 and names the holder, before anything is asked", arguments: acts)
  func refused(call: String) throws {
    let program = try held()
    defer { program.remove() }
    if call.hasPrefix("decide") { for step in 1...3 { _ = try program.run("step", "pass", "\(step)") } }
    let words = call.split(separator: " ").map(String.init)
    for asked in [words, words.filter { $0 != "--yes" }] {
      let ended = try program.run(["--as", "ops-3"] + asked)
      #expect(ended.status == 4, "\(ended.text)\(ended.errors)")
      #expect(ended.errors.contains("ops-1 has the baton") && ended.errors.contains("--because TEXT"))
      #expect(ended.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("nobody takes an act of the baton back, or the session away, from whoever took it since")
  func takenSince() throws {
    let program = try held()
    defer { program.remove() }
    #expect(try program.run("step", "pass", "1").status == 0)
    let key = try #require(try program.run("status", "--json").object["incident"] as? String)
    #expect(
      try program.run("--as", "ops-3", "accept", "9", "--take-over", "ops-1 sleeps", "--read-back", "x").status == 0)
    let verified = try program.run("verify", "--json").text
    for call in [["undo"], ["incident", "archive", key], ["incident", "archive", key, "--session", "9"]] {
      let ended = try program.run(["--as", "ops-1"] + call)
      #expect(
        ended.status == 4 && ended.errors.contains("ops-3 has the baton"), "\(call): \(ended.text)\(ended.errors)")
    }
    #expect(try program.run("verify", "--json").text == verified)
  }

  @Test(
    "an empty summary and an empty reason for gaps seal nothing",
    arguments: [["--summary", ""], ["--allow-gaps", ""]])
  func empties(option: [String]) throws {
    let program = try held()
    defer { program.remove() }
    let rest = option[0] == "--summary" ? ["--allow-gaps", "late"] : ["--summary", "password=hunter2hunter2"]
    #expect(try program.run(["handoff", "--yes"] + option + rest).status != 0)
    #expect(try program.run("show", "9", "--json").text.contains("\"sealed\": false"))
  }

  @Test("with --because it is done, and timeline, review, JSON and the sealed page say by whom, for whom and why")
  func forHolder() throws {
    let program = try held()
    defer { program.remove() }
    let because = "ops-1 is on the phone"
    func act(_ words: String...) throws {
      let ended = try program.run(["--as", "ops-3"] + words + ["--because", because])
      #expect(ended.status == 0, "\(ended.text)\(ended.errors)")
    }
    try act("step", "pass", "1")
    try act("monitor", "start")
    try act("handoff", "--summary", "Half done", "--allow-gaps", "a rehearsal", "--to", "ops-4", "--yes")
    let told = "by ops-3 for ops-1: \(because)"
    let acts = try program.run("show", "9", "--json").object["acts"] as? [[String: Any]]
    #expect(acts?.count == 3)
    #expect(acts?.allSatisfy { $0["by"] as? String == "ops-3" && $0["for"] as? String == "ops-1" } == true)
    #expect(acts?.allSatisfy { $0["because"] as? String == because } == true)
    let timeline = try program.run("timeline", "--json").objects.compactMap { $0["event"] as? String }
    #expect(timeline.contains("Handed off to ops-4, \(told)"))
    #expect(timeline.filter { $0.hasSuffix(told) }.count == 3)
    #expect(try program.run("review", "8", "9").text.contains("Done for whoever had the baton"))
    let review = try program.run("review", "8", "9", "--json").object["acts"] as? [Any]
    #expect(review?.count == 3)
    let page = try program.run("export", "9", "--original").text
    #expect(page.components(separatedBy: told).count == 4)
    #expect(try program.run("verify").status == 0)
  }

  @Test("what an import says otherwise of steps is the holder's too, and with --because it is taken for them")
  func imported() throws {
    let program = try held()
    defer { program.remove() }
    let page = try program.run("export", "9").text
    #expect(page.contains("echo hello"))
    try program.write(page.replacing("echo hello", with: "echo there"), to: "nine.md")
    let refused = try program.run("--as", "ops-3", "import", "nine.md", "--update")
    #expect(refused.status == 4 && refused.errors.contains("ops-1 has the baton"), "\(refused.errors)")
    #expect(try program.run("--as", "ops-3", "import", "nine.md", "--update", "--because", "they asked").status == 0)
    #expect(try program.run("export", "9").text.contains("echo there"))
  }

  @Test(
    "without a terminal, sealing and deciding want --yes, in a line, and change nothing",
    arguments: ["handoff --summary Done", "decide", "decide --json"])
  func asksFirst(call: String) throws {
    let program = try held()
    defer { program.remove() }
    for step in 1...3 { _ = try program.run("step", "pass", "\(step)") }
    let before = try program.run("show", "--json").text
    let ended = try program.run(call.split(separator: " ").map(String.init))
    #expect(ended.status == 64 && ended.errors.contains("--yes"), "\(ended.text)\(ended.errors)")
    #expect(ended.errors.split(separator: "\n").count == 1)
    #expect(try program.run("show", "--json").text == before)
  }

  @Test("without a terminal, a reason for what is missing is the answer to whether it is sealed")
  func reasonAnswers() throws {
    let program = try held()
    defer { program.remove() }
    #expect(try program.run("handoff", "--allow-gaps", "the night is over").status == 0)
    #expect(try program.run("show", "9", "--json").text.contains("\"sealed\": true"))
  }

  @Test("a script's handoff seals once, with what others write in the same moment on the page")
  func atOnce() throws {
    let program = try held()
    defer { program.remove() }
    let ended = try program.shell(
      """
      for n in 1 2 3 4; do ("$BATON" handoff --allow-gaps late >&2; echo "handoff $?") & done
      for n in 1 2 3 4 5 6 7 8; do ("$BATON" note "word $n." >&2 && echo "word $n.") & done
      wait
      """)
    #expect(ended.lines.count { $0 == "handoff 0" } == 1, "\(ended.text)\(ended.errors)")
    let page = try program.run("export", "9", "--original").text
    for word in ended.lines where word.hasPrefix("word") { #expect(page.contains(word)) }
  }
}
