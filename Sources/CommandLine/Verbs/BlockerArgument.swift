import ArgumentParser
import Records

/// What a todo waits for, as typed: `todo:5`, `validation`, `monitoring`, `risk:2`, or any other
/// words.
struct BlockerArgument: ExpressibleByArgument, Equatable {
  var on: Blocker.On
  var text: String

  init?(argument: String) {
    let words = argument.trimmed
    guard !words.isEmpty else { return nil }
    text = ""
    switch words.lowercased() {
    case "validation": on = .validation
    case "monitoring": on = .monitoring
    default:
      for (name, blocker) in BlockerArgument.numbered where words.lowercased().hasPrefix(name) {
        // Not other words: whoever writes todo: means a todo, and waiting for a mistyped one would
        // never end.
        guard let number = Int(words.dropFirst(name.count).drop { $0 == " " }) else { return nil }
        on = blocker(number)
        return
      }
      on = .outside
      text = words
    }
  }

  private static let numbered: [(name: String, blocker: @Sendable (Int) -> Blocker.On)] = [
    ("todo:", { .todo($0) }), ("risk:", { .risk($0) }),
  ]
}
