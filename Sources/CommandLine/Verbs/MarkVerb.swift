import ArgumentParser
import Records
import Workflow

extension Mark.Kind: ExpressibleByArgument {}

struct MarkVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Set a time of the incident: impact began, detected, acknowledged, mitigated or resolved.",
    discussion: """
      From these the times to detect, acknowledge, mitigate and resolve are reckoned. Setting one again corrects it beside the \
      first. For example:

        baton mark began --at 01:02
        baton mark mitigated
        baton mark mitigated --at 01:40 --because "the queue drained before anybody looked"
      """)

  @Argument(help: "began, detected, acknowledged, mitigated or resolved.") var kind: Mark.Kind
  @Option(help: ArgumentHelp("Why it is another time than was said before.", valueName: "text")) var because: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws { try call.perform(.incident(.mark(kind, because: because))) }
}
