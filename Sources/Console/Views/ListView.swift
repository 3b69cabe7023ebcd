import Logs
import Records
import Screen

extension State {
  /// The lines of one row of a list. `width` is what is left between the two columns of the
  /// selection's bars.
  func lines(of pane: Pane, _ index: Int, width: Int) -> [Line] {
    switch pane {
    case .timeline: timelineLines(index, width: width)
    case .todos: [todoLine(rows.todos[index], width: width)]
    case .risks: riskLines(rows.risks[index], width: width)
    case .steps: [stepLine(rows.steps[index], width: width)]
    case .sessions: [sessionLine(rows.sessions[index], width: width)]
    case .log: log[index].map { logLines($0, width: width) } ?? []
    case .gaps: gapLines(index, width: width)
    case .detail, .output, .draft: []
    }
  }

  /// Rows a list's row takes on the screen.
  func height(of pane: Pane, _ index: Int, width: Int) -> Int {
    switch pane {
    case _ where pane.hasOneLineRows: 1
    case .risks: rows.risks[index].startsDealtWith ? 2 : 1
    default: lines(of: pane, index, width: width).count
    }
  }

  /// The first row shown, with the selection in sight.
  func top(of placed: Arrangement.Placed) -> Int {
    let width = placed.textWidth
    let (top, selected) = (lists[placed.pane]?.top ?? 0, selectedIndex(placed.pane) ?? 0)
    let (count, height) = (count(placed.pane), placed.body.height)
    // Asking a row's height takes a copy of the whole state along: not at every key where the
    // answer is known.
    if placed.pane.hasOneLineRows {
      return ListWindow.top(top, selected: selected, count: count, height: height) { _ in 1 }
    }
    return ListWindow.top(top, selected: selected, count: count, height: height) {
      self.height(of: placed.pane, $0, width: width)
    }
  }

  func drawList(_ placed: Arrangement.Placed, on frame: inout Frame) {
    let body = placed.body
    let total = count(placed.pane)
    guard total > 0 else {
      for (offset, line) in emptyLines(placed.pane, width: body.width - 2).prefix(body.height).enumerated() {
        frame.put(line, x: body.x + 1, y: body.y + offset, width: body.width - 2)
      }
      return
    }
    drawBlanks(at: body, on: &frame)
    var y = body.y
    var row = top(of: placed)
    while row < total, y < body.bottom {
      y = draw(row: row, of: placed, at: y, on: &frame)
      row += 1
    }
  }

  /// Puts the bars at the ends of these rows, or takes them away: all that a moved selection
  /// changes of a list that did not scroll.
  func drawBars(of rows: [Int], in placed: Arrangement.Placed, on frame: inout Frame) {
    let body = placed.body
    let (last, total, selected) = (rows.max() ?? -1, count(placed.pane), selectedIndex(placed.pane))
    var y = body.y
    var row = top(of: placed)
    while row < total, row <= last, y < body.bottom {
      let height = height(of: placed.pane, row, width: placed.textWidth)
      if rows.contains(row) {
        let parting = height > 1 ? parting(of: placed.pane, row, width: placed.textWidth) : 0
        for y in (y + parting)..<max(y + parting, min(y + height, body.bottom)) {
          let line = Rect(x: body.x, y: y, width: body.width, height: 1)
          drawBlanks(at: line, on: &frame)
          if row == selected { mark(line, placed.pane == focus, on: &frame) }
        }
      }
      y += height
      row += 1
    }
  }

  /// How many of a row's lines part it from the one before, and are not selected with it.
  func parting(of pane: Pane, _ index: Int, width: Int) -> Int {
    lines(of: pane, index, width: width).prefix { $0.isDivider }.count
  }

  /// The blanks where bars may come are of the bars' colour, so that a bar that comes or goes
  /// changes none.
  private func drawBlanks(at rows: Rect, on frame: inout Frame) {
    for x in [rows.x, rows.right - 1] {
      frame.clear(Rect(x: x, y: rows.y, width: 1, height: rows.height), style: Style(.accent))
    }
  }

  /// Draws a row of a list, and returns where the next one stands.
  private func draw(row: Int, of placed: Arrangement.Placed, at start: Int, on frame: inout Frame) -> Int {
    let body = placed.body
    let isSelected = row == selectedIndex(placed.pane)
    var y = start
    for line in lines(of: placed.pane, row, width: placed.textWidth) where y < body.bottom {
      frame.put(
        Line(marking(line.left, in: placed.pane), right: line.right), x: body.x + 1, y: y, width: body.width - 2)
      // What parts a row from the one before is not part of the selected item.
      if isSelected, !line.isDivider {
        mark(Rect(x: body.x, y: y, width: body.width, height: 1), placed.pane == focus, on: &frame)
      }
      y += 1
    }
    return y
  }

  /// With the search's matches marked.
  private func marking(_ spans: [Span], in pane: Pane) -> [Span] {
    guard let search else { return spans }
    return pane == .log ? spans.marking { log.buffer.matchRanges(in: $0) } : spans.marking { $0.allMatches(of: search) }
  }

  /// Bars at the row's ends, and no ground across it: a moved selection sends four cells and one
  /// colour, however wide the pane is.
  private func mark(_ row: Rect, _ isFocused: Bool, on frame: inout Frame) {
    for (x, bar) in [(row.x, Glyph.selectionLeft), (row.right - 1, .selectionRight)] {
      if isFocused {
        frame.put(bar.text(), x: x, y: row.y, width: 1, style: Style(.accent))
      } else {
        frame.lay(.marked, over: Rect(x: x, y: row.y, width: 1, height: 1))
      }
    }
  }

  /// The list's row at this many screen rows below its first.
  func row(at offset: Int, in placed: Arrangement.Placed) -> Int? {
    guard !placed.pane.isText else { return nil }
    let width = placed.textWidth
    var (row, used) = (top(of: placed), 0)
    while row < count(placed.pane) {
      used += height(of: placed.pane, row, width: width)
      if offset < used { return row }
      row += 1
    }
    return nil
  }

  /// Whether the last row is in sight.
  func showsEnd(of pane: Pane) -> Bool {
    guard let placed = arrangement.panes.first(where: { $0.pane == pane }), count(pane) > 0 else { return true }
    let width = placed.textWidth
    return top(of: placed)
      >= ListWindow.first(endingAt: count(pane) - 1, height: placed.body.height) { height(of: pane, $0, width: width) }
  }
}
