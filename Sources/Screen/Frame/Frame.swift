/// A whole screen as a grid of cells: what a view returns and the terminal paints. Writing outside
/// it is cut, never an error.
///
/// Everything written passes `TextWidth.visible`, so no control, bidi override or zero-width trick
/// ever reaches a cell.
///
/// A copy shares its rows with the frame it was made of until one of them is written on: a frame
/// that differs from another in a few rows costs those, and is found to be the same in the others
/// at a glance.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// From the top, each from the left and as wide as the frame.
  package private(set) var rows: [[Cell]]
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: Point?

  package init(_ size: Size, style: Style = .plain) {
    self.size = Size(max(0, size.width), max(0, size.height))
    rows = Array(repeating: Array(repeating: Cell(" ", style), count: self.size.width), count: self.size.height)
  }

  package subscript(x: Int, y: Int) -> Cell { rows[y][x] }

  /// Writes `text` from `(x, y)` to the right, at most `width` columns (nil: to the frame's edge),
  /// and returns the columns used. Text that does not fit ends in an ellipsis where `ellipsis`; a
  /// wide character is never cut in half.
  @discardableResult
  package mutating func put(
    _ text: String, x: Int, y: Int, width: Int? = nil, style: Style = .plain, ellipsis: Bool = true
  ) -> Int {
    guard y >= 0, y < size.height, x < size.width else { return 0 }
    let room = min(width ?? size.width - x, size.width - x)
    guard room > 0 else { return 0 }
    let visible = VisibleText(text)
    guard visible.columns > room else { return write(visible.string, x: x, y: y, style: style) }
    let fitted = visible.start(within: ellipsis ? room - 1 : room)
    write(visible.string, bytes: fitted.bytes, x: x, y: y, style: style)
    guard ellipsis else { return fitted.columns }
    write("…", x: x + fitted.columns, y: y, style: style)
    return fitted.columns + 1
  }

  /// Fills `rect` with the first character of `text`, one column wide.
  package mutating func fill(_ rect: Rect, _ text: String = " ", style: Style) {
    let visible = TextWidth.prefix(text, columns: 1)
    fill(rect, with: Cell(visible.isEmpty ? " " : visible, style))
  }

  /// Fills `rect` with blanks.
  package mutating func clear(_ rect: Rect, style: Style = .plain) { fill(rect, with: Cell(ascii: 0x20, style)) }

  private mutating func fill(_ rect: Rect, with cell: Cell) {
    change(rect) { row, columns in
      // Wide characters are cut at the edges alone.
      Self.set(cell, columns: 1, in: row, at: columns.lowerBound)
      for x in columns.dropFirst().dropLast() { row[x] = cell }
      if columns.count > 1 { Self.set(cell, columns: 1, in: row, at: columns.upperBound - 1) }
    }
  }

  /// Changes the ground (and nothing else) of every cell in `rect`.
  package mutating func lay(_ ground: Ground, over rect: Rect) {
    change(rect) { row, columns in for x in columns { row[x].style.ground = ground } }
  }

  /// Calls `body` for each row of `rect` with the columns of it, which are one at least.
  private mutating func change(
    _ rect: Rect, _ body: (UnsafeMutableBufferPointer<Cell>, _ columns: Range<Int>) -> Void
  ) {
    let columns = max(0, rect.x)..<max(0, rect.x, min(rect.right, size.width))
    guard !columns.isEmpty else { return }
    for y in max(0, rect.y)..<max(0, rect.y, min(rect.bottom, size.height)) {
      rows[y].withUnsafeMutableBufferPointer { body($0, columns) }
    }
  }

  /// The columns at which a row differs from that of `other`, which must be of the same size; nil
  /// where both have the very same row.
  package func columns(of y: Int, notAsIn other: Frame) -> [Int]? {
    rows[y].withUnsafeBufferPointer { mine in
      other.rows[y].withUnsafeBufferPointer { theirs in
        guard mine.baseAddress != theirs.baseAddress else { return nil }
        var columns: [Int] = []
        for x in mine.indices where mine[x] != theirs[x] { columns.append(x) }
        return columns
      }
    }
  }

  /// Puts in place what a row was before, or in another frame; it must be as wide as the frame.
  package mutating func setRow(_ y: Int, _ row: [Cell]) {
    guard rows.indices.contains(y), row.count == size.width else { return }
    rows[y] = row
  }

  /// Writes the first `bytes` of visible text that fits; what lies left of the frame is passed
  /// over.
  @discardableResult
  private mutating func write(_ visible: String, bytes end: Int? = nil, x: Int, y: Int, style: Style) -> Int {
    var visible = visible
    return visible.withUTF8 { all in
      let bytes = UnsafeBufferPointer(rebasing: all[..<(end ?? all.count)])
      return rows[y].withUnsafeMutableBufferPointer { row in
        var column = x
        VisibleText.forEachCell(bytes) { cell, columns, _ in
          if column >= 0 {
            let written =
              cell.count == 1
              ? Cell(ascii: bytes[cell.lowerBound], style)
              : Cell(bytes: UnsafeBufferPointer(rebasing: bytes[cell]), style)
            Self.set(written, columns: columns, in: row, at: column)
          } else if column + columns > 0 {
            Self.set(Cell(ascii: 0x20, style), columns: 1, in: row, at: 0)
          }
          column += columns
          return column < row.count
        }
        return column - x
      }
    }
  }

  /// Writes one character, clearing the other half of any wide one it lands on.
  private static func set(_ cell: Cell, columns: Int, in row: UnsafeMutableBufferPointer<Cell>, at x: Int) {
    let last = x + columns - 1
    guard last < row.count else { return }
    if row[x].isContinuation, x > 0 { row[x - 1].text = " " }
    if last + 1 < row.count, row[last + 1].isContinuation { row[last + 1].text = " " }
    row[x] = cell
    if columns == 2 { row[last] = Cell("", cell.style) }
  }

  /// The frame as lines of text, blanks at the end of each dropped: what a test compares.
  package var text: String {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width { line += self[x, y].text }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
