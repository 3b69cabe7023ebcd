import Screen

extension State {
  func text(of pane: Pane, width: Int) -> [Line] {
    if let text = texts[pane], text.width == width { return text.lines }
    return switch pane {
    case .detail: detailLines(width: width)
    case .output: outputLines(width: width)
    case .draft: draftLines(width: width)
    default: []
    }
  }

  /// Draws what of the text is in sight, and returns how many lines are below it.
  func drawText(_ placed: Arrangement.Placed, on frame: inout Frame) -> Int {
    let body = placed.body
    let lines = text(of: placed.pane, width: placed.textWidth)
    let top = max(0, min(lists[placed.pane]?.top ?? 0, lines.count - body.height))
    for (offset, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
      frame.put(line, x: body.x + 1, y: body.y + offset, width: body.width - 2)
    }
    return max(0, lines.count - top - body.height)
  }
}
