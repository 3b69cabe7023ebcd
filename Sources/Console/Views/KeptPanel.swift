import Records
import Screen

extension State {
  /// Room of the panel: what the header, its title and the hint line leave.
  private var keptHeight: Int {
    let arrangement = arrangement
    return max(1, arrangement.hint.y - arrangement.header.bottom - 1)
  }

  private var keptWidth: Int { max(1, size.width - 4) }

  /// How wide the document is; what was read stands to its right.
  private func documentWidth(_ width: Int) -> Int { width >= 90 ? width * 3 / 5 : max(10, width - 16) }

  private func rows(of line: Int, in view: KeptView, width: Int) -> [String] {
    let text = view.lines[line]
    let room = max(4, documentWidth(width) - numberWidth(view) - 4)
    return text.isEmpty ? [""] : TextWidth.wrapped(text, to: room)
  }

  private func numberWidth(_ view: KeptView) -> Int { String(view.lines.count).count }

  /// The first line that is to be seen so that the one looked at is, moved no more than it must be.
  func keptTop(_ view: KeptView) -> Int {
    guard view.lines.indices.contains(view.index) else { return 0 }
    if view.index <= view.top { return view.index }
    var top = view.index
    var room = keptHeight - rows(of: top, in: view, width: keptWidth).count
    while top > view.top {
      room -= rows(of: top - 1, in: view, width: keptWidth).count
      guard room >= 0 else { return top }
      top -= 1
    }
    return top
  }

  func keptPanel(_ view: KeptView, width: Int, height: Int) -> Panel {
    let record = record?.session.number == view.session ? record : nil
    let items = rows.itemsOnLines
    let sections = record?.sections ?? []
    let (digits, left) = (numberWidth(view), documentWidth(width))
    var lines: [Line] = []
    var selected: ClosedRange<Int>?
    var place = min(view.top, max(0, view.lines.count - 1))
    let span = view.span
    while lines.count < height, place < view.lines.count {
      let number = place + 1
      let isKept = sections.contains { $0.lines.from <= number && number <= $0.lines.to }
      let begins = items.filter { $0.lines.from == number }
      let first = lines.count
      for (offset, row) in rows(of: place, in: view, width: width).enumerated() where lines.count < height {
        let count = offset == 0 ? String(number) : ""
        let pad = String(repeating: " ", count: digits - count.count)
        let text = TextWidth.padded(row, to: max(0, left - digits - 4))
        var spans = [
          Span("\(pad)\(count) ", .muted), Span(isKept ? "│ " : "  ", .waiting),
          Span(text + " ", isKept ? .text : .muted),
        ]
        if begins.indices.contains(offset) {
          let item = begins[offset]
          let words = "\(item.item)  \(item.words)"
          spans.append(Span(TextWidth.truncated(words, to: max(1, width - left)), .muted))
        } else if offset == 0, isKept, number == sections.first(where: { $0.lines.from == number })?.lines.from {
          spans.append(Span("kept", .waiting))
        }
        lines.append(Line(spans))
      }
      if span.from <= number, number <= span.to, lines.count > first {
        selected = (selected?.lowerBound ?? first)...(lines.count - 1)
      }
      place += 1
    }
    let kept = record?.coverage.map { "\($0.kept) kept of \($0.lines)" } ?? ""
    let place0 = span.from == span.to ? "line \(span.from)" : "lines \(span.from)-\(span.to)"
    var panel = Panel(
      title: view.name, counts: [Span("\(kept) · \(place0) of \(view.lines.count)", .muted)], lines: lines, isTall: true
    )
    panel.selection = selected
    return panel
  }
}
