import ArgumentParser
import Contract
import Workflow

/// The options that every verb takes, before or after it, as they are parsed.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The store's folder.", discussion: "", valueName: "dir"))
  var store: String?

  @Option(
    help: ArgumentHelp("The incident; the only one, or the newest that is open, where not said.", valueName: "key"),
    completion: .incidentKeys)
  var incident: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who acts; $BATON_ACTOR, $SUDO_USER or your login name where not said.", valueName: "name"))
  var actor: String?

  @Option(
    name: .customLong("at"), parsing: .unconditional,
    help: ArgumentHelp(
      "When it happened, or the time to look back from: ISO 8601, HH:MM of the session's day (UTC), -10m, yesterday 22:00.",
      valueName: "time"))
  var time: String?

  @Flag(name: .customLong("json"), help: "Print JSON instead of text.")
  var isJSON = false

  @Flag(
    name: .customLong("read-only"),
    help: "Look and change nothing; safe on a store that others own. What would write is refused.")
  var isReadOnly = false

  var chosen: Call.Options {
    Call.Options(store: store, incident: incident, actor: actor, time: time, isJSON: isJSON, isReadOnly: isReadOnly)
  }
}
