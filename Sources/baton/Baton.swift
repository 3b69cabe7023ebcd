import ArgumentParser
import CProcess
import Foundation

/// The program: `baton` alone opens the console, a verb does one thing and ends.
@main
struct Baton: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baton",
    abstract: "The terminal console for incident handoffs.",
    discussion: """
      Begin with a handoff document, then open the console on it:

        baton import SESSION_8_HANDOFF.md
        baton

      Scripts and status bars use the verbs below; every one that reads takes --json. Exit status: 0 done, 1 the answer \
      is no, 3 no such thing, 4 conflict, 5 a file or the store could not be read or written, 6 a person must judge, \
      64 usage.
      """,
    version: Version.text,
    groupedSubcommands: Verbs.groups)

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere
  @OptionGroup(title: "Console") var console: ConsoleOptions
  @OptionGroup(title: "Console") var place: FolderOption

  func run() async throws {
    try await openConsole(console.chosen, in: place.chosen(in: Call(everywhere.chosen)))
  }

  static func main() async {
    baton_begun()
    Signals.letWritesFail()
    do {
      try await carryOut()
      Departure.done.leave()
    } catch {
      Departure(error).leave()
    }
  }

  private static func carryOut() async throws {
    // Nothing to parse: the console's start need not wait for the tables of every verb.
    if CommandLine.argc == 1 { return try await openConsole(.init(), in: Call()) }
    var command = try await asyncParseAsRoot()
    if var verb = command as? any AsyncParsableCommand {
      try await verb.run()
    } else {
      try command.run()
    }
  }
}
