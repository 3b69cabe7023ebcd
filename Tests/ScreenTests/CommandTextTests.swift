import Screen
import Testing

@Suite("A command as it is shown before it runs") struct CommandTextTests {
  static let deceiving: [(String, String)] = [
    ("rm\u{A0}-rf", "rm⟨U+00A0⟩-rf"), ("a\u{2800}b", "a⟨U+2800⟩b"), ("a\u{3000}b\u{2003}c", "a⟨U+3000⟩b⟨U+2003⟩c"),
    // Cyrillic а and с, Greek ο, in Latin words and by themselves.
    ("c\u{430}t", "c⟨U+0430⟩t"), ("git \u{441}lone", "git ⟨U+0441⟩lone"), ("ech\u{3BF} x", "ech⟨U+03BF⟩ x"),
    ("\u{441}\u{430}\u{440} x", "⟨U+0441⟩⟨U+0430⟩⟨U+0440⟩ x"), ("ls \u{444}x", "ls ⟨U+0444⟩x"),
    ("\u{FF43}at", "⟨U+FF43⟩at"), ("a\u{FF1B}b", "a⟨U+FF1B⟩b"), ("a \u{2013}rf", "a ⟨U+2013⟩rf"),
    ("a\u{2215}b", "a⟨U+2215⟩b"), ("true \u{37E} x", "true ⟨U+037E⟩ x"), ("\u{1D41C}at", "⟨U+1D41C⟩at"),
  ]

  @Test("shows by its number what passes for another sign", arguments: deceiving)
  func deceives(command: String, shown: String) {
    #expect(CommandText.marked(command) == shown)
    #expect(CommandText.deceives(command))
    #expect(CommandText.marked(shown) == shown)
  }

  @Test(
    "leaves words of other scripts, accents and typography as they are",
    arguments: [
      "grep 'ошибка' log", "echo \"größer – weiter\"", "echo 'fertig — ja'", "grep 5µs", "grep 日本 log", "echo “done”",
      "curl -s localhost | grep -c ERROR", "echo é",
    ])
  func plain(command: String) {
    #expect(!CommandText.deceives(command))
  }
}
