import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

struct SessionsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "sessions",
    abstract: "List an incident's sessions, oldest first.",
    discussion: """
      For example, the numbers of those not handed off yet:

        baton sessions --json | jq -r '.[] | select(.phase != "handed-off") | .number'
      """)

  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let store = try call.store()
    let summaries = try store.sessions(incident: try call.incident(in: store).key)
    if call.options.isJSON { return call.output.print(.sessions(summaries)) }
    var sheet = Sheet(for: call.output)
    sheet.sessions(summaries)
    call.output.print(sheet)
  }
}
