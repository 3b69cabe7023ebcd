import Foundation

/// The demo's worker: a process that serves the queue and writes the log until the demo ends, however it ends.
final class DemoWorker {
  private let process = Process()

  init(stage: DemoStage) throws {
    process.executableURL = stage.folder.appending(path: "ops/worker")
    // It looks after this process and ends when it is gone.
    process.arguments = ["serve", String(ProcessInfo.processInfo.processIdentifier)]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw Failure(.unreadable, "the demo's worker could not be started: \(error.localizedDescription)")
    }
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
