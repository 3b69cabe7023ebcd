import Foundation
import Testing

extension Driven {
  @Suite("the story by keys alone")
  struct StoryByKeysTests {
    let night: Night
    let window: Tmux

    init() throws {
      night = try Night()
      window = try night.demo()
    }

    @Test(
      "accept, validate, decide for the failure, push and build in a shell, validate again, decide: monitoring runs")
    func story() throws {
      try window.press("A")
      try window.wait(for: "Before you take the baton")
      try window.press("Enter")
      try window.wait(for: "read-back")
      try window.type("fa1b1d5 is built; prove it, then restart the 24 hours")
      try window.press("Enter")
      try window.wait("for session 9", until: { $0.contains("Session 9") && $0.contains("you have the baton") })

      try window.press("6")
      try runSteps(round: 1)
      try decide("the failure branch")

      try window.press("!")
      try window.wait(for: "exit` comes back")
      try shell(
        "git -C app-repo push -q origin main", "git -C app-repo branch -r --contains main", shows: "origin/main")
      try shell("ops/build submit 2d1da3a3", shows: "2d1da3a3 SUCCESS")
      try window.type("exit")
      try window.press("Enter")
      try window.wait(for: "── Validation")
      try setFix(status: "deployed", build: "2d1da3a3", because: "pushed, and built from the remote")

      // Times are to the second, and the story is looked back at between its rounds.
      sleep(1)
      try runSteps(round: 2)
      try decide("the success branch")
      try window.wait(for: "MONITOR")
      try Story.expectEnd(of: night.shown("9"), in: night)
      try night.baton("verify")
      window.close()
    }

    private func runSteps(round: Int) throws {
      try window.wait(for: "── Validation  round \(round)")
      try window.press("g")
      for step in 1...5 {
        let pane = try window.wait(for: "── Step \(step) ")
        // The whole command stands there before it runs.
        #expect(pane.contains("$ ops/"))
        try window.press("r")
        try waitForRun(step, round)
        if step < 5 { try window.press("j") }
      }
    }

    private func waitForRun(_ step: Int, _ round: Int) throws {
      try window.wait("for step \(step) to have run in round \(round)") { _ in
        let runs = try? night.shown("9").steps.first { $0.number == step }?.runs
        return runs?.count == round && runs?.last?.proposed != nil
      }
    }

    private func decide(_ branch: String) throws {
      try window.wait(for: "D decide")
      try window.press("D")
      try window.wait(for: branch)
      try window.press("Enter")
      try window.wait("for the decision", until: { !$0.contains(branch) })
    }

    private func shell(_ commands: String..., shows words: String) throws {
      for command in commands {
        try window.type(command)
        try window.press("Enter")
      }
      try window.wait("for “\(words)”") { screen in
        screen.split(separator: "\n").contains { $0.contains(words) && !$0.contains("$ ") }
      }
    }

    private func setFix(status: String, build: String, because: String) throws {
      try window.press(":")
      try window.type("fix.status")
      try window.press("Enter")
      try window.wait(for: "Fix 2 is")
      try window.type(status)
      try window.press("Tab")
      try window.press("C-u")
      try window.type(build)
      try window.press("Tab")
      try window.type(because)
      try window.press("Enter")
      try window.wait(for: "Fix 2 is \(status)")
    }
  }
}
