import ArgumentParser
import Records
import Workflow

struct CorrectVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Say beside a session's record what turned out to be wrong in it.",
    discussion: """
      A sealed record never changes; a correction is shown with it from then on. For example:

        baton correct 9 "The build had not contained the commit" --about "risk 1"
      """)

  @Argument(help: ArgumentHelp("The session it concerns.", valueName: "session")) var number: SessionNumber
  @Argument(help: "What is right; - reads it from standard input.") var text: String
  @Option(help: ArgumentHelp("What it concerns: an item, or words.", valueName: "what")) var about: String?
  @OptionGroup(title: "Everywhere") var common: CommonOptions

  func run(in call: Call) throws {
    try call.perform(.correct(about: about ?? "", text: try call.words(text)), on: number)
  }
}
