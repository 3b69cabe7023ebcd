import Foundation
import Testing

/// `docs/contract.md` names every member of the JSON that the program prints, and none that it
/// doesn't.
@Suite struct ContractCallTests {
  /// A program with two sessions, and something of everything that a verb can tell of.
  private func prepared() throws -> Program {
    let program = try Program(importing: Handoff.text)
    let acts = [
      ["review", "8", "--ask", "Which build?"], ["accept", "8", "--read-back", "Validate"],
      ["fix", "add", "Mend the worker", "--commit", "fa1b1d5"], ["watch", "add", "ERROR"],
      ["note", "Queue", "--silenced-until", "2099-01-01T06:00:00Z"], ["step", "run", "1", "--yes"],
      ["step", "run", "1", "--yes"], ["risk", "mitigate", "1", "Roll back"], ["risk", "materialise", "1"],
      ["risk", "add", "It fills", "--likelihood", "low", "--impact", "low"],
      ["risk", "rate", "2", "--likelihood", "high"], ["step", "pass", "3"], ["step", "fail", "2", "--because", "x"],
      ["todo", "cancel", "2", "--because", "built"], ["todo", "add", "Look on"], ["monitor", "start"],
      ["monitor", "reset", "--because", "again"],
      ["severity", "SEV2"], ["mark", "detected"], ["role", "commander", "ana"],
      ["update", "We look", "--next", "30m"], ["attach", "SESSION_8_HANDOFF.md"], ["log", "add", "worker.log"],
      ["step", "pass", "3", "--because", "asked", "--as", "ops-5"],
    ]
    for act in acts {
      let ended = try program.run(act)
      #expect(ended.status == 0 || act.starts(with: ["step", "run"]), "\(act): \(ended.errors)")
    }
    let changed =
      Handoff.text.replacing("- **Impact:** HIGH", with: "- **Impact:** LOW") + "\n## Oddments\n\nWho knows.\n"
    try program.write(changed, to: "SESSION_8_HANDOFF.md")
    try program.write("language = \"x\"\nnonsense = 1\n[headings]\nnothing = [\"x\"]\n", to: "words.toml")
    let theme = try program.run("theme", "show", "dark").text
    try program.write(theme.replacing("ink = \"#d6dae1\"", with: "ink = \"#333333\""), to: "dim.toml")
    return program
  }

  /// The calls that print JSON of their own, by their names in the document. An empty name
  /// stands for what changes the record.
  private static let calls: [(name: String, words: [String])] = [
    ("show", ["show"]), ("export", ["export", "9"]), ("sessions", ["sessions"]), ("status", ["status"]),
    ("timeline", ["timeline"]), ("todo list", ["todo", "list"]), ("risk list", ["risk", "list"]),
    ("risk list --calibration", ["risk", "list", "--calibration"]), ("step list", ["step", "list"]),
    ("step show", ["step", "show", "1"]), ("step output", ["step", "output", "1"]),
    ("step compare", ["step", "compare", "1"]), ("fix list", ["fix", "list"]), ("fix check", ["fix", "check", "1"]),
    ("monitor status", ["monitor", "status"]), ("watch list", ["watch", "list"]),
    ("incident list", ["incident", "list"]), ("attach list", ["attach", "list"]), ("log list", ["log", "list"]),
    ("postmortem", ["postmortem"]), ("search", ["search", "worker"]),
    ("import", ["import", "--dry-run", "SESSION_8_HANDOFF.md"]),
    ("import --explain", ["import", "--dry-run", "--explain", "SESSION_8_HANDOFF.md"]), ("lint", ["lint"]),
    ("review", ["review", "8", "9"]), ("decide", ["decide", "--dry-run"]), ("theme list", ["theme", "list"]),
    ("theme check", ["theme", "check", "dim.toml"]), ("vocabulary list", ["vocabulary", "list"]),
    ("vocabulary check", ["vocabulary", "check", "words.toml"]), ("step run", ["step", "run", "1", "--yes"]),
    ("", ["note", "It is late"]), ("", ["review", "9", "--comment", "So far so good"]), ("", ["undo"]),
    ("handoff", ["handoff", "--allow-gaps", "late", "--yes"]), ("verify", ["verify"]),
  ]

  @Test("every object that a call prints has the documented members, and every documented object is printed")
  func shapes() throws {
    let program = try prepared()
    let (shapes, shown) = (try ContractDocument.shapes(), try ContractDocument.shown())
    var met: Set<String> = []
    for call in Self.calls {
      if call.name == "verify" {
        let store = program.folder.appending(path: "store")
        for file in try FileManager.default.contentsOfDirectory(atPath: store.path) where file.hasSuffix(".md") {
          try FileManager.default.removeItem(at: store.appending(path: file))
        }
      }
      let ended = try program.run(call.words + ["--json"])
      #expect(ended.status < 2 || ended.status == 6, "\(call.words): \(ended.errors)")
      visit(ended.json) { path, object in
        met.insert("\(call.name) \(path)")
        guard let members = ContractDocument.members(of: path, in: call.name, shapes, shown) else {
          Issue.record("\(call.name): nothing is said of “\(path)”, \(object.keys.sorted())")
          return
        }
        // An item's lines are left out where it came from no document.
        let names = Set(object.keys).subtracting(
          members.contains("lines") || !(object["lines"] is [Int]) ? [] : ["lines"])
        #expect(names == Set(members), "\(call.name): \(path)")
      }
    }
    for shape in shapes {
      for call in shape.calls.isEmpty ? [""] : shape.calls {
        #expect(shape.paths.contains { met.contains("\(call) \($0)") }, "\(call): \(shape.paths)")
      }
    }
  }

  private func visit(_ value: Any, at path: String = "", _ see: (String, [String: Any]) -> Void) {
    if let object = value as? [String: Any] {
      see(path, object)
      for (name, value) in object { visit(value, at: path.isEmpty ? name : "\(path).\(name)", see) }
    } else if let items = value as? [Any] {
      for item in items { visit(item, at: path, see) }
    }
  }
}
