import Foundation
import TestSupport
import Testing

@testable import Runbook

@Suite("Commands of a store's files run once they were seen and allowed") struct AllowTests {
  private func program(_ provenance: String) throws -> Program {
    let program = try Program(importing: Handoff.text)
    #expect(try program.run("fix", "add", "the fix", "--commit", "abc1234", "--build", "b-1").status == 0)
    try program.write(provenance, to: "store/provenance.toml")
    return program
  }

  private func ran(_ program: Program) -> Bool {
    FileManager.default.fileExists(atPath: program.folder.appending(path: "ran").path)
  }

  @Test("without a terminal they are refused, named, and not run; allowed, they run until a word of them changes")
  func check() throws {
    let program = try program("build-source = 'touch ran; echo abc1234'\n")
    defer { program.remove() }
    let refused = try program.run("fix", "check", "1")
    #expect(refused.status == 6 && !ran(program))
    #expect(refused.errors.contains("provenance.toml") && refused.errors.contains("baton allow"))
    #expect(try program.run("fix", "check", "1", "--allow").status != 5)
    #expect(ran(program))
    try FileManager.default.removeItem(at: program.folder.appending(path: "ran"))
    _ = try program.run("fix", "check", "1")
    #expect(ran(program), "what was allowed is asked for once")
    try FileManager.default.removeItem(at: program.folder.appending(path: "ran"))
    try program.write("build-source = 'touch ran; echo abc1235'\n", to: "store/provenance.toml")
    #expect(try program.run("fix", "check", "1").status == 6)
    #expect(!ran(program))
  }

  @Test("baton allow shows them whole, and allows them with --yes")
  func allow() throws {
    let program = try program("running-since = 'echo \u{441}at'\nrepository = 'app'\n")
    defer { program.remove() }
    let shown = try program.run("allow")
    #expect(shown.status == 6)
    #expect(shown.text.contains("echo ⟨U+0441⟩at") && shown.text.contains("running-since"))
    #expect(shown.text.contains(program.folder.appending(path: "app").path))
    #expect(try program.run("allow", "--yes").status == 0)
    #expect(try program.run("allow").text.hasPrefix("Allowed already"))
  }

  @Test("what is allowed lies where nobody else may read or write, and counts only then")
  func kept() throws {
    let program = try program("built-at = 'date'\n")
    defer { program.remove() }
    #expect(try program.run("allow", "--yes").status == 0)
    let folder = program.folder.appending(path: ".local/state/baton/allowed").path
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    #expect(Mode.of(folder) == 0o700 && Mode.of("\(folder)/\(name)") == 0o600)
    chmod("\(folder)/\(name)", 0o666)
    #expect(try program.run("allow").status == 6)
  }

  @Test(
    "a remote that is an option, an address or a command is refused",
    arguments: ["--upload-pack=touch ran", "ext::sh -c 'touch ran'", "/srv/x.git", "", "a b"])
  func remote(name: String) throws {
    let program = try program("remote = \"\(name)\"\n")
    defer { program.remove() }
    let ended = try program.run("fix", "check", "1", "--allow")
    #expect(ended.status == 5 && ended.errors.contains("remote"))
    #expect(!ran(program))
  }

  @Test(
    "a pipe in the place of a file that Baton looks for keeps no verb waiting",
    arguments: [
      ("store/provenance.toml", "fix check 1", 5), ("store/template.toml", "export 8", 5), ("store/clock", "status", 0),
      ("store/vocabulary.toml", "vocabulary list", 5), (".config/baton/vocabulary.toml", "vocabulary list", 5),
      ("store/journal.sqlite-journal", "show", 5), (".config/baton/config.toml", "theme list", 0),
      (".config/baton/themes/x.toml", "theme show x", 5), (".config/baton/themes/x.toml", "theme list", 0),
      (".local/state/baton/console.json", "show", 0),
    ] as [(String, String, Int32)])
  func pipe(file: String, call: String, status: Int32) throws {
    let program = try program("")
    defer { program.remove() }
    let place = program.folder.appending(path: file)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    unlink(place.path)
    mkfifo(place.path, 0o600)
    #expect(try program.run(call.split(separator: " ").map(String.init)).status == status, "\(file) \(call)")
  }

  @Test(
    "a store of somebody else on the way up is refused by every verb until it was named or allowed",
    .enabled(if: geteuid() == 0, "only root gives away"))
  func stranger() throws {
    var program = try Program()
    defer { program.remove() }
    program.environment["BATON_STORE"] = nil
    try program.write(Handoff.text, to: "SESSION_8_HANDOFF.md")
    let store = program.folder.appending(path: "Sessions").path
    #expect(try program.run("import", "SESSION_8_HANDOFF.md", "--store", store).status == 0)
    #expect(try program.run("show").status == 0)
    // Words of the stranger's, of which the shell's own documents are none.
    try program.write("zz=[", to: "Sessions/vocabulary.toml")
    #expect(try program.run("vocabulary", "list").status == 5)
    for name in try FileManager.default.contentsOfDirectory(atPath: store) + ["."] {
      chown("\(store)/\(name)", 4242, 4242)
    }
    for call in [["show"], ["note", "x"], ["status"], ["fix", "check", "1"], ["verify"], []] {
      let ended = try program.run(call)
      #expect(ended.status == 5, "\(call)")
      #expect(ended.errors.contains("belongs to user 4242") && ended.errors.contains("--store \(store)"))
    }
    #expect(try program.run("vocabulary", "list").status == 0)
    #expect(try program.run("note", "x", "--store", store).status == 0)
    #expect(try program.run("allow", "--yes").status == 0)
    #expect(try program.run("note", "y").status == 0)
  }

  static let templates = [
    "{build}", "'{build}'", "\"{build}\"", "--b={build}", "sh -c 'echo {build}'", "$(echo \"{build}\")",
  ]

  @Test("a build's name is a value in a command, wherever its template names it", arguments: templates)
  func build(template: String) {
    let filled = Shell.filled("echo \(template)", ["build": "BATON_BUILD"])
    #expect(!filled.contains("{build}") && filled.contains("${BATON_BUILD}"))
  }
}
