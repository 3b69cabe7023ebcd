import Foundation
import Processes
import Reply
import Workflow

/// The demo's worker: a process that serves the queue and writes the log until the demo ends,
/// however it ends.
package struct DemoWorker {
  private let process: ChildProcess

  package init(_ demo: Demo) throws(Failure) {
    // It looks after this process and ends when it is gone.
    let command = [demo.stage.folder.appending(path: "ops/worker").path, "serve", String(getpid())]
    do throws(LaunchError) {
      process = try ChildProcess(Launch(command))
    } catch {
      throw Failure(.unreadable, "the demo's worker could not be started: \(error.reason)")
    }
  }

  package func stop() {
    kill(process.id, SIGTERM)
    _ = process.wait()
  }
}
