import ArgumentParser
import Workflow

/// The program: `baton` alone opens the console, a verb does one thing and ends.
struct RootVerb: OpeningVerb {
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

  @OptionGroup(title: "Everywhere") var common: CommonOptions
  @OptionGroup(title: "Console") var console: ConsoleOptions
  @OptionGroup(title: "Console") var place: FolderOption

  func opening() throws -> Opening? {
    .console(logs: console.log, theme: console.theme, try place.chosen(in: Call(common.chosen)))
  }
}
