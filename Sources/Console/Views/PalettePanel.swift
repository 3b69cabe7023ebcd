import Screen

extension State {
  /// What was typed, and below it the commands that fit, the best first.
  func palettePanel(_ palette: Overlay.Palette, width: Int, height: Int) -> Panel {
    let matches = paletteMatches(palette.editor.text)
    let (typed, cursor) = palette.editor.window(columns: max(1, width - 4))
    var lines = [Line([Span(": ", .accent, bold: true), Span(typed)])]
    for match in matches {
      let keys = keymap.keys(for: match.command).map(\.displayText).joined(separator: " ")
      let takes = match.argument.isEmpty ? match.command.argument.map { "  \($0)" } ?? "" : "  \(match.argument)"
      // What belongs to another view says to which.
      let place = match.command.applies(self) ? nil : match.command.place
      lines.append(
        Line(
          [Span(match.command.title, place == nil ? .text : .muted), Span(takes, .muted)],
          right: [
            Span((place.map { "in \($0.title)   " } ?? "") + match.command.name + "  ", .muted),
            Span(keys.padded(5), place == nil ? .key : .muted),
          ]))
    }
    if matches.isEmpty { lines.append(Line("No command fits; fewer letters find more.", .muted)) }
    return .choice("Commands", lines, of: matches.count, at: palette.index, height: height, cursor: cursor)
  }
}

extension State.Panel {
  /// What was typed, and what fits it, a line each: the typed line stays, and the list scrolls under it.
  static func choice(
    _ title: String, _ lines: [Line], of count: Int, at index: Int, height: Int, cursor: Int
  ) -> Self {
    let shown = max(1, height - 2)
    let first = max(0, min(index - shown + 1, count - shown))
    return Self(
      title: title, counts: [Span("\(count)", .muted)], lines: Array(lines.prefix(1) + lines.dropFirst(1 + first)),
      selected: count == 0 ? nil : index - first + 1, isTall: true, cursor: cursor + 2)
  }
}
