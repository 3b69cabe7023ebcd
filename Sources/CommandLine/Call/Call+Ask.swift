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

  /// Asks for a yes on the terminal; anything else is a no.
  func ask(_ question: String) -> Bool {
    let answer = answer("\(question) [y/N] ")?.lowercased()
    return answer == "y" || answer == "yes"
  }
}
