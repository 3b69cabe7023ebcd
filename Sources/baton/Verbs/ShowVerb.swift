import ArgumentParser
import Contract
import Records

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
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func run(in call: Call) throws {
    let subject = try call.subject(number, looksBack: true)
    let now = try call.moment(on: subject.record.day) ?? call.now
    if call.options.isJSON {
      return call.output.print(.show(subject.record, incident: subject.incident, now: now))
    }
    var sheet = Sheet(for: call.output)
    sheet.record(subject.record, incident: subject.incident, now: now)
    call.output.print(sheet)
  }
}
