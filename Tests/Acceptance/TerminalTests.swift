import Foundation
import Testing

extension Driven {
  @Suite("the terminal is given back whole")
  struct TerminalTests {
    let night: Night
    /// A shell whose settings were written down before the console was opened from it.
    let window: Tmux
    let kept: KeptTerminal

    init() throws {
      night = try Night()
      try night.layOut()
      // The runtime of a debug build would stop at a crash and offer to look into it.
      window = try Tmux(environment: ["SWIFT_BACKTRACE": "enable=no"])
      kept = try KeptTerminal(window, in: night.folder)
    }

    private func open() throws {
      try window.type("\(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)); echo ended $?.")
      try window.press("Enter")
      try window.wait(for: "── Todos")
      #expect(window.isAlternate)
      #expect(window.takesMouse)
    }

    private func expectWhole(_ name: String = "after") throws { try kept.expectWhole(name) }

    @Test("on q")
    func quit() throws {
      try open()
      try window.press("q")
      try window.wait(for: "ended 0.")
      try expectWhole()
      window.close()
    }

    @Test("while it is suspended, and is taken again by fg")
    func suspend() throws {
      try open()
      try window.press("C-z")
      try window.wait("for the shell", until: { _ in !window.isAlternate })
      try expectWhole("stopped")
      try window.type("fg")
      try window.press("Enter")
      try window.wait(for: "── Todos")
      #expect(window.isAlternate)
      try window.press("3")
      try window.wait(for: "── Todo 2 ")
      try window.press("1")
      try window.press("q")
      try window.wait("for the shell", until: { _ in !window.isAlternate })
      try expectWhole()
      window.close()
    }

    @Test("where it was started in the background, which it leaves alone until fg")
    func background() throws {
      try window.type(
        "\(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) &")
      try window.press("Enter")
      // The shell's own editing is on by then.
      sleep(1)
      try window.type("echo not yet $((40 + 1)).")
      try window.press("Enter")
      try window.wait(for: "not yet 41.")
      #expect(!window.isAlternate)
      try window.type("fg")
      try window.press("Enter")
      try window.wait(for: "── Todos")
      try window.press("q")
      try window.wait("for the shell", until: { _ in !window.isAlternate })
      try expectWhole()
      window.close()
    }

    @Test(
      "when it is ended by a signal or crashes",
      arguments: [("TERM", SIGTERM), ("HUP", SIGHUP), ("SEGV", SIGSEGV), ("ABRT", SIGABRT), ("BUS", SIGBUS)])
    func signal(name: String, signal: Int32) throws {
      try open()
      let console = try #require(Processes.children(of: window.process).first)
      kill(console, signal)
      try window.wait(for: "ended \(128 + signal).")
      try expectWhole()
      window.close()
    }
  }
}
