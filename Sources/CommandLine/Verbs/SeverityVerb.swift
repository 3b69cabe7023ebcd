import ArgumentParser
import Records
import Workflow

struct SeverityVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "severity",
    abstract: "Say how bad the incident is, with the reason where that changes.",
    discussion: """
      SEV1 to SEV5, P1 to P5, an alerting system's word, or your own; words that only your team knows have a place on the scale \
      by --level. For example:

        baton severity SEV1 --because "payments are affected too"
      """)

  @Argument(help: "The severity, as your team writes it.") var severity: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var because: String?
  @Option(
    help: ArgumentHelp("Its place on the scale, 1 (the worst) to 5, where the word does not say.", valueName: "n"))
  var level: Int?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    try call.perform(.incident(.setSeverity(severity, level: level, because: because)))
  }
}
