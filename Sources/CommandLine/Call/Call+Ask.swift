import Foundation
import Records
import Reply
import Workflow

extension Call {
  /// Whether somebody sits in front of it who can answer.
  var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks for a line; nil where standard input has ended.
  func answer(_ question: String) -> String? {
    Output.say(question)
    return readLine()?.trimmed
  }

  /// Asks before an act that is seen by others, unless it was said beforehand; without a terminal,
  /// and where JSON is wanted, it has to be.
  func confirm(_ question: @autoclosure () -> String, yes: Bool, _ way: String, _ left: String) throws {
    if yes { return }
    guard canAsk, !options.isJSON else { throw Failure(.usage, "\(way); \(left)") }
    guard ask(question()) else { throw Failure(.no, left) }
  }

  /// Asks for a yes on the terminal; anything else is a no.
  func ask(_ question: String) -> Bool {
    let answer = answer("\(question) [y/N] ")?.lowercased()
    return answer == "y" || answer == "yes"
  }
}
