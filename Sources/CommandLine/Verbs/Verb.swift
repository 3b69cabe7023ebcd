import ArgumentParser
import Records
import Workflow

/// A verb of the command line: it parses, calls the store, and prints. Rules live in Records.
protocol Verb: AsyncParsableCommand {
  var common: CommonOptions { get }
  func run(in call: Call) async throws
}

extension Verb {
  func run() async throws { try await run(in: Call(common.chosen)) }
}

extension SessionNumber: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
  package static var defaultCompletionKind: CompletionKind { .sessionNumbers }
}

/// The session whose part is listed, where it is not the present one.
struct OfSession: ParsableArguments {
  @Option(name: .customLong("session"), help: ArgumentHelp("The session, where not the present one.", valueName: "n"))
  var number: SessionNumber?
}

/// Of an act of the baton.
struct ForHolder: ParsableArguments {
  @Option(
    help: ArgumentHelp("Why you do it for whoever has the baton, where that is not you.", valueName: "text"))
  var because: String?
}

/// What it takes to act without a doubt: most acts need a reason.
struct Reason: ParsableArguments {
  @Option(name: .customLong("because"), help: ArgumentHelp("The reason, kept in the record.", valueName: "text"))
  var text: String
}
