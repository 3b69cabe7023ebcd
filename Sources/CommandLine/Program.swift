import ArgumentParser
import Glibc
import Processes
import Reply
import Workflow

/// The program from its arguments to its end.
package enum Program {
  /// Opens what a call asks for beyond words, and comes back with the signal that ended it, where
  /// one did.
  package typealias Open = @Sendable (Opening) async throws -> Int32?

  package static func run(open: Open) async -> Never {
    Signals.letWritesFail()
    do {
      try await carryOut(open)
      ProgramExit.done.leave()
    } catch {
      ProgramExit(error).leave()
    }
  }

  private static func carryOut(_ open: Open) async throws {
    try refuseWhatIsNoText()
    // Nothing to parse: the console's start need not wait for the tables of every verb.
    if CommandLine.argc == 1 { return try await carryOut(.console(logs: [], theme: nil, Call()), open) }
    var command = try await RootVerb.asyncParseAsRoot()
    if let opening = try (command as? any OpeningVerb)?.opening() {
      try await carryOut(opening, open)
    } else if var verb = command as? any AsyncParsableCommand {
      try await verb.run()
    } else {
      try command.run()
    }
  }

  /// Made into text it would be another name, and another file.
  private static func refuseWhatIsNoText() throws(Failure) {
    for (number, argument) in CommandLine.arguments.enumerated() {
      guard let given = CommandLine.unsafeArgv[number], strcmp(given, argument) != 0 else { continue }
      throw Failure(.usage, "argument \(number) is not UTF-8 text: \(argument); rename the file, or write it in UTF-8")
    }
  }

  private static func carryOut(_ opening: Opening, _ open: Open) async throws {
    // As a shell has it for a program that a signal ended.
    if let signal = try await open(opening) { throw ExitCode(128 + signal) }
  }
}
