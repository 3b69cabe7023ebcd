import Foundation
import Testing

/// The built program, run on a store and in a folder of its own, with an environment that says the same everywhere.
struct Program {
  struct Ended {
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

  let folder: URL
  var environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "baton-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
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

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func run(_ arguments: String..., input: String = "") throws -> Ended { try run(arguments, input: input) }

  /// Sends an interrupt, as Control-C does, once the output holds `words` as a line.
  func run(_ arguments: String..., interruptedAfter words: String) throws -> Ended {
    try run(arguments, interruptedAfter: words)
  }

  func run(_ arguments: [String], input: String = "", interruptedAfter words: String? = nil) throws -> Ended {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = folder
    // Files rather than pipes: no output is too long for them.
    let names = ["in", "out", "err"].map { folder.appending(path: ".\(UUID().uuidString).\($0)") }
    try Data(input.utf8).write(to: names[0])
    try Data().write(to: names[1])
    try Data().write(to: names[2])
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    if let words {
      // It ends by itself where the words never come, and then the test fails on its status.
      while process.isRunning, try !String(contentsOf: names[1], encoding: .utf8).contains("  \(words)\n") {
        Thread.sleep(forTimeInterval: 0.02)
      }
      process.interrupt()
    }
    process.waitUntilExit()
    let output = try Data(contentsOf: names[1])
    let errors = try Data(contentsOf: names[2])
    for name in names { try? FileManager.default.removeItem(at: name) }
    return Ended(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: Array(output), errors: String(decoding: errors, as: UTF8.self))
  }

  /// Beside the tests' own binary.
  private static var executable: URL {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appending(path: "baton")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/baton")
  }
}
