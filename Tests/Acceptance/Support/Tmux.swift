import Foundation
import TestSupport

/// A window of a tmux server of its own: what a person at a terminal would see and type.
final class Tmux {
  private let socket = "baton-\(UUID().uuidString.prefix(8))"
  private let folder: ScratchFolder

  /// Opens a window that runs `command`, or a plain shell where none is given. The window stays
  /// when the command ends.
  init(
    _ command: [String] = ["sh"], width: Int = 120, height: Int = 36, terminal: String = "tmux-256color",
    environment: [String: String] = [:]
  ) throws {
    folder = try ScratchFolder()
    let settings = folder.url.appending(path: "tmux.conf")
    // Without a word of its own about the end: it would scroll the screen that a test looks at.
    let lines = [
      "set -g default-terminal \"\(terminal)\"", "set -g status off", "set -s escape-time 0",
      "set -g remain-on-exit on",
      "set -g remain-on-exit-format ''",
    ]
    try lines.joined(separator: "\n").write(to: settings, atomically: true, encoding: .utf8)
    let own = [
      "PS1": "$ ", "ENV": "", "LC_ALL": "C.UTF-8", "HOME": folder.url.path, "XDG_CONFIG_HOME": folder.url.path,
      "XDG_STATE_HOME": folder.url.path, "SHELL": "/bin/sh", "EDITOR": "vi",
      "VISUAL": "",
    ]
    let variables = own.merging(environment) { $1 }.flatMap { ["-e", "\($0)=\($1)"] }
    try tmux(
      ["-f", settings.path, "new-session", "-d", "-s", "w", "-x", String(width), "-y", String(height)] + variables
        + ["exec " + command.map(Self.quoted).joined(separator: " ")])
  }

  /// Ends what runs in the window. A test calls it last: what is only kept for its deinit may go
  /// before the test is over.
  func close() { _ = try? tmux(["kill-server"]) }

  deinit { _ = try? ChildProgram.run(["tmux", "-L", socket, "kill-server"]) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let output = try ChildProgram.run(["tmux", "-u", "-L", socket] + arguments)
    guard output.status == 0 else { throw TmuxError(output.errors) }
    return output.text
  }

  /// Keys by tmux's names: "j", "Enter", "C-z".
  func press(_ keys: String...) throws { try tmux(["send-keys", "-t", "w"] + keys) }
  func type(_ text: String) throws { try tmux(["send-keys", "-t", "w", "-l", "--", text]) }
  func resize(_ width: Int, _ height: Int) throws {
    try tmux(["resize-window", "-t", "w", "-x", String(width), "-y", String(height)])
  }

  /// One size after the other, as fast as tmux does it.
  func resize(through sizes: [(width: Int, height: Int)]) throws {
    try tmux(sizes.flatMap { ["resize-window", "-t", "w", "-x", String($0.width), "-y", String($0.height), ";"] })
  }

  /// As a terminal pastes: between the marks of a bracketed paste where the program asked for them.
  func paste(_ text: String) throws {
    try tmux(["set-buffer", text])
    try tmux(["paste-buffer", "-p", "-t", "w"])
  }

  /// The screen with its colours, as escape sequences.
  var coloured: String { (try? tmux(["capture-pane", "-p", "-e", "-t", "w"])) ?? "" }
  var screen: String { (try? tmux(["capture-pane", "-p", "-t", "w"])) ?? "" }
  /// The process that runs in the window.
  var process: Int32 { Int32(format("#{pane_pid}")) ?? 0 }
  var isAlternate: Bool { format("#{alternate_on}") == "1" }
  var isCursorShown: Bool { format("#{cursor_flag}") == "1" }
  var title: String { format("#{pane_title}") }
  var takesMouse: Bool { format("#{mouse_any_flag}") == "1" }
  /// Whether the keypad and the arrow keys are in the modes that programs ask for.
  var hasProgramKeys: Bool { format("#{keypad_flag}#{keypad_cursor_flag}") != "00" }
  var isDead: Bool { format("#{pane_dead}") == "1" }

  private func format(_ words: String) -> String {
    ((try? tmux(["display-message", "-p", "-t", "w", words])) ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the screen holds `text`; throws with the screen where it does not within
  /// `seconds`.
  @discardableResult
  func wait(for text: String, seconds: Double = 20) throws -> String {
    try wait("for “\(text)”", seconds: seconds) { $0.contains(text) }
  }

  @discardableResult
  func wait(_ what: String, seconds: Double = 20, until holds: (String) -> Bool) throws -> String {
    let end = Date(timeIntervalSinceNow: seconds)
    var shown = screen
    while !holds(shown) {
      guard Date() < end else { throw TmuxError("waited \(seconds) s \(what); the screen is\n\(shown)") }
      usleep(50_000)
      shown = screen
    }
    return shown
  }

  static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }
}

struct TmuxError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
