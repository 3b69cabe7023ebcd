import Foundation
import Records
import TestSupport
import Testing

@testable import Runbook

@Suite("When Baton is killed in the middle of a step")
struct WatcherTests {
  @Test("nothing of the step is left, also what left its group or doesn't heed TERM")
  func kill9() async throws {
    // The killed process is a child of this one; both know the marker by this one's process number.
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let request = RunRequest(
        command: """
          sleep 300 &
          setsid sh -c 'trap "" TERM; while :; do sleep 0.2; done' &
          echo ready; exec sleep 300
          """,
        folder: "/", marker: "killed-\(getppid())")
      // It kills itself on the step's first word, so the step was running.
      _ = await StepRunner(request).run { event in
        if case .lines = event { kill(getpid(), SIGKILL) }
      }
    }
    let marker = "killed-\(getpid())"
    // The watcher makes them end after a second and then leaves; a busy machine may take longer to
    // let it.
    let deadline = ContinuousClock.now + .seconds(30)
    while RunRequest.isAlive(marker: marker), ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(!RunRequest.isAlive(marker: marker))
  }

  @Test("a step that waits for the word to go never runs")
  func gate() async throws {
    let folder = try ScratchFolder()
    let file = folder.file("touched")
    let ended = try ChildProgram.run(["/bin/sh", "-c", Invocation.gate, "baton-step", "/usr/bin/touch", file])
    #expect(ended.status == 125)
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
