import ArgumentParser
import Journal
import Records
import Workflow

struct AcceptVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take the baton: read back what you understood, and the next session opens.",
    discussion: """
      For example:

        baton accept 8 --read-back "Validate the build, expect no mapper errors after 01:15, then monitor"
      """)

  @Argument(help: ArgumentHelp("The session that was handed off.", valueName: "session")) var number: SessionNumber
  @Option(help: ArgumentHelp("What you understood, in a line or two.", valueName: "text")) var readBack: String
  @Option(help: ArgumentHelp("Why you take it from a holder who still has it.", valueName: "reason"))
  var takeOver: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    try call.perform(.session(.accept(readBack: readBack, takeOver: takeOver)), on: number)
  }
}

struct DeclineVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decline",
    abstract: "Send questions back instead of taking the baton.",
    discussion: """
      For example:

        baton decline 8 --because "Which trigger built e7e5acae?"
      """)

  @Argument(help: ArgumentHelp("The session that was handed off.", valueName: "session")) var number: SessionNumber
  @OptionGroup var reason: Reason
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws { try call.perform(.session(.decline(because: reason.text)), on: number) }
}
