import Foundation

/// The program as it was built beside these tests, or the one that `BATON_PROGRAM` names: what is shipped is built in another way.
enum BuiltProgram {
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["BATON_PROGRAM"] { return named }
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "baton").path
  }()

  static let isTmuxInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/tmux")
  }

  /// Runs it with these words and waits for its end. Standard input is empty.
  @discardableResult
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Output {
    try command([path] + arguments, environment: environment)
  }

  struct Output {
    var status: Int32
    var out: String
    var err: String
  }

  /// Throws where it does not end within a minute. Its own children may live on: what they hold open is not waited for.
  static func command(_ words: [String], environment: [String: String] = [:]) throws -> Output {
    // Files, not pipes: a child that writes more than a pipe holds can't stop the test.
    let out = try scratchFile()
    let err = try scratchFile()
    defer {
      try? FileManager.default.removeItem(at: out)
      try? FileManager.default.removeItem(at: err)
    }
    let child = try spawn(
      words, ProcessInfo.processInfo.environment.merging(environment) { $1 }, out: out, err: err)
    let status = try wait(for: child, of: words)
    return Output(
      status: status, out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  private static func spawn(
    _ words: [String], _ environment: [String: String], out: URL, err: URL
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.path, O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.path, O_WRONLY, 0)
    // Tests run on threads that block signals, and a child would inherit that: no signal could end it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &variables)
    guard failure == 0 else { throw TmuxError("\(words[0]): \(String(cString: strerror(failure)))") }
    return child
  }

  private static func wait(for child: pid_t, of words: [String]) throws -> Int32 {
    let end = Date(timeIntervalSinceNow: 60)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date() < end else {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw TmuxError("\(words.joined(separator: " ")) did not end within a minute")
      }
      usleep(2_000)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  private static func scratchFile() throws -> URL {
    let file = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
    try Data().write(to: file)
    return file
  }
}

/// A folder that goes with the test.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "baton-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
