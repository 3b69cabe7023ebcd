package import Foundation

/// A program that a test runs to its end.
package enum ChildProgram {
  package struct Ended {
    /// As a shell has it: 128 and the signal where one ended it.
    package var status: Int32
    package var output: [UInt8]
    package var errors: String

    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// What the tests' own process has, with `changes` in it.
  package static func environment(_ changes: [String: String] = [:]) -> [String: String] {
    ProcessInfo.processInfo.environment.merging(changes) { $1 }
  }

  /// Runs `words`, the first of which is a path or stands on PATH. `words` that are waited for as a
  /// line of the output have an interrupt sent to it then, as Control-C does. Throws where it does
  /// not end within `seconds`; its own children may live on, since what they hold open is not
  /// waited for.
  @discardableResult
  package static func run(
    _ words: [String], environment: [String: String] = environment(), in folder: URL? = nil, input: String = "",
    interruptedAfter line: String? = nil, seconds: Double = 120
  ) throws -> Ended {
    let scratch = try ScratchFolder()
    // Files, not pipes: no output is too long for them, and no child that lives on holds the test
    // up.
    let files = ["in", "out", "err"].map(scratch.file)
    try Data(input.utf8).write(to: URL(filePath: files[0]))
    for file in files.dropFirst() { try Data().write(to: URL(filePath: file)) }
    let moved = folder.map { ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", $0.path] + words } ?? words
    let child = try spawn(moved, environment, files)
    let end = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    var isInterrupted = line == nil
    while waitpid(child, &status, WNOHANG) == 0 {
      guard Date() < end else {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        throw Failure(description: "\(words.joined(separator: " ")) did not end within \(Int(seconds)) s")
      }
      if !isInterrupted, let line, try String(contentsOfFile: files[1], encoding: .utf8).contains("  \(line)\n") {
        kill(child, SIGINT)
        isInterrupted = true
      }
      usleep(2_000)
    }
    return Ended(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F),
      output: Array(try Data(contentsOf: URL(filePath: files[1]))),
      errors: String(decoding: try Data(contentsOf: URL(filePath: files[2])), as: UTF8.self))
  }

  private static func spawn(
    _ words: [String], _ environment: [String: String], _ files: [String]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, flags) in [O_RDONLY, O_WRONLY, O_WRONLY].enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(number), files[number], flags, 0)
    }
    // Tests run on threads that block signals, and a child would inherit that: no signal could end
    // it.
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
    guard failure == 0 else { throw Failure(description: "\(words[0]): \(String(cString: strerror(failure)))") }
    return child
  }
}
