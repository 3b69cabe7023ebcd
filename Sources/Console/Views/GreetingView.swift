import Screen

extension State {
  /// An empty store says what Baton is for and how to begin.
  func drawGreeting(on frame: inout Frame, _ arrangement: Arrangement) {
    let top = arrangement.header.bottom
    let rect = Rect(x: 0, y: top, width: frame.size.width, height: max(0, arrangement.hint.y - top))
    frame.rule([Span("Nothing is open yet", .title, bold: true)], x: 0, y: rect.y, width: rect.width)
    let ways: [(String, String)] = [
      (keyWords("import") + " SESSION_8_HANDOFF.md", "reads a handoff someone left and shows it here")
    ]
    var lines: [Line] = [Line()]
    if !isReadOnly {
      lines.append(
        Line([
          Span(keyWords("incident.open"), .key, bold: true),
          Span(" opens an incident: say what is wrong, and you have the baton.", .text),
        ]))
      lines.append(Line())
    }
    lines += [Line("Or begin with a handoff:"), Line()]
    for (command, words) in ways {
      lines.append(Line([Span("   "), Span(command, .accent, bold: true)]))
      lines += TextWidth.wrapped(words, to: max(10, rect.width - 6)).map { Line([Span("   "), Span($0, .muted)]) }
      lines.append(Line())
    }
    lines.append(
      Line([
        Span(keyWords("help"), .key, bold: true),
        Span(" shows every key; what others write to this store appears here by itself.", .muted),
      ]))
    // There was something, and its undoing can be undone.
    if incident != nil {
      lines.append(Line([Span(keyWords("redo"), .key, bold: true), Span(" takes your last undo back.", .muted)]))
    }
    for (offset, line) in lines.prefix(max(0, rect.height - 1)).enumerated() {
      frame.put(line, x: 1, y: rect.y + 1 + offset, width: rect.width - 2)
    }
  }
}
