import ArgumentParser
import Contract
import Journal
import Patterns
import Records
import Reply
import Workflow

struct WatchVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Rules on the log that raise findings by themselves.",
    discussion: """
      A pattern is a regular expression (PCRE2). For example:

        baton watch add "mappers failed to initialize" --name "mapper error"
      """,
    subcommands: [List.self, Add.self, Remove.self],
    defaultSubcommand: List.self)

  struct List: Verb {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the watch rules.", discussion: "For example: baton watch list --json")
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      let rules = try call.incident(in: try call.store()).watches
      call.list(
        .array(rules.map(JSON.watch)), isEmpty: rules.isEmpty, "No watch rule yet; `baton watch add PATTERN` adds one."
      ) { sheet in
        for rule in rules {
          let pattern = rule.pattern == rule.name ? "" : "  /\(rule.pattern)/"
          sheet.item(" \(rule.number)  ", rule.name + pattern, right: rule.file ?? "every log")
        }
      }
    }
  }

  struct Add: Verb {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Add a rule.",
      discussion: "For example: baton watch add \"timed? out\" --source worker.log")
    @Argument(help: "A regular expression (PCRE2).") var pattern: String
    @Option(help: ArgumentHelp("What a finding is called.", valueName: "text")) var name: String?
    @Option(help: ArgumentHelp("Only this log; every followed one where not said.", valueName: "file"))
    var source: String?
    @OptionGroup(title: "Everywhere") var common: CommonOptions

    func run(in call: Call) throws {
      do {
        _ = try Pattern(pattern)
      } catch {
        throw Failure(.usage, "the pattern can't be used: \(error.message)")
      }
      try call.perform(.incident(.addWatch(name: name, pattern: pattern, file: source)))
    }
  }

  struct Remove: Verb {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove a rule.", discussion: "For example: baton watch remove 2")
    @Argument(help: "The rule's number.") var number: Int
    @OptionGroup(title: "Everywhere") var common: CommonOptions
    func run(in call: Call) throws { try call.perform(.incident(.removeWatch(number))) }
  }
}

extension JSON {
  /// An item of `watch list --json`.
  fileprivate static func watch(_ rule: WatchRule) -> JSON {
    [
      "number": .integer(rule.number),
      "name": .string(rule.name),
      "pattern": .string(rule.pattern),
      "source": JSON(rule.file),
    ]
  }
}
