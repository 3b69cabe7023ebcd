import Foundation
import Testing

/// What is printed, into a pipe too.
@Suite struct VisibleWordsTests {
  /// A title to set, a screen to clear, text turned round, a C1 control and a blank without width.
  static let attack = "QZ\u{1B}]0;taken\u{7}\u{1B}[2J\u{202E}\u{9B}31m\u{200B}ZQ"

  private func expectVisible(_ ended: Program.Ended, _ call: [String]) {
    let words = ended.text + ended.errors
    let raw = words.unicodeScalars.filter { scalar in
      scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
        || scalar.properties.generalCategory == .format
    }
    #expect(raw.isEmpty, "\(call): \(raw)")
    #expect(!words.isEmpty, "\(call)")
  }

  @Test(
    "no name of a file, no argument and no refusal reaches a terminal raw",
    arguments: [
      ["lint", "FILE"], ["lint", "FILE", "--format", "github"], ["lint", "FILE", "--json"], ["import", "FILE"],
      ["step", "expect", "1", attack], ["step", "expect", "1", "matches /(\(attack)/"], ["watch", "add", "(\(attack)"],
      [attack], ["show", attack], ["note", attack], ["theme", "show", attack], ["note", "x", "--at", attack],
    ])
  func arguments(call: [String]) throws {
    let program = try Program(importing: Handoff.text)
    let name = "SESSION_3_\(Self.attack)_HANDOFF.md"
    try program.write("# Session 3 Handoff\n\n## Todos\n\n- [ ] one\n", to: name)
    let words = call.map { $0 == "FILE" ? name : $0 }
    expectVisible(try program.run(words), call)
  }
}
