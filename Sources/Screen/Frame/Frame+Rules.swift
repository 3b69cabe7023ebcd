extension Frame {
  /// One bar from the top to the bottom of a column; where it meets a rule, they are joined (`┬ ┼ ┴
  /// ├ ┤`).
  package mutating func putBar(x: Int, y: Int, height: Int, style: Style = Style(.rule)) {
    guard x >= 0, x < size.width else { return }
    for row in max(0, y)..<max(0, y, min(y + height, size.height)) {
      let left = x > 0 && Self.joinsRight.contains(self[x - 1, row])
      let right = x + 1 < size.width && Self.joinsLeft.contains(self[x + 1, row])
      let isRule = Self.rules.contains(self[x, row])
      let up = row > y
      let down = row + 1 < y + height
      let text =
        switch (isRule && (left || right), up, down, left, right) {
        case (false, _, _, false, false): "│"
        case (false, _, _, false, true): "├"
        case (false, _, _, true, false): "┤"
        case (false, _, _, true, true): "┼"
        case (true, false, _, _, _): "┬"
        case (true, true, false, _, _): "┴"
        case (true, true, true, true, false): "┤"
        case (true, true, true, false, true): "├"
        case (true, true, true, _, _): "┼"
        }
      put(text, x: x, y: row, width: 1, style: style)
    }
  }

  private static let joinsRight: Set<String> = ["─", "┬", "┴", "┼", "├"]
  private static let joinsLeft: Set<String> = ["─", "┬", "┴", "┼", "┤"]
  private static let rules: Set<String> = ["─", "┬", "┴", "┼", "├", "┤", "│"]
}

extension Set<String> {
  /// Most cells hold a letter or a blank, and none of these does.
  fileprivate func contains(_ cell: Cell) -> Bool { cell.ascii == nil && contains(cell.text) }
}
