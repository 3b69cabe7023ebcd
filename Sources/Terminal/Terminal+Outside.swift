import CTerminal
import Foundation

extension Terminal {
  /// xterm takes no more in one sequence.
  private static let mostCopiedBytes = 74_994

  /// Puts `text` on the clipboard of the person's own computer by OSC 52. Terminals don't answer,
  /// and some are set to ignore it; false where the text is too long or the terminal too old, and
  /// nothing was sent.
  package mutating func copy(_ text: String) -> Bool {
    guard !modes.on.isEmpty, !isSuspended, text.utf8.count <= Self.mostCopiedBytes else { return false }
    let encoded = Data(text.utf8).base64EncodedString()
    writeToTerminal(Array("\u{1B}]52;c;\(encoded)\u{07}".utf8))
    return true
  }

  package mutating func bell() {
    if !isSuspended { writeToTerminal([0x07]) }
  }
}
