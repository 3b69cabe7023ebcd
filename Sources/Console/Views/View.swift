import Screen

/// The screen for `state`. Costs what is visible, however long the lists are.
package func view(_ state: State, size: Size) -> Frame {
  var frame = Frame(size)
  guard size.width > 0, size.height > 0 else { return frame }
  state.draw(on: &frame)
  return frame
}

extension State {
  /// There is nothing yet to show panes of.
  var greets: Bool { isLoaded && place == .overview && !hasRecord }

  fileprivate func draw(on frame: inout Frame) {
    let arrangement = arrangement(in: frame.size)
    drawHeader(on: &frame, in: arrangement.header)
    if greets {
      drawGreeting(on: &frame, arrangement)
    } else {
      if let tabs = arrangement.tabs { drawTabs(on: &frame, in: tabs) }
      for placed in arrangement.panes { draw(placed, on: &frame) }
      if let strip = arrangement.strip { drawLogStrip(on: &frame, in: strip) }
      for bar in arrangement.bars {
        // Rules run through, so that the bar joins them.
        for y in bar.top..<bar.bottom where frame[bar.x - 1, y].text == "─" && frame[bar.x + 1, y].text == "─" {
          frame.put("─", x: bar.x, y: y, width: 1, style: Style(.rule))
        }
        frame.putBar(x: bar.x, y: bar.top, height: bar.bottom - bar.top)
      }
    }
    if let overlay { draw(overlay, on: &frame, arrangement) }
    if let form { draw(form, on: &frame, arrangement) }
    drawHintLine(on: &frame, in: arrangement.hint)
  }

  func draw(_ placed: Arrangement.Placed, on frame: inout Frame) {
    let below = placed.pane.isText ? drawText(placed, on: &frame) : 0
    drawTitle(of: placed, below: below, on: &frame)
    guard !placed.body.isEmpty else { return }
    if placed.pane == .risks, showsRiskGrid {
      drawRiskGrid(on: &frame, in: placed.body)
    } else if !placed.pane.isText {
      drawList(placed, on: &frame)
      if placed.pane == .steps { drawAside(on: &frame, below: placed.body) }
    }
  }

  /// On its rule; a text says how many of its lines are below what is seen.
  func drawTitle(of placed: Arrangement.Placed, below: Int, on frame: inout Frame) {
    guard placed.whole.y < placed.body.y else { return }
    let title = title(of: placed.pane, isFocused: placed.pane == focus)
    frame.rule(
      title, counts: counts(of: placed.pane, below: below), x: placed.whole.x, y: placed.whole.y,
      width: placed.whole.width)
  }
}
