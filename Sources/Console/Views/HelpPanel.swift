import Screen

extension State {
  /// Every command with its keys, those that hold what was typed.
  func helpPanel(_ help: Overlay.Listing, width: Int, height: Int) -> Panel {
    let typed = help.search.text
    // Whose fingers know how a search begins, types that too.
    let wanted = typed.count > 1 && typed.first == "/" ? String(typed.dropFirst()) : typed
    var lines = [
      Line([
        Span("/ ", .accent, bold: true),
        Span(typed.isEmpty ? "type to search" : typed, typed.isEmpty ? .muted : .text),
      ])
    ]
    let keyWidth = NamedCommand.all.reduce(10) { max($0, TextWidth.width(of: keyWords($1)) + 2) }
    for group in NamedCommand.Group.allCases {
      let commands = NamedCommand.all.filter { command in
        command.group == group
          && (wanted.isEmpty || command.title.matches(wanted) || command.name.matches(wanted)
            || keymap.keys(for: command).contains { $0.displayText == wanted })
      }
      guard !commands.isEmpty else { continue }
      lines.append(Line(group.rawValue, .title, bold: true))
      for command in commands {
        lines.append(
          Line(
            [Span(keyWords(command).padded(keyWidth), .key), Span(command.title)],
            right: width >= 70 ? [Span(command.name, .muted)] : []))
      }
    }
    if lines.count == 1 { lines.append(Line("Nothing has that word; fewer letters find more.", .muted)) }
    // What is typed stays in sight; the list scrolls under it.
    let above = max(0, min(help.top, lines.count - height))
    if above > 0 { lines.removeSubrange(1...above) }
    return Panel(
      title: "Help", counts: [Span("Baton: hand an incident on", .muted)], lines: lines, isTall: true,
      cursor: 2 + TextWidth.width(of: typed))
  }

  /// Its keys, after that of the panel they belong to; the palette's where it has none.
  func keyWords(_ command: NamedCommand) -> String {
    let opening = command.panel.map { keyWords($0) + " " } ?? ""
    let keys = keymap.keys(for: command).map { opening + $0.displayText }.joined(separator: " ")
    return keys.isEmpty ? keyWords("palette") : keys
  }
}
