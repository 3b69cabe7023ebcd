import Foundation
import Testing

extension Driven {
  @Suite("a step when Baton goes")
  struct InterruptedTests {
    let night: Night
    /// Tells this test's sleep from every other.
    let command = "sleep 300.\(Int.random(in: 100_000..<1_000_000))"

    init() throws {
      night = try Night()
      try night.layOut()
      try night.baton("accept", "8", "--read-back", "prove it", "--as", "ops-2")
    }

    private func startLongStep() throws -> Tmux {
      let window = try night.console()
      try window.press("6")
      try window.wait(for: "── Step 1 ")
      try window.press("e")
      try window.wait(for: "Step 1 runs")
      try window.press("C-u")
      try window.type(command)
      try window.press("Enter")
      try window.wait(for: "$ \(command)")
      try window.press("r")
      try window.wait("for the step to run", until: { _ in !Processes.living(withWords: command).isEmpty })
      return window
    }

    private func waitForNoOrphan(_ window: Tmux) throws {
      try window.wait("for no orphan", seconds: 5, until: { _ in Processes.living(withWords: command).isEmpty })
    }

    @Test(
      "killed by kill -9, its step does not outlive it by five seconds, and the next console records it as interrupted")
    func killed() throws {
      let window = try startLongStep()
      kill(window.process, SIGKILL)
      try window.wait("for the console's end", until: { _ in window.isDead })
      try waitForNoOrphan(window)
      #expect(try night.shown("9").steps[0].runs.last?.proposed == nil)

      let next = try night.console()
      try next.press("6")
      try next.wait(for: "interrupted")
      let run = try #require(night.shown("9").steps[0].runs.last)
      #expect(run.exit == nil && run.proposed == "unsure")
      for each in [window, next] { each.close() }
    }

    @Test("a command line's run that is killed is seen in an open console while it goes on, and recorded by it after")
    func killedElsewhere() throws {
      let console = try night.console()
      let shell = try Tmux(["sh"])
      let store = Tmux.quoted(night.store.path)
      try shell.type(
        "exec \(BuiltProgram.word) --store \(store) --as ops-7 step run 1 --yes --because asked --command \(Tmux.quoted(command))"
      )
      try shell.press("Enter")
      try console.wait(for: "step 1 runs elsewhere (ops-7)")
      try console.wait("for the step to run", until: { _ in !Processes.living(withWords: command).isEmpty })
      kill(shell.process, SIGKILL)
      try waitForNoOrphan(console)
      try console.press("6")
      try console.wait(for: "interrupted")
      try console.wait("for nothing to run", until: { !$0.contains("elsewhere") })
      #expect(try night.shown("9").steps[0].runs.map(\.ending) == ["interrupted"])
      for each in [shell, console] { each.close() }
    }

    @Test("when the terminal goes away, the step is ended and that is recorded")
    func hangup() throws {
      let window = try startLongStep()
      kill(window.process, SIGHUP)
      try window.wait("for the console's end", until: { _ in window.isDead })
      try waitForNoOrphan(window)
      let run = try #require(night.shown("9").steps[0].runs.last)
      #expect(run.exit == nil && run.proposed != nil)
      window.close()
    }
  }
}
