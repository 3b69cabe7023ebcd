import ArgumentParser
import Workflow

/// What the console alone takes.
struct ConsoleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow this log file in the console; may be given more than once.", valueName: "file"))
  var log: [String] = []

  @Option(
    help: ArgumentHelp("Draw with this theme; `baton theme list` names them.", valueName: "name"),
    completion: .themeNames)
  var theme: String?
}

/// Where steps run. The console and `step run` take it by the same name, so it is one group: the
/// program would keep an option of its own from its verbs.
struct FolderOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run steps in this folder; beside the store, or in the working folder, where not said.", valueName: "dir"))
  var folder: String?

  func chosen(in call: Call) throws -> Call { try call.runningSteps(in: folder) }
}
