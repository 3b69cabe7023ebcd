extension [Cell] {
  /// A frame's row for a terminal that is not UTF-8: glyphs, rules and bars as their ASCII twins,
  /// accents taken off, all else `?`. Columns stay as they are.
  package var inASCII: [Cell] {
    var row = self
    for x in row.indices where row[x].ascii == nil && !row[x].isContinuation {
      let text = row[x].text
      row[x].text = ASCIITwin.signs[text] ?? ASCIITwin.plainLetter(of: text) ?? "?"
      if x + 1 < row.count, row[x + 1].isContinuation { row[x + 1].text = " " }
    }
    return row
  }
}

/// What stands for a character where there is only ASCII.
private enum ASCIITwin {
  /// The ASCII letter under an accent; nil where there is none.
  static func plainLetter(of text: String) -> String? {
    if let first = text.unicodeScalars.first, first.isASCII { return String(first) }
    return letters[text]
  }

  /// Letter and accent to letter. Strings are equal where they are canonically equivalent, so `é`
  /// finds its parts.
  private static let letters: [String: String] = {
    var letters: [String: String] = ["ß": "s", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "đ": "d", "ł": "l", "Ł": "L"]
    let alphabet =
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { $0 } + (UInt8(ascii: "a")...UInt8(ascii: "z")).map { $0 }
    for letter in alphabet.map({ String(Unicode.Scalar($0)) }) {
      for accent in (UInt32(0x300)...0x331).compactMap(Unicode.Scalar.init) {
        letters[letter + String(accent)] = letter
      }
    }
    return letters
  }()

  static let signs: [String: String] = {
    var twins: [String: String] = [
      "─": "-", "━": "-", "│": "|", "┃": "|", "┬": "+", "┴": "+", "┼": "+", "├": "+", "┤": "+",
      "┌": "+", "┐": "+", "└": "+", "┘": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "╴": "-", "╶": "-",
      "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#", "░": ".", "▒": ":", "▓": "#",
      "⟨": "<", "⟩": ">", "‹": "<", "«": "<", "»": ">", "·": ".", "•": "*", "×": "x", "→": ">", "←": "<", "↑": "^",
      "↓": "v", "↳": "\\", "‘": "'", "’": "'", "“": "\"", "”": "\"", "—": "-", "−": "-", "≥": ">", "≤": "<", "≈": "~",
      "\u{A0}": " ", "\u{3000}": " ", "✅": "+", "❌": "x", "⚠": "!", "⏳": "o", "🔄": ">", "🚫": "#",
    ]
    for glyph in Glyph.allCases { twins[glyph.text()] = glyph.text(ascii: true) }
    for picture in UInt32(0x2400)...0x2421 {
      if let scalar = Unicode.Scalar(picture) { twins[String(scalar)] = "^" }
    }
    return twins
  }()
}
