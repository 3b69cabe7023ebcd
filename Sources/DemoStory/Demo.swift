import Foundation
import Journal
import Records
import Reply
import Workflow

/// The demo's folder, laid out or found as it was left.
package struct Demo {
  let stage: DemoStage
  /// A call that works on the demo's store, in its folder and by its clock.
  package private(set) var call: Call
  private let isThrowaway: Bool

  package init(dir: String?, call: Call) throws {
    let folder =
      dir.map { URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL }
      ?? FileManager.default.temporaryDirectory.appending(path: "baton-demo-\(UUID().uuidString.prefix(8))")
    stage = DemoStage(folder: folder)
    isThrowaway = dir == nil
    self.call = call
    self.call.workingDirectory = folder.path
    self.call.location = .find(option: stage.store.path, environment: call.environment, workingDirectory: folder.path)
    if call.options.actor == nil, call.environment["BATON_ACTOR"] == nil { self.call.options.actor = "ops-2" }
  }

  private var isLaidOut: Bool {
    FileManager.default.fileExists(atPath: stage.store.appending(path: StoreClock.file).path)
  }

  /// Lays the demo out where it is not there yet, and imports the two handoffs.
  package mutating func layOut() async throws {
    let manager = FileManager.default
    if !isLaidOut {
      if let found = try? manager.contentsOfDirectory(atPath: stage.folder.path), !found.isEmpty {
        throw Failure(.usage, DemoError.exists(stage.folder.path).message)
      }
      do {
        try manager.createDirectory(
          at: stage.store, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try await stage.build()
        try stage.writeProvenance()
        if let own = try call.checks(in: stage.store).allowance { call.ownCommands.insert(own.hash) }
        try stage.startClock(now: Moment(Date()))
      } catch let error as DemoError {
        // Half a demo would stand in the way of another try.
        try? manager.removeItem(at: stage.folder)
        throw Failure(.unreadable, error.message)
      }
    }
    call.now = StoreClock(of: stage.store.path).now
    let store = try call.store(.create)
    guard try store.incident(nil) == nil else { return }
    var importing = try DocumentImport(call, store: store, isRehearsal: false)
    for file in try stage.writeHandoffs() { _ = try importing.run(file) }
    try store.perform(.incident(.followLog(stage.log.path)), as: call.actor, now: call.now)
  }

  package func clearAway() {
    if isThrowaway { try? FileManager.default.removeItem(at: stage.folder) }
  }
}
