import Screen

extension State {
  func text(of pane: Pane, width: Int) -> [Line] {
    switch pane {
    case .detail: detailLines(width: width)
    case .output: outputLines(width: width)
    case .draft: draftLines(width: width)
    default: []
    }
  }

  func drawText(_ placed: Arrangement.Placed, on frame: inout Frame) {
    let body = placed.body
    let lines = text(of: placed.pane, width: max(1, body.width - 2))
    let top = max(0, min(lists[placed.pane]?.top ?? 0, lines.count - body.height))
    for (offset, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
      frame.put(line, x: body.x + 1, y: body.y + offset, width: body.width - 2)
    }
    if top + body.height < lines.count {
      let more = " \(lines.count - top - body.height) more "
      frame.put(
        more, x: body.right - more.count - 1, y: body.bottom - 1, width: more.count, style: Style(.muted))
    }
  }
}
