import ArgumentParser
import Workflow

/// What a mistyped word was most likely meant to be.
enum WordGuess {
  /// The verb that stands nearest to the first word of a call that is none: `import` for `imprt`.
  static func verb(in arguments: some Sequence<String>) -> (typed: String, meant: String)? {
    var command: any ParsableCommand.Type = RootVerb.self
    var option: String?
    for word in arguments {
      let isValue = option.map(takesValue) == true
      option = !isValue && word.hasPrefix("-") ? word : nil
      if isValue || option != nil { continue }
      let names = verbs(below: command)
      if let next = names.first(where: { $0.name == word }) {
        command = next.verb
        continue
      }
      return SpellingDistance.nearest(to: word, in: names.map(\.name)).map { (word, $0) }
    }
    return nil
  }

  /// Asked of the parser, which alone knows: before its verb a call has no other options than these.
  private static func takesValue(_ option: String) -> Bool {
    (try? CommonOptions.parse([option, "value"])) != nil || (try? ConsoleOptions.parse([option, "value"])) != nil
      || (try? FolderOption.parse([option, "value"])) != nil
  }

  private static func verbs(
    below command: any ParsableCommand.Type
  ) -> [(name: String, verb: any ParsableCommand.Type)] {
    let configuration = command.configuration
    let all = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    return all.map { ($0.configuration.commandName ?? "\($0)".lowercased(), $0) }
  }
}
