import Foundation
import Testing

/// Where a step runs, and what is kept of its runs.
@Suite struct StepVerbTests {
  private func program(_ command: String, expect: String = "exit 0") throws -> Program {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("step", "add", "Look", "--command", command, "--expect", expect).status == 0)
    return program
  }

  @Test("a step runs in the folder that is named; it is shown before the command runs and kept with the run")
  func folder() throws {
    var program = try program("pwd")
    defer { program.remove() }
    // No line of what is shown is wrapped.
    program.environment["COLUMNS"] = "400"
    let place = program.folder.appending(path: "app repo")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let ended = try program.run("step", "run", "4", "--yes", "--folder", "app repo")
    #expect(ended.status == 0, "\(ended.errors)")
    let shown = try #require(ended.text.range(of: " in \(place.path), with this shell's environment"))
    let output = try #require(ended.text.range(of: "  \(place.path)\n"))
    #expect(shown.upperBound < output.lowerBound)
    let runs = try program.run("step", "show", "4", "--json").object["runs"] as? [[String: Any]]
    #expect(runs?.first?["folder"] as? String == place.path)
    #expect(try program.run("step", "show", "4").text.contains(place.path))
  }

  @Test("what is no folder is refused in one line, and nothing is recorded", arguments: ["nowhere", "file.txt"])
  func noFolder(name: String) throws {
    let program = try program("pwd")
    defer { program.remove() }
    try program.write("x", to: "file.txt")
    for words in [["step", "run", "4", "--yes", "--folder", name], ["--folder", name]] {
      let ended = try program.run(words)
      #expect(ended.status == 3 && ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
      #expect(ended.errors.contains("\(name) is \(name == "nowhere" ? "no folder" : "a file, not a folder")"))
    }
    let runs = try program.run("step", "show", "4", "--json").object["runs"] as? [[String: Any]]
    #expect(runs?.isEmpty == true)
  }

  @Test("what can't be started is refused before anything is recorded")
  func notStarted() throws {
    var program = try Program(
      importing:
        "# Session 8 handoff\n\n## Validation steps\n\n### Step 1: Look\n\n```bash\npwd\n```\n\n**Expected:** a path\n")
    defer { program.remove() }
    program.environment["PATH"] = program.folder.path
    let ended = try program.run("step", "run", "1", "--yes")
    #expect(ended.status == 64 && ended.errors.contains("bash is not installed here"), "\(ended.errors)")
    #expect((try program.run("step", "show", "1", "--json").object["runs"] as? [Any])?.isEmpty == true)
  }

  @Test("a run's output can be read again, both streams told apart and secrets masked")
  func output() throws {
    let program = try program("echo fine; sleep 0.1; echo 'password=hunter2-and-more' >&2")
    defer { program.remove() }
    #expect(try program.run("step", "output", "4").status == 3)
    #expect(try program.run("step", "run", "4", "--yes").text.contains("# 1 secret masked"))
    let text = try program.run("step", "output", "4").text
    #expect(text.hasPrefix("  fine\n! password=") && !text.contains("hunter2"), "\(text)")
    #expect(text.contains("# 1 secret masked"))
    let kept = try program.run("step", "output", "4", "--json").object
    let lines = kept["lines"] as? [[String: Any]]
    #expect(lines?.map { $0["stream"] as? String } == ["out", "error"])
    #expect(try program.run("step", "output", "4", "--run", "9").status == 3)
  }

  @Test("an expectation can be given a rule, which stands beside its words")
  func expect() throws {
    let program = try program("echo 3", expect: "all looks well")
    defer { program.remove() }
    #expect(try program.run("step", "run", "4", "--yes").status == 6)
    #expect(try program.run("step", "expect", "4", "matches /^3$/").text.contains("rule: "))
    let shown = try program.run("step", "show", "4", "--json").object["expectation"] as? [String: Any]
    #expect(shown?["text"] as? String == "all looks well" && (shown?["rule"] as? String)?.contains("^3$") == true)
    #expect(try program.run("step", "run", "4", "--yes").status == 0)
  }

  @Test(
    "a pattern that can't be asked is refused when it is given, in one line that says where",
    arguments: [("matches /a(b/", "character 4"), ("exit 0 and lacks /(*NO_JIT)a/", "character 1")])
  func unusablePattern(rule: String, place: String) throws {
    let program = try program("echo 3")
    defer { program.remove() }
    for words in [
      ["step", "add", "Bad", "--command", "true", "--expect", rule], ["step", "expect", "4", rule],
      ["watch", "add", String(rule.split(separator: "/")[1])],
    ] {
      let ended = try program.run(words)
      #expect(ended.status == 64 && ended.errors.contains(place), "\(ended.errors)")
      #expect(ended.errors.split(separator: "\n").count == 1, "\(ended.errors)")
    }
    #expect(try program.run("step", "list", "--json").objects.count == 4)
  }

  @Test("runs are compared: which lines came and which went")
  func compare() throws {
    let program = try program("echo same; cat state")
    defer { program.remove() }
    try program.write("before\n", to: "state")
    _ = try program.run("step", "run", "4", "--yes")
    #expect(try program.run("step", "compare", "4").status == 3)
    try program.write("after\n", to: "state")
    _ = try program.run("step", "run", "4", "--yes")
    let text = try program.run("step", "compare", "4").text
    #expect(text.contains(" - before") && text.contains(" + after") && !text.contains("same\n"), "\(text)")
    let json = try program.run("step", "compare", "4", "--json").objects
    #expect(json.first?["new"] as? [String] == ["after"] && json.first?["gone"] as? [String] == ["before"])
  }

  @Test("nothing in a command that is shown before it runs ends a line but a line feed")
  func wholeCommand() throws {
    let program = try program("echo seen # \r\u{2028}\u{202E}\u{200B}hidden\u{0B}x")
    defer { program.remove() }
    let text = try program.run("step", "run", "4", "--yes").text
    let line = try #require(text.split(separator: "\n").first { $0.contains("echo seen") })
    #expect(line.contains("hidden") && line.contains("x") && !line.contains("\r") && !line.contains("\u{202E}"))
  }
}
