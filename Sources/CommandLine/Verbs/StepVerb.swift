import ArgumentParser
import Contract
import Expectations
import Journal
import Patterns
import Records
import Reply
import Workflow

struct StepVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "The validation steps: list them, run them, judge them.",
    discussion: """
      A run's output proposes a verdict; yours stands over it. For example:

        baton step show 4
        baton step run 4
        baton step fail 4 --because "3 errors after 01:15"
      """,
    subcommands: [
      List.self, Show.self, Run.self, ShowOutput.self, Compare.self, Pass.self, Fail.self, Waive.self, Add.self,
      EditVerb<Step>.self, Expect.self,
    ],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the steps and where each stands.",
      discussion: "For example: baton step list --json | jq '.[] | select(.verdict == \"failed\")'")
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let record = try call.storedSession(session.number, looksBack: true).record
      call.list(
        .steps(of: record), isEmpty: record.steps.isEmpty,
        "No step yet; `baton step add TITLE --command C --expect T` adds one."
      ) { sheet in
        sheet.steps(record)
      }
    }
  }

  struct Show: Verb {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show a step whole: its command, what is expected, every run.",
      discussion: "For example: baton step show 4 --json | jq -r .command")
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @OptionGroup var session: OfSession
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let record = try call.storedSession(session.number, looksBack: true).record
      let step = try record.found(step: number)
      if call.options.isJSON { return call.output.print(.step(step, in: record)) }
      var sheet = Sheet(for: call.output)
      sheet.step(step, in: record)
      call.output.print(sheet)
    }
  }

  struct Pass: Verb {
    static let configuration = CommandConfiguration(
      commandName: "pass",
      abstract: "Judge a step passed.", discussion: "For example: baton step pass 2 --because \"digest is new\"")
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @Option(help: ArgumentHelp("The reason, kept in the record.", valueName: "text")) var because: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.step(number, .pass(because: because)).forHolder(because: because))
    }
  }

  struct Fail: Verb {
    static let configuration = CommandConfiguration(
      commandName: "fail",
      abstract: "Judge a step failed, with the reason.",
      discussion: "For example: baton step fail 4 --because \"the same error after the fix\"")
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.step(number, .fail(because: reason.text)).forHolder(because: reason.text))
    }
  }

  struct Waive: Verb {
    static let configuration = CommandConfiguration(
      commandName: "waive",
      abstract: "Leave a step out of this validation, with the reason.",
      discussion: "For example: baton step waive 5 --because \"no queries at night\"")
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @OptionGroup var reason: Reason
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws {
      try call.perform(.step(number, .waive(because: reason.text)).forHolder(because: reason.text))
    }
  }

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a step.",
      discussion: """
        An expectation is a rule (exit 0, first matches /RE/, lacks /RE/ after 01:15, lines >= 3; joined by and, or), or \
        words, of which a rule is made where they allow it; `baton step show` tells which. For example:

          baton step add "No errors" --command "journalctl -u worker | grep -c ERROR" --expect "exit 1 and first matches /^0/"
        """)
    @Argument(help: "What it shows.") var title: String
    @Option(help: ArgumentHelp("What to run; a person does it by hand where not said.", valueName: "command"))
    var command: String?
    @Option(help: ArgumentHelp("What its output should be: a rule, or words.", valueName: "text")) var expect: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let expectation = expect.map { stored.record.expectation($0, command: command, title: title) }
      try expectation?.checkPatterns()
      try call.perform(.addStep(title: title, command: command, language: nil, expectation: expectation), on: stored)
    }
  }

  struct Expect: Verb {
    static let configuration = CommandConfiguration(
      commandName: "expect",
      abstract: "Say what a step's output should be.",
      discussion: """
        A rule (see `baton step add --help`) goes beside the words that are there; words take their place, and a rule is made of \
        them where they allow it. For example:

          baton step expect 4 "lacks /mapper/ after 01:15"
        """)
    @Argument(help: "The step's number.", completion: .stepNumbers) var number: Int
    @Argument(help: "A rule, or words.") var text: String
    @OptionGroup var forHolder: ForHolder
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let stored = try call.storedSession(access: .readWrite)
      let step = try stored.record.found(step: number)
      let expectation = stored.record.expectation(text, for: step)
      try expectation.checkPatterns()
      try call.perform(
        .step(number, .edit(["expectation": .expectation(expectation)])).forHolder(because: forHolder.because),
        on: stored)
      let rule = expectation.rule.map { "\($0)" } ?? "no rule can check these words; a person judges"
      if !call.options.isJSON { call.output.print("rule: \(rule)") }
    }
  }
}

extension Expectation {
  /// Refuses a pattern that could never be asked.
  fileprivate func checkPatterns() throws(Failure) {
    do throws(PatternError) { try Pattern.check(rule?.patterns ?? []) } catch {
      throw Failure(.usage, "this expectation can't be asked: \(error.message)")
    }
  }
}

extension SessionRecord {
  func found(step number: Int) throws(Failure) -> Step {
    guard let step = step(number) else {
      throw Failure(.notFound, "there is no step \(number); `baton step list` shows what there is")
    }
    return step
  }
}
