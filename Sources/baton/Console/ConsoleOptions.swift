import ArgumentParser

/// What the console alone takes, as it is parsed.
struct ConsoleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow this log file in the console; may be given more than once.", valueName: "file"))
  var log: [String] = []

  @Option(help: ArgumentHelp("Draw with this theme; `baton theme list` names them.", valueName: "name"))
  var theme: String?

  @Flag(name: .customLong("read-only"), help: "Look and change nothing; safe on a store that others own.")
  var isReadOnly = false

  var chosen: Chosen { Chosen(logs: log, theme: theme, isReadOnly: isReadOnly) }

  /// What was chosen; nothing, where `baton` is called alone.
  struct Chosen: Sendable {
    var logs: [String] = []
    var theme: String?
    var isReadOnly = false
  }
}
