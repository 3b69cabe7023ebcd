import Documents
import Records
import Screen

extension Gap.Severity {
  fileprivate var glyph: (Glyph, Role) {
    switch self {
    case .error: (.failed, .alarm)
    case .warning: (.warning, .warning)
    case .note: (.ready, .text)
    }
  }
}

extension State {
  func gapLines(_ index: Int, width: Int) -> [Line] {
    guard let gaps = draft?.gaps, gaps.indices.contains(index) else { return [] }
    let gap = gaps[index]
    let (glyph, role) = gap.severity.glyph
    let room = max(8, width - 2)
    let start = [Span(glyph.text(), role), Span(gap.namesPlace ? " " : " \(gap.place)  ", .muted)]
    let words = TextWidth.wrapped(gap.message, to: max(8, width - start.width))
    var lines = [Line(start + [Span(words.first ?? "")])]
    lines += words.dropFirst().prefix(2).map { Line([Span("  "), Span($0)]) }
    lines += TextWidth.wrapped(inKeys(gap.remedy), to: room).prefix(2).map { Line([Span("  "), Span($0, .muted)]) }
    return lines
  }

  /// The draft as its reader sees it.
  func draftLines(width: Int) -> [Line] {
    guard let draft else { return [Line("drafting…", .muted)] }
    if let dressed = draft.dressed, dressed.width == width { return dressed.lines }
    var lines: [Line] = []
    if let seal = record?.session.seal {
      lines.append(
        Line("\(Glyph.done.text()) sealed by \(seal.by) at \(zone.clock(seal.at, from: now)) as \(seal.file)", .good))
      lines.append(Line())
    }
    lines += RenderedMarkdown(draft.lines, width: width).lines
    return lines
  }
}
