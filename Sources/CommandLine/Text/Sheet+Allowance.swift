import Foundation
import Reply
import Workflow

extension Call {
  /// Shows what is asked for whole, and asks for it on the terminal.
  func askToAllow(_ allowance: Allowance, _ question: String) throws {
    var sheet = Sheet(width: output.width, isASCII: output.isASCII)
    sheet.allowance(allowance)
    _ = Output.write(Array((sheet.lines.joined(separator: "\n") + "\n").utf8), to: STDERR_FILENO)
    guard ask(question) else { throw Failure(.no, "nothing was allowed, and nothing was run") }
    try allow(allowance)
  }
}

extension Sheet {
  /// All of it, every command to its last sign.
  mutating func allowance(_ allowance: Allowance) {
    heading(allowance.title)
    let width = allowance.facts.map(\.name.count).max() ?? 0
    for fact in allowance.facts {
      if fact.isCommand {
        item("\(fact.name):", "")
        command(fact.text, indent: 2)
      } else {
        item(fact.name.padding(toLength: width + 2, withPad: " ", startingAt: 0), fact.text)
      }
    }
  }
}
