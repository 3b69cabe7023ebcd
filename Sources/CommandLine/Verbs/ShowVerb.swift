import ArgumentParser
import Contract
import Records
import Reply
import Workflow

struct ShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a session's record, as it is or as it was known at a time.",
    discussion: """
      For example, what was known of session 9 at a quarter past one:

        baton show 9 --at 01:15
      """)

  @Argument(help: ArgumentHelp("The session; the present one where not said.", valueName: "session"))
  var number: SessionNumber?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    let stored = try call.storedSession(number, looksBack: true)
    let now = try call.moment(on: stored.record.day) ?? call.now
    if call.options.isJSON {
      return call.output.print(.show(stored.record, incident: stored.incident, now: now))
    }
    var sheet = Sheet(for: call.output)
    sheet.record(stored.record, incident: stored.incident, now: now)
    call.output.print(sheet)
  }
}
