import Foundation
import Records

extension Call {
  /// Whether somebody sits in front of it who can answer.
  var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks for a yes on the terminal; anything else is a no.
  func ask(_ question: String) -> Bool {
    _ = Output.write(Array("\(question) [y/N] ".utf8), to: STDERR_FILENO)
    let answer = (readLine() ?? "").trimmed.lowercased()
    return answer == "y" || answer == "yes"
  }
}
