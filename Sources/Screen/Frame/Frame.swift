/// A whole screen as a grid of cells: what a view returns and the terminal paints. Writing outside it is cut, never an error.
///
/// Everything written passes `TextWidth.visible`, so no control, bidi override or zero-width trick ever reaches a cell.
public struct Frame: Equatable, Sendable {
  public let size: Size
  /// Row by row from the top left.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil hides it.
  public var cursor: Point?

  public init(_ size: Size, style: Style = .plain) {
    self.size = Size(max(0, size.width), max(0, size.height))
    cells = Array(repeating: Cell(" ", style), count: self.size.width * self.size.height)
  }

  public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

  /// Writes `text` from `(x, y)` to the right, at most `width` columns (nil: to the frame's edge), and returns the columns used.
  /// Text that does not fit ends in an ellipsis where `ellipsis`; a wide character is never cut in half.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, width: Int? = nil, style: Style = .plain, ellipsis: Bool = true
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
  public mutating func fill(_ rect: Rect, _ text: String = " ", style: Style) {
    let visible = TextWidth.prefix(text, columns: 1)
    let cell = visible.isEmpty ? " " : visible
    for y in max(0, rect.y)..<max(0, rect.y, min(rect.bottom, size.height)) {
      for x in max(0, rect.x)..<max(0, rect.x, min(rect.right, size.width)) { set(x, y, cell, 1, style) }
    }
  }

  /// Changes the ground (and nothing else) of every cell in `rect`.
  public mutating func lay(_ ground: Ground, over rect: Rect) {
    for y in max(0, rect.y)..<max(0, rect.y, min(rect.bottom, size.height)) {
      for x in max(0, rect.x)..<max(0, rect.x, min(rect.right, size.width)) {
        cells[y * size.width + x].style.ground = ground
      }
    }
  }

  /// Whether a row is the same to the bit as that of `other`, which must be of the same size. Far quicker to say than cell by cell, and
  /// never true of rows that differ.
  public func hasSameRow(_ y: Int, as other: Frame) -> Bool {
    let (stride, size) = (MemoryLayout<Cell>.stride, MemoryLayout<Cell>.size)
    return cells.withUnsafeBytes { mine in
      other.cells.withUnsafeBytes { theirs in
        for cell in (y * self.size.width)..<((y + 1) * self.size.width) {
          // Not what lies between two cells: nobody writes there.
          var offset = cell * stride
          let end = offset + size
          while offset + 8 <= end {
            if mine.load(fromByteOffset: offset, as: UInt64.self)
              != theirs.load(fromByteOffset: offset, as: UInt64.self)
            {
              return false
            }
            offset += 8
          }
          while offset < end {
            if mine[offset] != theirs[offset] { return false }
            offset += 1
          }
        }
        return true
      }
    }
  }

  /// Changes the text of every cell, one column for one column.
  mutating func mapCells(_ change: (String, _ isWide: Bool) -> (String, right: String?)) {
    for index in cells.indices where !cells[index].isContinuation {
      let isWide = (index + 1) % size.width != 0 && cells[index + 1].isContinuation
      let (left, right) = change(cells[index].text, isWide)
      cells[index].text = left
      if isWide, let right { cells[index + 1].text = right }
    }
  }

  /// Writes the first `bytes` of visible text that fits; what lies left of the frame is passed over.
  @discardableResult
  private mutating func write(_ visible: String, bytes end: Int? = nil, x: Int, y: Int, style: Style) -> Int {
    var visible = visible
    return visible.withUTF8 { all in
      let bytes = UnsafeBufferPointer(rebasing: all[..<(end ?? all.count)])
      var column = x
      VisibleText.forEachCell(bytes) { cell, columns, _ in
        if column >= 0 {
          let byte = bytes[cell.lowerBound]
          let text =
            cell.count == 1
            ? Self.ascii[Int(byte)] : String(decoding: UnsafeBufferPointer(rebasing: bytes[cell]), as: UTF8.self)
          set(column, y, text, columns, style)
        } else if column + columns > 0 {
          set(0, y, " ", 1, style)
        }
        column += columns
        return column < size.width
      }
      return column - x
    }
  }

  private static let ascii: [String] = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

  /// Writes one character, clearing the other half of any wide one it lands on.
  private mutating func set(_ x: Int, _ y: Int, _ text: String, _ columns: Int, _ style: Style) {
    let index = y * size.width + x
    if cells[index].isContinuation, x > 0 { cells[index - 1].text = " " }
    let last = index + columns - 1
    if x + columns < size.width, cells[last + 1].isContinuation { cells[last + 1].text = " " }
    cells[index] = Cell(text, style)
    if columns == 2 { cells[index + 1] = Cell("", style) }
  }

  /// The frame as lines of text, blanks at the end of each dropped: what a test compares.
  public var text: String {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width { line += self[x, y].text }
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
