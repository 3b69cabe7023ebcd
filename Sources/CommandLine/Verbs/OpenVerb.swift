import ArgumentParser
import Journal
import Records
import Reply
import Workflow

struct OpenVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open an incident: its first session begins, you have the baton, and it is marked as detected.",
    discussion: """
      An alert's JSON opens one too, as Alertmanager, Grafana, PagerDuty and Opsgenie send it, or any other that says what it is \
      called. The same alert again is one more entry of the incident that it opened. For example:

        baton open "Checkout answers 500" --severity SEV2 --service checkout
        baton open --from alert.json
        curl -s "$ALERT_URL" | baton open --from -
      """)

  @Argument(help: "What is wrong, in one line; the alert's own title where not said.") var title: String?
  @Option(help: ArgumentHelp("SEV1 to SEV5, P1 to P5, or your own word.", valueName: "word")) var severity: String?
  @Option(help: ArgumentHelp("What is affected.", valueName: "name")) var service: String?
  @Option(help: ArgumentHelp("An alert as JSON; - is standard input.", valueName: "file"), completion: .file())
  var from: String?
  @Flag(help: "Take the role of commander, too.") var asCommander = false
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func validate() throws {
    if title == nil, from == nil { throw ValidationError("Say what is wrong, or name an alert with --from FILE") }
    if let title, title.trimmed.isEmpty { throw ValidationError("The title says nothing") }
  }

  func run(in call: Call) throws {
    // Read whole first: what can't be used opens nothing, and makes no store.
    let alerts = try from.map { try AlertPayload($0, title: title, in: call).alerts } ?? []
    let opening = IncidentOpening(
      title: title, severity: severity, service: service, isCommander: asCommander, alerts: alerts)
    let opened = try opening.perform(in: try call.store(.create), for: call)
    call.announce(opened)
  }
}

extension Call {
  func announce(_ opened: IncidentOpening.Opened) {
    guard !options.isJSON, let incident = opened.performed.incident else { return announce(opened.performed.events) }
    guard opened.isNew else {
      output.print("Incident \(incident.key) is open already; the alert is one more entry of it.")
      return announce(opened.performed.events)
    }
    var sheet = Sheet(for: output)
    let severity = incident.severity.map { "\($0), " } ?? ""
    sheet.item("", "Incident \(incident.key) is open (\(severity)session 1): \(incident.title)")
    sheet.item("", "You have the baton. `baton note TEXT` writes what happens; `baton` opens the console.")
    output.print(sheet)
  }
}
