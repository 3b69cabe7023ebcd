import Foundation
import Processes

/// The demo's worker: a process that serves the queue and writes the log until the demo ends, however it ends.
struct DemoWorker {
  private let process: ChildProcess

  init(stage: DemoStage) throws(Failure) {
    // It looks after this process and ends when it is gone.
    let words = [stage.folder.appending(path: "ops/worker").path, "serve", String(getpid())]
    do throws(LaunchError) {
      process = try ChildProcess(Launch(words))
    } catch {
      throw Failure(.unreadable, "the demo's worker could not be started: \(error.reason)")
    }
  }

  func stop() {
    kill(process.id, SIGTERM)
    _ = process.wait()
  }
}
