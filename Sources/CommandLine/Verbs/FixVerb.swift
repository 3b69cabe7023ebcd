import ArgumentParser
import Contract
import Journal
import Records
import Reply
import Workflow

extension Fix.Status: ExpressibleByArgument {
  /// What a person can say; that nothing is known of a fix is only what a document leaves open.
  package static var allValueStrings: [String] { allCases.filter { $0 != .unknown }.map(\.rawValue) }

  package init?(argument: String) {
    guard Fix.Status.allValueStrings.contains(argument) else { return nil }
    self.init(rawValue: argument)
  }
}

struct FixVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "List and change the fixes and how far each has come.",
    discussion: """
      For example, the commit is pushed and a build of it runs:

        baton fix status 2 building --build 2d1da3a3
      """,
    subcommands: [List.self, Add.self, EditVerb<Fix>.self, Status.self, Check.self],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the fixes.", discussion: "For example: baton fix list --json | jq '.[].commit'")
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let record = try call.storedSession(session.number, looksBack: true).record
      call.list(
        .fixes(of: record), isEmpty: record.fixes.isEmpty, "No fix yet; `baton fix add TITLE --commit C` adds one."
      ) { sheet in
        sheet.fixes(record)
      }
    }
  }

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a fix.", discussion: "For example: baton fix add \"Comment out the relationship\" --commit fa1b1d5"
    )
    @Argument(help: "What was changed.") var title: String
    @Option(help: ArgumentHelp("The commit that holds it.", valueName: "commit")) var commit: String?
    @Option(help: ArgumentHelp("The build of it.", valueName: "build")) var build: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.addFix(title: title, commit: commit, build: build)) }
  }

  struct Status: Verb {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: "Say how far a fix has come.", discussion: "For example: baton fix status 2 deployed")
    @Argument(help: "The fix's number.", completion: .fixNumbers) var number: Int
    @Argument(help: "How far it has come.") var status: Fix.Status
    @Option(help: ArgumentHelp("The commit that holds it.", valueName: "commit")) var commit: String?
    @Option(help: ArgumentHelp("The build of it.", valueName: "build")) var build: String?
    @Option(help: ArgumentHelp("Why, where a check of it failed, or another has the baton.", valueName: "text"))
    var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let command = Command.fix(number, .setStatus(status, commit: commit, build: build, because: because))
      try call.perform(command.forHolder(because: because))
    }
  }
}
