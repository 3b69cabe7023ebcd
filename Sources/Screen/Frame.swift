/// One cell: a character as a person sees it, and its style. The right half of a wide character is an empty `text`.
public struct Cell: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String = " ", _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  public var isContinuation: Bool { text.isEmpty }
}

/// A whole screen as a grid of cells: what a view returns and the terminal paints. Writing outside it is cut, never an error.
///
/// Everything written passes `TextWidth.visible`, so no control, bidi override or zero-width trick ever reaches a cell.
public struct Frame: Equatable, Sendable {
  public let size: Size
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
    let fitted = ellipsis ? TextWidth.truncated(text, to: room) : TextWidth.prefix(text, columns: room)
    var column = x
    for character in fitted {
      let columns = TextWidth.width(of: character)
      guard column + columns <= x + room else { break }
      if column >= 0 { set(column, y, String(character), columns, style) }
      column += columns
    }
    return column - x
  }

  public mutating func fill(_ rect: Rect, _ text: String = " ", style: Style) {
    for y in max(0, rect.y)..<max(0, rect.y, min(rect.bottom, size.height)) {
      for x in max(0, rect.x)..<max(0, rect.x, min(rect.right, size.width)) { set(x, y, text, 1, style) }
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
