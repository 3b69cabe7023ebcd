import Foundation
import Records
import Runbook
import Sessions
import Workflow

/// The demo's folder: a git repository with a bare remote beside it, builds, images, a queue, a
/// worker and its log, and the store.
///
///     DIR/app-repo      the working copy; fa1b1d5 is committed and not pushed
///     DIR/remote.git    what builds are made of
///     DIR/ops           the commands of the validation steps
///     DIR/worker.log    written by the worker
///     DIR/Sessions      the store, with a clock that runs from 01:16 UTC of the night of the story
struct DemoStage {
  let folder: URL

  var store: URL { folder.appending(path: "Sessions") }
  var repository: URL { folder.appending(path: "app-repo") }
  var log: URL { folder.appending(path: "worker.log") }

  /// The moment at which the demo begins, in the story's time.
  static let opening = "2025-11-04T01:16:00Z"
  static let firstBuild = "e7e5acae-4183-4451-b960-a1ae51b941bf"
  static let secondBuild = "2d1da3a3"

  /// Lays the folder out. Everything is made by the tools the service has: git commits, git pushes,
  /// the build builds, and the worker fails by itself.
  func build() async throws(DemoError) {
    try write(DemoFiles.tools, under: folder, mode: 0o755)
    try await git("init", "-q", "--bare", "-b", "main", folder.appending(path: "remote.git").path, in: folder)
    try await git("init", "-q", "-b", "main", repository.path, in: folder)
    try await git("remote", "add", "origin", folder.appending(path: "remote.git").path, in: repository)

    try write(DemoFiles.service, under: repository, mode: 0o644)
    try await commit(
      "Check request ids before they are queued\n\nA message with a bad id was tried again without end.\n\nChange-Id: I000749e8a9",
      at: "2025-11-03T22:40:00Z")
    try await git("push", "-q", "-u", "origin", "main", in: repository)

    try write([DemoFiles.fix], under: repository, mode: 0o644)
    try await commit(
      "Leave Organization.schools out until there is a School\n\nOne mapper that can't be set up keeps every other from it.\n\nChange-Id: I001b5ac359",
      at: "2025-11-04T01:05:00Z")

    try await tool("build", "submit", "1d6312ef", at: "2025-11-04T00:41:00Z")
    for (name, time) in [("k2c1a", "00:58:21"), ("p8d0e", "01:00:04"), ("w31bb", "01:03:40")] {
      try await tool("worker", "once", name, at: "2025-11-04T\(time)Z", mayFail: true)
    }
    try await tool("build", "submit", Self.firstBuild, at: "2025-11-04T01:15:15Z")
  }

  /// Sets the store's clock to the beginning of the demo.
  func startClock(now: Moment) throws(DemoError) {
    guard let opening = Moment(iso: Self.opening) else { return }
    try write(
      [(StoreClock.file, Array("\(opening.seconds - now.seconds)\n".utf8))], under: store, mode: 0o600)
  }

  /// Tells the store how to find out what was built and what runs.
  func writeProvenance() throws(DemoError) {
    let settings = """
      repository = "app-repo"
      branch = "main"
      build-source = "../ops/build source {build}"
      built-at = "../ops/build describe {build}"
      running-since = "../ops/image"

      """
    try write([("provenance.toml", Array(settings.utf8))], under: store, mode: 0o600)
  }

  /// Writes the handoffs of the sessions before, as they would arrive, and gives their paths,
  /// oldest first.
  func writeHandoffs() throws(DemoError) -> [String] {
    let inbox = folder.appending(path: "inbox")
    try write(DemoFiles.handoffs.map { ($0.path, $0.bytes) }, under: inbox, mode: 0o644)
    return DemoFiles.handoffs.map { inbox.appending(path: $0.path).path }
  }

  private func commit(_ message: String, at time: String) async throws(DemoError) {
    try await git("add", "-A", in: repository)
    try await git("commit", "-q", "-m", message, in: repository, at: time)
  }

  /// Runs one of the service's own commands; `time` is the story's, where it is not now.
  func tool(_ name: String, _ arguments: String..., at time: String? = nil, mayFail: Bool = false)
    async throws(DemoError)
  {
    try await run(
      folder.appending(path: "ops/\(name)").path, arguments, in: folder, adding: time.map { ["DEMO_NOW": $0] } ?? [:],
      mayFail: mayFail)
  }

  /// Runs git without the person's own settings, so that the commits are the story's to the letter.
  func git(_ arguments: String..., in folder: URL, at time: String? = nil) async throws(DemoError) {
    var environment = [
      "GIT_PAGER": "cat", "PAGER": "cat", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "ops-1",
      "GIT_AUTHOR_EMAIL": "ops-1@example.com", "GIT_COMMITTER_NAME": "ops-1",
      "GIT_COMMITTER_EMAIL": "ops-1@example.com",
    ]
    if let time {
      environment["GIT_AUTHOR_DATE"] = time
      environment["GIT_COMMITTER_DATE"] = time
    }
    try await run("git", arguments, in: folder, adding: environment)
  }

  private func run(
    _ program: String, _ arguments: [String], in folder: URL, adding variables: [String: String], mayFail: Bool = false
  ) async throws(DemoError) {
    let environment = ProcessEnvironment.inherited.merging(variables) { $1 }
    var request = RunRequest(command: #"exec "$@""#, folder: folder.path, environment: environment)
    request.arguments = [program] + arguments
    let outcome = await StepRunner(request).run { _ in }
    // As a shell says that there is no such program.
    if outcome.ending == .exited(127) { throw DemoError.missing(program) }
    guard outcome.ending != .exited(0), !mayFail else { return }
    var said = outcome.evidence.lines.last { $0.stream == .error }?.text
    if case .failedToStart(let why) = outcome.ending { said = why }
    throw DemoError.tool("\(program) \(arguments.first ?? ""): \(said ?? "no word why")")
  }

  private func write(_ files: [DemoFiles.File], under root: URL, mode: Int) throws(DemoError) {
    try write(files.map { ($0.path, $0.bytes) }, under: root, mode: mode)
  }

  private func write(_ files: [(path: String, bytes: [UInt8])], under root: URL, mode: Int) throws(DemoError) {
    for file in files {
      let target = root.appending(path: file.path)
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: target)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
      } catch {
        throw DemoError.write("\(target.path): \(error.localizedDescription)")
      }
    }
  }
}

/// Why the demo could not be set up.
enum DemoError: Error {
  case tool(String)
  case missing(String)
  case write(String)
  case exists(String)

  var message: String {
    switch self {
    case .tool(let what): "the demo could not be set up: \(what)"
    case .missing(let program):
      "the demo builds its night with \(program), which is not installed: `apt install \(program)` as root, then again"
    case .write(let what): "the demo could not be written: \(what); choose another folder with --dir"
    case .exists(let folder): "\(folder) is not empty; choose a new folder with --dir"
    }
  }
}
