/// How many columns a terminal gives to text, and text cut or wrapped to columns.
///
/// Widths are those of the text as `visible` shows it. They follow Unicode 15.0 as `wcwidth`, xterm
/// and tmux have it; where terminals disagree on a cluster, `visible` shows it as something they
/// agree on.
package enum TextWidth {
  /// 0 for nothing, 1 or 2 for a character a person sees, more for one that is shown by name.
  package static func width(of character: Character) -> Int { VisibleText(String(character)).columns }

  package static func width(of text: String) -> Int { VisibleText(text).columns }

  /// The longest start of `text` that fits, made visible.
  package static func prefix(_ text: some StringProtocol, columns: Int) -> String {
    let visible = VisibleText(String(text))
    return visible.columns <= columns ? visible.string : visible.prefix(columns)
  }

  /// `text` where it fits, else its start and an ellipsis.
  package static func truncated(_ text: some StringProtocol, to columns: Int) -> String {
    let visible = VisibleText(String(text))
    if visible.columns <= columns { return visible.string }
    return columns < 1 ? "" : visible.prefix(columns - 1) + "…"
  }

  /// `text` in exactly `columns`: cut with an ellipsis, or filled with blanks on the right (on the
  /// left where `right`).
  package static func padded(_ text: some StringProtocol, to columns: Int, right: Bool = false) -> String {
    let fitted = truncated(text, to: columns)
    let blanks = String(repeating: " ", count: max(0, columns - width(of: fitted)))
    return right ? blanks + fitted : fitted + blanks
  }

  /// `text` with every control, escape, bidi override and invisible character shown as something
  /// one can see: controls as their pictures (`␛`), tabs as blanks to the next fourth column, all
  /// else as `⟨U+202E⟩`. Shown again, it stays the same.
  package static func visible(_ text: some StringProtocol) -> String { VisibleText(String(text)).string }
}

extension VisibleText {
  fileprivate func prefix(_ columns: Int) -> String {
    String(decoding: string.utf8.prefix(start(within: columns).bytes), as: UTF8.self)
  }
}
