import ArgumentParser
import Workflow

struct DemoVerb: OpeningVerb {
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
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func opening() throws -> Opening? {
    .demo(
      dir: dir, plays: play, folder: place.folder, logs: console.log, theme: console.theme, Call(common.chosen))
  }
}
