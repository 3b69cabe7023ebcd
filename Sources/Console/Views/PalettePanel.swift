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
    // The typed line stays; the list scrolls under it.
    let shown = max(1, height - 2)
    let first = max(0, min(palette.index - shown + 1, matches.count - shown))
    if first > 0 { lines.removeSubrange(1...first) }
    return Panel(
      title: "Commands", counts: [Span("\(matches.count)", .muted)], lines: lines,
      selected: matches.isEmpty ? nil : palette.index - first + 1, isTall: true, cursor: cursor + 2)
  }
}
