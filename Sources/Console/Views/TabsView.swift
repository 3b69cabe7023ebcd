import Records
import Screen

/// What a click on a tab goes to.
enum Tab: Equatable {
  case pane(Pane)
  case place(Place)
}

extension State {
  /// The tabs with their columns: the focused one in brackets.
  private func tabs(width: Int) -> [(x: Int, spans: [Span], tab: Tab)] {
    let counts = rows.todoCounts
    let settled = rows.steps.count { $0.verdict == .passed || $0.verdict == .waived }
    let total = rows.steps.count
    let risks = rows.risks.count { $0.risk.isLive }
    let isLoud = log.errorsPerMinute(last: 1, now: now).first ?? 0 > 0
    func all(short: Bool) -> [(String, Span?, Tab)] {
      [
        ("Timeline", short ? nil : Span("\(rows.timeline.count)", .muted), .pane(.timeline)),
        (
          "Todos",
          short
            ? nil
            : counts.blocked > 0 ? Span("\(counts.blocked) blocked", .waiting) : Span("\(rows.todos.count)", .muted),
          .pane(.todos)
        ),
        (
          "Risks", short ? nil : Span("\(risks)", riskCountSpans.first?.role == .alarm ? .alarm : .muted), .pane(.risks)
        ),
        ("Log", isLoud ? Span(Glyph.live.text(), .alarm) : nil, .pane(.log)),
        (
          "Validate",
          short || total == 0
            ? nil : Span("\(settled)/\(total)", rows.steps.contains { $0.verdict == .failed } ? .alarm : .muted),
          .place(.validate)
        ),
      ]
    }
    for (short, gap) in [(false, 5), (false, 3), (true, 3), (true, 1)] {
      var x = 3
      var placed: [(x: Int, spans: [Span], tab: Tab)] = []
      for (name, count, tab) in all(short: short) {
        let isHere = tab == .pane(focus)
        var spans = [Span(name, isHere ? .accent : .title, bold: isHere)]
        if let count { spans += [Span(" "), count] }
        spans = isHere ? [Span("[", .accent)] + spans + [Span("]", .accent)] : spans
        placed.append((x, spans, tab))
        x += spans.width + gap
      }
      if x - gap + 2 <= width || gap == 1 { return placed }
    }
    return []
  }

  func drawTabs(on frame: inout Frame, in rect: Rect) {
    frame.fill(rect, "─", style: Style(.rule))
    for (x, spans, _) in tabs(width: rect.width) {
      frame.put(" ", x: x - 1, y: rect.y, width: 1)
      let used = frame.put(spans, x: x, y: rect.y, width: rect.width - x)
      frame.put(" ", x: x + used, y: rect.y, width: 1)
    }
  }

  func tab(atColumn x: Int, width: Int) -> Tab? {
    tabs(width: width).first { x >= $0.x && x < $0.x + $0.spans.width }?.tab
  }
}

extension Arrangement {
  func tab(at point: Point, in state: State) -> Tab? {
    guard let tabs, tabs.contains(point) else { return nil }
    return state.tab(atColumn: point.x, width: tabs.width)
  }

  /// The name of the command whose hint stands there.
  func command(at point: Point, in state: State) -> String? {
    guard hint.contains(point) else { return nil }
    return state.hints(width: hint.width).first { point.x >= $0.x && point.x < $0.x + $0.spans.width }?.name
  }
}
