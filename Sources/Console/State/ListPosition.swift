import Records

/// What a row of a list stands for; the selection follows it, not the row's place.
enum RowID: Hashable, Sendable {
  case entry(SessionNumber, Int)
  case item(ItemReference)
  case session(SessionNumber)
  case line(Int64)
  case gap(Int)
}

/// Where a person is in a list or a text.
struct ListPosition: Equatable, Sendable {
  /// The selected row; meaningless in a text.
  var index = 0
  var id: RowID?
  /// The first row, or line, on the screen.
  var top = 0
}

/// Where each pane stands. A dictionary would hash at every look, a dozen times a key.
struct ListPositions: Equatable, Sendable {
  private var positions: [ListPosition?] = Array(repeating: nil, count: Pane.allCases.count)

  subscript(pane: Pane) -> ListPosition? {
    get { positions[pane.rawValue] }
    _modify { yield &positions[pane.rawValue] }
  }

  subscript(pane: Pane, default standard: @autoclosure () -> ListPosition) -> ListPosition {
    get { self[pane] ?? standard() }
    set { self[pane] = newValue }
  }
}

/// Which rows of a list are on the screen. Every function walks at most a screenful of rows.
enum ListWindow {
  /// The top that keeps the selection on the screen and moves the least; no blank is left below the
  /// last row.
  static func top(_ top: Int, selected: Int, count: Int, height: Int, heightOf: (Int) -> Int) -> Int {
    guard count > 0, height > 0 else { return 0 }
    let selected = min(max(0, selected), count - 1)
    let wanted = max(min(top, selected), first(endingAt: selected, height: height, heightOf: heightOf))
    return max(0, min(wanted, first(endingAt: count - 1, height: height, heightOf: heightOf)))
  }

  /// The first of the rows that fit whole above and with `last`.
  static func first(endingAt last: Int, height: Int, heightOf: (Int) -> Int) -> Int {
    var row = last
    var used = heightOf(row)
    while row > 0 {
      used += heightOf(row - 1)
      guard used <= height else { break }
      row -= 1
    }
    return row
  }

  /// The last row that is at least partly on the screen.
  static func last(from top: Int, count: Int, height: Int, heightOf: (Int) -> Int) -> Int {
    var row = top
    var used = 0
    while row < count {
      used += heightOf(row)
      guard used < height else { return row }
      row += 1
    }
    return max(0, count - 1)
  }
}
