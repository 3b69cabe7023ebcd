import Records
import Screen

extension State {
  /// What must not be missed, an item a line, with what became of it.
  func readBackPanel(_ walk: Overlay.ReadBack, width: Int, height: Int) -> Panel {
    var lines = walk.matters.indices.map { place -> Line in
      let mark: Span =
        if walk.questions[place] != nil {
          Span("?", .note)
        } else if walk.read.contains(place) {
          Span(Glyph.done.text(), .good)
        } else {
          Span(" ")
        }
      return Line([mark, Span(" "), Span(TextWidth.truncated(walk.matters[place].text, to: max(8, width - 2)))])
    }
    if walk.matters.indices.contains(walk.index) {
      let text = walk.matters[walk.index].text
      if TextWidth.width(of: text) > width - 2 {
        lines.append(Line())
        lines += TextWidth.wrapped(text, to: width).map { Line($0) }
      }
      if let question = walk.questions[walk.index] { lines.append(Line("you ask: \(question)", .note)) }
    }
    let done = walk.read.count + walk.questions.count
    return Panel(
      title: "Before you take the baton", counts: [Span("\(done) of \(walk.matters.count)", .muted)], lines: lines,
      top: max(0, walk.index - height + 4), selected: walk.index)
  }
}
