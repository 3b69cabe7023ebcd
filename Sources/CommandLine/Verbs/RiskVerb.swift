import ArgumentParser
import Journal
import Records
import Workflow

struct RiskVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "List and change what could still go wrong.",
    discussion: """
      Likelihood is very low, low, medium, high or certain; impact is very low, low, medium, high or critical. For example:

        baton risk add "The fix does not resolve it" --likelihood low --impact high
      """,
    subcommands: [
      List.self, Add.self, EditVerb<Risk>.self, Rate.self, Mitigate.self, Accept.self, Materialise.self, Close.self,
      Reopen.self,
    ],
    defaultSubcommand: List.self)

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a risk to the register.",
      discussion:
        "For example: baton risk add \"Quota runs out\" --likelihood medium --impact high --mitigation \"ask for more\""
    )
    @Argument(help: "What could go wrong.") var text: String
    @Option(help: ArgumentHelp("How likely it is.", valueName: "rating"), completion: .likelihoods) var likelihood:
      String
    @Option(help: ArgumentHelp("How much it would hurt.", valueName: "rating"), completion: .impacts) var impact: String
    @Option(help: ArgumentHelp("What is done against it.", valueName: "text")) var mitigation: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      try call.perform(.addRisk(title: text, likelihood: likelihood, impact: impact, mitigation: mitigation))
    }
  }

  struct Rate: Verb {
    static let configuration = CommandConfiguration(
      commandName: "rate",
      abstract: "Rate a risk anew.", discussion: "For example: baton risk rate 2 --likelihood high")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @Option(help: ArgumentHelp("How likely it is.", valueName: "rating"), completion: .likelihoods) var likelihood:
      String?
    @Option(help: ArgumentHelp("How much it would hurt.", valueName: "rating"), completion: .impacts) var impact:
      String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.risk(number, .rate(likelihood: likelihood, impact: impact)))
    }
  }

  struct Mitigate: Verb {
    static let configuration = CommandConfiguration(
      commandName: "mitigate",
      abstract: "Say that a risk is mitigated, and by what.",
      discussion: "For example: baton risk mitigate 2 \"the relationship is commented out\"")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @Argument(help: "What was done against it.") var text: String
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.risk(number, .mitigate(mitigation: text))) }
  }

  struct Accept: Verb {
    static let configuration = CommandConfiguration(
      commandName: "accept",
      abstract: "Say that a risk is borne, with the reason.",
      discussion: "For example: baton risk accept 3 --because \"not used in production\"")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.risk(number, .accept(because: reason.text))) }
  }

  struct Materialise: Verb {
    static let configuration = CommandConfiguration(
      commandName: "materialise",
      abstract: "Say that a risk came true.",
      discussion: "For example: baton risk materialise 1 --because \"the same error at 01:35\"")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @Option(help: ArgumentHelp("What showed it.", valueName: "text")) var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.risk(number, .materialise(because: because))) }
  }

  struct Close: Verb {
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: "Take a risk off the register, with the reason.",
      discussion: "For example: baton risk close 3 --because \"the feature was removed\"")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.risk(number, .close(because: reason.text))) }
  }

  struct Reopen: Verb {
    static let configuration = CommandConfiguration(
      commandName: "reopen",
      abstract: "Put a risk back on the register.", discussion: "For example: baton risk reopen 3")
    @Argument(help: "The risk's number.", completion: .riskNumbers) var number: Int
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.risk(number, .reopen)) }
  }
}
