import TestSupport

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
