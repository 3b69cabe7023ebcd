import Foundation
import Testing

/// A shell's terminal whose settings are written down, so that one can say whether a program gave
/// it back as it found it.
struct KeptTerminal {
  let window: Tmux
  let folder: URL

  /// Writes the settings down as they are before anything runs.
  init(_ window: Tmux, in folder: URL) throws {
    self.window = window
    self.folder = folder
    try window.wait("for a prompt", until: { !$0.isBlank })
    try keep("before")
  }

  private func file(_ name: String) -> URL { folder.appending(path: name) }

  private func keep(_ name: String) throws {
    try window.type("stty -a > \(Tmux.quoted(file(name).path)); echo kept $((40 + 2))")
    try window.press("Enter")
    try window.wait(for: "kept 42")
    try window.type("clear")
    try window.press("Enter")
    try window.wait("for a clear screen", until: { !$0.contains("kept 42") })
  }

  func expectWhole(_ name: String = "after") throws {
    #expect(!window.isAlternate)
    #expect(window.isCursorShown)
    #expect(!window.takesMouse)
    #expect(!window.hasProgramKeys)
    try keep(name)
    #expect(
      try String(contentsOf: file(name), encoding: .utf8) == String(contentsOf: file("before"), encoding: .utf8))
  }
}
