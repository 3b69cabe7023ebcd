import ArgumentParser
import Records

/// What a todo waits for, as typed: `todo:5`, `validation`, `monitoring`, `risk:2`, or any other words.
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
      if let number = BlockerArgument.number(in: words, after: "todo:") {
        on = .todo(number)
      } else if let number = BlockerArgument.number(in: words, after: "risk:") {
        on = .risk(number)
      } else {
        on = .outside
        text = words
      }
    }
  }

  private static func number(in words: String, after name: String) -> Int? {
    words.lowercased().hasPrefix(name) ? Int(words.dropFirst(name.count).drop { $0 == " " }) : nil
  }
}
