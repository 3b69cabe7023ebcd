import Foundation
import Testing

@Suite("Acts of the command line that are cut in half")
struct HalvesOfActsTests {
  private static let handoff = """
    # Session 8: Fix the mapper

    ## Steps
    1. Echo

    """

  @Test("the end of a run that the journal does not take is kept, and recorded by the next act")
  func unrecordedEnd() throws {
    let program = try Program(importing: Self.handoff)
    defer { program.remove() }
    let (store, away) = (program.folder.appending(path: "store"), program.folder.appending(path: "away"))
    _ = try program.run("accept", "8", "--read-back", "x")
    let added = try program.run(
      "step", "add", "move it", "--command", "echo evidence; mv \(store.path) \(away.path)", "--expect", "exit 0")
    #expect(added.status == 0, "\(added.errors)")
    let number = try #require(program.run("step", "list", "--json").objects.last?["number"] as? Int)
    let run = try program.run("step", "run", "\(number)", "--yes")
    #expect(run.status == 5)
    #expect(run.errors.contains("not recorded") && run.errors.contains("unrecorded/"))
    try FileManager.default.moveItem(at: away, to: store)
    #expect(try program.run("note", "back again").status == 0)
    let step = try #require(program.run("step", "list", "--json").objects.last)
    let runs = try #require(step["runs"] as? [[String: Any]])
    #expect(runs.count == 1 && runs.first?["exit"] as? Int == 0)
    #expect(try program.run("step", "output", "\(number)").text.contains("evidence"))
    #expect(try program.run("verify").status == 0)
    let kept = program.folder.appending(path: ".local/state/baton/unrecorded").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).isEmpty)
  }

  @Test("so it is where another incident's journal stands there when the run ends")
  func endUnderAnother() throws {
    let program = try Program(importing: Self.handoff)
    defer { program.remove() }
    try program.write("# Session 3\n\n**Incident**: payments\n\n## Todos\n- [ ] pay\n", to: "other.md")
    let other = program.folder.appending(path: "other").path
    #expect(try program.run("import", "other.md", "--store", other).status == 0)
    let (journal, away) = (program.folder.appending(path: "store/journal.sqlite").path, "away.sqlite")
    _ = try program.run("accept", "8", "--read-back", "x")
    _ = try program.run("backup", away)
    let swap = "cp \(other)/journal.sqlite there; mv there \(journal); echo evidence"
    _ = try program.run("step", "add", "swap", "--command", swap, "--expect", "exit 0")
    let number = try #require(program.run("step", "list", "--json").objects.last?["number"] as? Int)
    let run = try program.run("step", "run", "\(number)", "--yes")
    #expect(run.status == 5 && run.errors.contains("unrecorded/"), "\(run.errors)")
    #expect(try program.run("note", "in the other").status == 0)
    let kept = program.folder.appending(path: ".local/state/baton/unrecorded").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).count == 1)
  }

  @Test("a run whose Baton was killed is shown as interrupted, and any act records it so")
  func killedRun() throws {
    let program = try Program(importing: Self.handoff)
    defer { program.remove() }
    _ = try program.run("accept", "8", "--read-back", "x")
    _ = try program.run("step", "add", "wait", "--command", "sleep 1", "--expect", "exit 0")
    let number = try #require(program.run("step", "list", "--json").objects.last?["number"] as? Int)
    let killed = try program.shell(
      """
      until_listed() {
        for try in $(seq 300); do "$BATON" step list --json | grep -q "$1" && return; sleep 0.1; done; return 1
      }
      "$BATON" step run \(number) --yes >out 2>&1 &
      until_listed '"at"' && kill -9 $! && until_listed interrupted
      """)
    #expect(killed.status == 0)
    func ending() throws -> String? {
      let step = try #require(program.run("step", "list", "--json").objects.last)
      return try #require((step["runs"] as? [[String: Any]])?.first)["ending"] as? String
    }
    func recorded() throws -> Bool {
      try program.run("timeline", "--json").text.contains("x") && program.run("verify").status == 0
    }
    #expect(try ending()?.contains("interrupted") == true)
    #expect(try program.run("note", "x").status == 0)
    #expect(try ending()?.contains("interrupted") == true && recorded())
  }

  @Test("first imports at once are one store's, each of its documents in it once")
  func firstImports() async throws {
    let program = try Program()
    defer { program.remove() }
    for number in 6...8 { try program.write("# Session \(number): The mapper\n", to: "S\(number).md") }
    try await withThrowingTaskGroup { group in
      for name in ["S8.md", "S7.md", "S6.md", "S8.md"] { group.addTask { try program.run("import", name) } }
      for try await ended in group { #expect(ended.status == 0, "\(ended.errors)") }
    }
    #expect(try program.run("sessions", "--json").objects.count == 3)
    #expect(try program.run("verify").status == 0)
  }

  @Test("handing off a sealed session whose page is gone writes it again")
  func pageGone() throws {
    let program = try Program(importing: Self.handoff)
    defer { program.remove() }
    let page = program.folder.appending(path: "store/SESSION_8_HANDOFF.md")
    #expect(try program.run("handoff", "--allow-gaps", "a test", "--yes").status == 0)
    let sealed = try Data(contentsOf: page)
    try FileManager.default.removeItem(at: page)
    #expect(try program.run("verify").status == 1)
    #expect(try program.run("handoff", "--allow-gaps", "a test", "--yes").status == 0)
    #expect(try Data(contentsOf: page) == sealed)
    #expect(try program.run("verify").status == 0)
    #expect(try program.run("handoff", "--allow-gaps", "a test", "--yes").status == 4)
  }

  @Test(
    "a clock file that no calendar knows is none",
    arguments: [
      "99999999999999999", "-99999999999999999", "9223372036854775807", "-9223372036854775808", "253402300800",
    ])
  func clock(_ seconds: String) throws {
    let program = try Program(importing: Self.handoff)
    defer { program.remove() }
    try program.write(seconds, to: "store/clock")
    for verb in ["status", "show", "verify"] { #expect(try program.run(verb).status == 0) }
    #expect(try program.run("note", "x").status == 0)
    let entry = try #require((program.run("show", "--json").object["timeline"] as? [[String: Any]])?.last)
    #expect((entry["at"] as? String)?.hasPrefix("20") == true)
  }
}
