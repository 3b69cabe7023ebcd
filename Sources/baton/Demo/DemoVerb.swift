import ArgumentParser
import Contract
import Foundation
import Journal
import Records

struct DemoVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Take the baton of session 8 in a throw-away store, with real parts.",
    discussion: """
      Sets up the night of the story: a small git repository with its remote, builds, a worker that really runs and fails, its log, \
      and the handoffs of sessions 7 and 8. The store's clock begins at 01:16 UTC of that night. For example:

        baton demo
        baton demo --play
        baton demo --dir /tmp/night
      """)

  @Option(
    help: ArgumentHelp(
      "Lay it out in this folder, which stays; a new one is made and goes with the console else.", valueName: "dir"))
  var dir: String?
  @Flag(help: "Play sessions 8 to 9 without a person, print each act, and end with both sessions as JSON.")
  var play = false
  @OptionGroup(title: "Console") var console: ConsoleOptions
  @OptionGroup(title: "Console") var place: FolderOption
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run() async throws {
    var demo = try Demo(dir: dir, call: Call(everywhere.chosen))
    defer { demo.clearAway() }
    try await demo.layOut()
    let worker = try DemoWorker(stage: demo.stage)
    defer { worker.stop() }
    if play {
      try await DemoPlay(demo).run()
    } else {
      try await openConsole(console.chosen, in: place.chosen(in: demo.call))
    }
  }
}

/// The demo's folder, laid out or found as it was left.
struct Demo {
  let stage: DemoStage
  /// A call that works on the demo's store, in its folder and by its clock.
  private(set) var call: Call
  private let isThrowaway: Bool

  init(dir: String?, call: Call) throws {
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
  mutating func layOut() async throws {
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

  func clearAway() {
    if isThrowaway { try? FileManager.default.removeItem(at: stage.folder) }
  }
}
