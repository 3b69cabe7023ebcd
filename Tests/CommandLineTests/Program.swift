import Contract
import Foundation
import TestSupport
import Testing

/// The built program, run on a store and in a folder of its own, with an environment that says the
/// same everywhere.
struct Program {
  struct Ended {
    /// As a shell has it: 128 and the signal where one ended it.
    var status: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// The JSON that was printed; an empty object where it is none, and then the test fails.
    var json: Any {
      do {
        return try JSONSerialization.jsonObject(with: Data(output), options: .fragmentsAllowed)
      } catch {
        Issue.record("not JSON: \(text) \(errors)")
        return [String: Any]()
      }
    }

    var object: [String: Any] { json as? [String: Any] ?? [:] }
    var objects: [[String: Any]] { json as? [[String: Any]] ?? [] }
  }

  /// Goes with the program.
  private let scratch: ScratchFolder
  var environment: [String: String]

  var folder: URL { scratch.url }

  init() throws {
    scratch = try ScratchFolder()
    let folder = scratch.url
    environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
      "BATON_STORE": folder.appending(path: "store").path, "BATON_ACTOR": "ops-1", "LANG": "C.UTF-8", "COLUMNS": "100",
    ]
  }

  /// A program with this document imported.
  init(importing document: String, named name: String = "SESSION_8_HANDOFF.md") throws {
    try self.init()
    try write(document, to: name)
    let imported = try run("import", name)
    try #require(imported.status == 0, "\(imported.errors)")
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Before the test's end, when it goes by itself.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  func run(_ arguments: String..., input: String = "") throws -> Ended { try run(arguments, input: input) }

  /// Sends an interrupt, as Control-C does, once the output holds `words` as a line.
  func run(_ arguments: String..., interruptedAfter words: String) throws -> Ended {
    try run(arguments, interruptedAfter: words)
  }

  /// What a shell makes of a script, in which `$BATON` is the program.
  func shell(_ script: String) throws -> Ended {
    try ended(["/bin/sh", "-c", script], adding: ["BATON": Program.executable.path])
  }

  /// Prints to a pipe whose reader has gone.
  func runUnread(_ call: String) throws -> Ended {
    try shell("mkfifo unread && exec 4<>unread 5>unread 4<&- && rm unread && exec \"$BATON\" \(call) >&5 5>&-")
  }

  func run(_ arguments: [String], input: String = "", interruptedAfter words: String? = nil) throws -> Ended {
    try ended([Program.executable.path] + arguments, input: input, interruptedAfter: words)
  }

  private func ended(
    _ words: [String], adding variables: [String: String] = [:], input: String = "",
    interruptedAfter line: String? = nil
  ) throws -> Ended {
    let ended = try ChildProgram.run(
      words, environment: environment.merging(variables) { $1 }, in: folder, input: input, interruptedAfter: line)
    return Ended(status: ended.status, output: ended.output, errors: ended.errors)
  }

  /// The one that `BATON_PROGRAM` names, else that beside the tests' own binary.
  static var executable: URL {
    if let named = ProcessInfo.processInfo.environment["BATON_PROGRAM"] { return URL(fileURLWithPath: named) }
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appending(path: "baton")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/baton")
  }
}
