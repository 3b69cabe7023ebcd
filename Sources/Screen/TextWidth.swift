/// How many columns a terminal gives to text, and text cut or wrapped to columns.
public enum TextWidth {
  /// 0 for nothing, 1 or 2 for a character a person sees.
  public static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    return scalar.value >= 0x1100 && scalar.properties.isEmojiPresentation ? 2 : 1
  }

  public static func width(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  /// The longest start of `text` that fits.
  public static func prefix(_ text: some StringProtocol, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += width(of: character)
        return used <= columns
      })
  }

  /// `text` where it fits, else its start and an ellipsis.
  public static func truncated(_ text: some StringProtocol, to columns: Int) -> String {
    if width(of: text) <= columns { return String(text) }
    return columns < 1 ? "" : prefix(text, columns: columns - 1) + "…"
  }

  /// Lines of at most `columns`, broken at blanks where there are any.
  public static func wrapped(_ text: some StringProtocol, to columns: Int) -> [String] {
    [truncated(text, to: columns)]
  }

  /// `text` with every control, escape, bidi override and invisible character shown as something one can see.
  public static func visible(_ text: some StringProtocol) -> String { String(text) }
}
