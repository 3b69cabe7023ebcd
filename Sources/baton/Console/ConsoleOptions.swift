import ArgumentParser

/// What the console alone takes.
struct ConsoleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow this log file in the console; may be given more than once.", valueName: "file"))
  var log: [String] = []
}
