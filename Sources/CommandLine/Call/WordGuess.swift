import ArgumentParser
import Workflow

/// What a mistyped word was most likely meant to be.
enum WordGuess {
  /// The verb that stands nearest to the first word of a call that is none: `import` for `imprt`.
  static func verb(in arguments: some Sequence<String>) -> (typed: String, meant: String)? {
    var command: any ParsableCommand.Type = RootVerb.self
    for word in arguments where !word.hasPrefix("-") {
      let names = verbs(below: command)
      if let next = names.first(where: { $0.name == word }) {
        command = next.verb
        continue
      }
      return SpellingDistance.nearest(to: word, in: names.map(\.name)).map { (word, $0) }
    }
    return nil
  }

  private static func verbs(
    below command: any ParsableCommand.Type
  ) -> [(name: String, verb: any ParsableCommand.Type)] {
    let configuration = command.configuration
    let all = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    return all.map { ($0.configuration.commandName ?? "\($0)".lowercased(), $0) }
  }
}
