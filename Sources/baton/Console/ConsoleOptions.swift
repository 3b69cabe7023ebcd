import ArgumentParser

/// What the console alone takes, as it is parsed.
struct ConsoleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow this log file in the console; may be given more than once.", valueName: "file"))
  var log: [String] = []

  @Option(help: ArgumentHelp("Draw with this theme; `baton theme list` names them.", valueName: "name"))
  var theme: String?

  var chosen: Chosen { Chosen(logs: log, theme: theme) }

  /// What was chosen; nothing, where `baton` is called alone.
  struct Chosen: Sendable {
    var logs: [String] = []
    var theme: String?
  }
}

/// Where steps run. The console and `step run` take it by the same name, so it is one group: the program would keep an option of its
/// own from its verbs.
struct FolderOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run steps in this folder; beside the store, or in the working folder, where not said.", valueName: "dir"))
  var folder: String?

  /// The same call with the folder in it; refuses what is none.
  func chosen(in call: Call) throws(Failure) -> Call {
    var call = call
    if let folder { call.chosenFolder = try call.folder(folder, under: call.workingDirectory) }
    return call
  }
}
