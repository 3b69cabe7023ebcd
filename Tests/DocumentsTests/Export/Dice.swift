/// Numbers that fall the same way for the same seed: SplitMix64, by Steele, Lea and Flood.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func chance(_ oneIn: Int) -> Bool { roll(1...oneIn) == 1 }
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(0...(choices.count - 1))] }
}

extension Dice {
  private static let pieces = [
    "a", "word", "two words", " ", "  ", "\n", "\n\n", "\n    ", "\n  - ", "\n# ", "\n## Todo list\n", "#", "##", "# x",
    "- ", "-",
    "---", "===", "* ", "**", "**Owner:** ", "_", "__", "`", "``", "```", "\n```\n", "~~~", "|", "\\", "\\\\", "\\|",
    "\n|---|\n",
    "<br>", "<b>", "</details>", "<!-- kept: x -->", "<!-- /kept -->", "-->", "<https://a.b/c>", "&amp;", "&#35;", "&",
    ";", "1. ",
    "1)", "12.", "[x]", "[ ] ", "[a]: b", "](", ">", "> ", ": ", ":", " (DONE)", "(BLOCKED - x)", "✅", "🔄 ", "é",
    "e\u{301}",
    "\u{301}", "\u{200B}", "\t", "\u{A0}", "日本", "%", "$(x)", "Step 1: ", "Risk 2: ", "todo 3", " / ", "/", "“", "”",
    "→", ", ", "none", "\"", "'",
  ]

  /// Text made to break Markdown.
  mutating func nastyText(_ most: Int = 8) -> String {
    (0..<roll(1...most)).map { _ in pick(Dice.pieces) }.joined()
  }
}
