import Foundation
import Testing

extension Driven {
  @Suite("one store, several at work")
  struct SharedStoreTests {
    let night: Night

    init() throws {
      night = try Night()
      try night.layOut()
    }

    @Test("two consoles and a shell's loop of notes agree, and the journal is whole")
    func notes() throws {
      let first = try night.console(as: "ops-2")
      let second = try night.console(as: "ops-3", width: 80, height: 24)
      try second.press("2")
      let before = try night.shown("8").timeline.count
      let loop = try Tmux(["sh"])
      let count = 25
      try loop.type(
        "for n in $(seq \(count)); do \(BuiltProgram.word) --store \(Tmux.quoted(night.store.path)) --as ops-4"
          + " note \"line $n of the loop\" >/dev/null || echo broken; done; echo loop $((40 + 2))")
      try loop.press("Enter")
      // A console writes into the middle of it.
      try first.press("i")
      try first.wait(for: "what happened, in one line")
      try first.type("Written by hand")
      try first.press("M-Enter")

      let shell = try loop.wait(for: "loop 42", seconds: 60)
      #expect(!shell.split(separator: "\n").contains("broken"))
      try first.wait(for: "line \(count) of the loop", seconds: 3)
      try second.press("G")
      try second.wait(for: "line \(count) of the loop", seconds: 3)

      let events = try night.shown("8").timeline.map(\.event)
      #expect(events.count == before + count + 1)
      #expect(Set(events).isSuperset(of: (1...count).map { "line \($0) of the loop" } + ["Written by hand"]))
      try night.baton("verify")
      for window in [first, second, loop] { window.close() }
    }

    @Test("a storm of resizes leaves the screen that a fresh console draws at that size")
    func storm() throws {
      let sizes = [(120, 36), (80, 24), (20, 5), (200, 50), (61, 13), (300, 100), (40, 10), (99, 41)]
      let window = try night.console()
      for turn in 0..<50 { try window.resize(through: sizes.map { ($0 - turn % 7, $1 + turn % 3) }) }
      try window.resize(120, 36)
      let fresh = try night.console()
      // A console's first picture comes before its log's first lines.
      let expected = try fresh.wait("for the log", until: { $0.contains(" INFO ") }).withoutClock
      try window.wait("for the screen of a fresh console:\n\(expected)", until: { $0.withoutClock == expected })
      // Nor is it right only by half: what is sent next lands where it belongs.
      for each in [window, fresh] { try each.press("G") }
      let moved = try fresh.wait("for a move", until: { $0.withoutClock != expected })
      try window.wait("for the same move", until: { $0.withoutClock == moved.withoutClock })
      for each in [window, fresh] { each.close() }
    }
  }
}
