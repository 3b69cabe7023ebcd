import Screen

/// Which text it is, and how it is wrapped.
struct TextKey: Hashable, Sendable {
  var pane: Pane
  /// The selected row that it is about.
  var subject: RowID?
  var width: Int
}

extension State {
  func text(of pane: Pane, width: Int) -> [Line] {
    if let lines = texts[TextKey(pane: pane, subject: lastSubject, width: width)] { return lines }
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
    let seen = lines.dropFirst(firstLine(of: placed, in: lines)).prefix(body.height)
    for (offset, line) in seen.enumerated() {
      frame.put(line, x: body.x + 1, y: body.y + offset, width: body.width - 2)
    }
    return lines.endIndex - seen.endIndex
  }

  /// Draws those lines again that differ from what stood at their place, and the title.
  func drawText(_ placed: Arrangement.Placed, insteadOf before: ArraySlice<Line>, on frame: inout Frame) {
    let body = placed.body
    let lines = text(of: placed.pane, width: placed.textWidth)
    let seen = lines.dropFirst(firstLine(of: placed, in: lines)).prefix(body.height)
    for offset in 0..<max(seen.count, before.count) {
      let line = offset < seen.count ? seen[seen.startIndex + offset] : nil
      guard line != (offset < before.count ? before[before.startIndex + offset] : nil) else { continue }
      let y = body.y + offset
      frame.clear(Rect(x: body.x, y: y, width: body.width, height: 1))
      if let line { frame.put(line, x: body.x + 1, y: y, width: body.width - 2) }
    }
    drawTitle(of: placed, below: lines.endIndex - seen.endIndex, on: &frame)
  }

  /// The first that is seen.
  func firstLine(of placed: Arrangement.Placed, in lines: [Line]) -> Int {
    max(0, min(lists[placed.pane]?.top ?? 0, lines.count - placed.body.height))
  }
}
