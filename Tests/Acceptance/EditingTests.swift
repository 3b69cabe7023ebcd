import Foundation
import Testing

extension Driven {
  @Suite("editing by keys")
  struct EditingTests {
    let night: Night
    let window: Tmux

    init() throws {
      night = try Night()
      try night.layOut()
      window = try night.console()
      try window.press("3")
      try window.wait(for: "── Todo 2 ")
    }

    /// Polls the store as a script would; throws where it never gets there.
    private func wait(for what: String, until holds: ([Shown.Todo]) -> Bool) throws {
      let end = Date(timeIntervalSinceNow: 10)
      while try !holds(night.todos()) {
        guard Date() < end else { throw TmuxError("waited for \(what); the screen is\n\(window.screen)") }
        usleep(50_000)
      }
    }

    private func state(of number: Int) throws -> String? { try night.todos().first { $0.number == number }?.state }

    @Test("a todo is added, done, undone and blocked with a reason, and the command line says the same")
    func todo() throws {
      try window.press("a")
      try window.wait(for: "New todo")
      try window.type("Tell the support desk")
      try window.press("Enter")
      try window.wait(for: "Todo added")
      let added = try #require(night.todos().last)
      #expect(added.text == "Tell the support desk" && added.state == "open" && added.blockers.isEmpty)

      try window.press("G")
      try window.wait(for: "── Todo \(added.number) ")
      try window.press("d")
      try wait(for: "todo \(added.number) to be done") { $0.last?.state == "done" }
      try window.press("u")
      try wait(for: "todo \(added.number) to be open again") { $0.last?.state == "open" }

      try window.press("b")
      try window.wait(for: "waits for")
      try window.type("the desk opens at 8")
      try window.press("Enter")
      try wait(for: "todo \(added.number) to be blocked") { $0.last?.state == "blocked" }
      let blocker = try #require(night.todos().last?.blockers.first)
      #expect(blocker.kind == "outside" && blocker.text == "the desk opens at 8" && !blocker.cleared)
      try window.wait(for: "the desk opens at 8")
      window.close()
    }

    @Test("what is typed survives resizes in the middle of it")
    func resized() throws {
      try window.press("a")
      try window.wait(for: "New todo")
      try window.type("Tell the ")
      try window.wait(for: "Tell the")
      for (width, height) in [(80, 24), (20, 5), (200, 50), (60, 12)] {
        try window.resize(width, height)
        try window.type("x")
      }
      try window.resize(120, 36)
      try window.type(" desk")
      try window.wait(for: "Tell the xxxx desk")
      try window.press("M-Enter")
      try window.wait(for: "Todo added")
      #expect(try night.todos().last?.text == "Tell the xxxx desk")
      window.close()
    }

    @Test("a paste is one act: its keys are text, its lines don't press Enter, and outside a field it does nothing")
    func paste() throws {
      let before = try night.todos().map(\.state)
      try window.paste("ddxq\nA")
      try window.wait(for: "Nothing here takes a paste")
      #expect(try night.todos().map(\.state) == before)

      try window.press("a")
      try window.wait(for: "New todo")
      try window.paste("first\nsecond")
      try window.wait(for: "first")
      try window.press("M-Enter")
      try window.wait(for: "Todo added")
      let text = try #require(night.todos().last?.text)
      #expect(try night.todos().count == before.count + 1)
      #expect(text.hasPrefix("first") && text.hasSuffix("second"))
      window.close()
    }
  }
}
