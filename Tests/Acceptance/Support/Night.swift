import Foundation
import TestSupport

/// The demo's night in a folder of its own: its store, and the windows opened on it.
final class Night {
  private let scratch: ScratchFolder
  let folder: URL

  init() throws {
    scratch = try ScratchFolder()
    folder = scratch.url.appending(path: "night")
  }

  var store: URL { folder.appending(path: "Sessions") }

  /// Lays the demo out without a console, so that one may be opened on its store.
  func layOut() throws { _ = try said(["demo", "--dir", folder.path]) }

  /// Sets the night's clock forward, as if so long had passed.
  func letPass(seconds: Int) throws {
    let clock = store.appending(path: "clock")
    let offset = Int(try String(contentsOf: clock, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines))
    guard let offset else { throw TmuxError("the night has no clock of its own") }
    try "\(offset + seconds)\n".write(to: clock, atomically: true, encoding: .utf8)
  }

  /// The demo's console as `baton demo` opens it, with its worker beside it.
  func demo(
    width: Int = 120, height: Int = 36, terminal: String = "tmux-256color", environment: [String: String] = [:]
  ) throws -> Tmux {
    let window = try Tmux(
      [BuiltProgram.path, "demo", "--dir", folder.path], width: width, height: height, terminal: terminal,
      environment: environment)
    try Screen.waitForRecord(in: window)
    return window
  }

  /// A console on the store alone.
  func console(
    as actor: String = "ops-2", width: Int = 120, height: Int = 36, terminal: String = "tmux-256color",
    environment: [String: String] = [:]
  ) throws -> Tmux {
    let window = try Tmux(
      [BuiltProgram.path, "--store", store.path, "--as", actor], width: width, height: height, terminal: terminal,
      environment: environment)
    try Screen.waitForRecord(in: window)
    return window
  }

  /// What `baton WORDS --store …` prints; throws where it does not end with 0.
  @discardableResult
  func baton(_ words: String...) throws -> String { try said(words + ["--store", store.path]) }

  /// The record as it is, or as it was known at a time.
  func shown(_ session: String, at time: String? = nil) throws -> Shown {
    let words = ["show", session, "--json", "--store", store.path] + (time.map { ["--at", $0] } ?? [])
    return try JSONDecoder().decode(Shown.self, from: Data(said(words).utf8))
  }

  func todos() throws -> [Shown.Todo] {
    try JSONDecoder().decode([Shown.Todo].self, from: Data(baton("todo", "list", "--json").utf8))
  }

  private func said(_ words: [String]) throws -> String {
    let output = try BuiltProgram.run(words, environment: ["BATON_ACTOR": "ops-2", "LC_ALL": "C.UTF-8"])
    guard output.status == 0 else {
      throw TmuxError("baton \(words.joined(separator: " ")) ended with \(output.status): \(output.err)")
    }
    return output.out
  }
}

/// Words that stand on every screen of the console.
enum Screen {
  /// The end of the hint line at every size that has one.
  static let hints = "? help"

  /// Until the console has read its store.
  static func waitForRecord(in window: Tmux) throws {
    try window.wait("for the record", until: { $0.contains(hints) && !$0.contains("reading the store") })
  }
}
