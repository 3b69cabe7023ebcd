import CNcurses
public import Screen

/// What a style comes to on this terminal.
struct CellLook {
  let paint: Paint
  let attributes: attr_t
  let pair: Int32
}

extension Terminal {
  /// Puts `frame` on the terminal; only cells that differ from what is there are sent. `paint` must be for `depth`.
  public mutating func draw(_ frame: Frame, paint: (Style) -> Paint) {
    guard !isSuspended else { return }
    let frame = isUTF8 ? frame : frame.asciiOnly()
    // The theme may be another than last time.
    if looks.contains(where: { $0.value.paint != paint($0.key) }) {
      looks.removeAll(keepingCapacity: true)
      drawn = nil
    }
    let before = drawn.flatMap { $0.size == frame.size ? $0 : nil }
    if before == nil { erase() }
    let width = min(frame.size.width, size.width)
    for y in 0..<min(frame.size.height, size.height) where before.map({ !$0.hasSameRow(y, as: frame) }) ?? true {
      drawRow(y, of: frame, width: width, before: before, paint)
    }
    place(frame.cursor)
    wnoutrefresh(baton_stdscr())
    if output.update() {
      drawn = frame
    } else {
      redrawAll()
    }
  }

  /// Clears the terminal and draws everything at the next `draw`: another program may have written on it.
  public mutating func redrawAll() {
    drawn = nil
    clearok(baton_curscr(), true)
  }

  private mutating func drawRow(_ y: Int, of frame: Frame, width: Int, before: Frame?, _ paint: (Style) -> Paint) {
    let row = y * frame.size.width
    for x in 0..<width {
      let cell = frame.cells[row + x]
      if let before, before.cells[row + x] == cell { continue }
      guard !cell.isContinuation else { continue }
      let isWide = x + 1 < frame.size.width && frame.cells[row + x + 1].isContinuation
      let look = look(of: cell.style, paint)
      if isWide && x + 1 == width {
        put([0x20], x: x, y: y, look)
      } else {
        put(cell.text, columns: isWide ? 2 : 1, x: x, y: y, look)
      }
    }
  }

  private func put(_ text: String, columns: Int, x: Int, y: Int, _ look: CellLook) {
    let scalars = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    // The system's tables may be older than ours: what it would give other columns would move the rest of the row.
    let isAgreed =
      scalars.first == 0x20
      || (scalars.first.map { Int(baton_columns($0)) } == columns
        && scalars.dropFirst().allSatisfy { baton_columns($0) == 0 })
    if isAgreed {
      put(scalars, x: x, y: y, look)
    } else {
      for column in 0..<columns { put([isUTF8 ? 0xFFFD : 0x3F], x: x + column, y: y, look) }
    }
  }

  private func put(_ scalars: [wchar_t], x: Int, y: Int, _ look: CellLook) {
    _ = baton_put(Int32(y), Int32(x), scalars, Int32(scalars.count), look.attributes, look.pair)
  }

  private mutating func look(of style: Style, _ paint: (Style) -> Paint) -> CellLook {
    if let look = looks[style] { return look }
    let paint = paint(style)
    var attributes: attr_t = 0
    if paint.bold { attributes |= baton_bold() }
    if paint.dim { attributes |= baton_dim() }
    if paint.italic { attributes |= baton_italic() }
    if paint.underline { attributes |= baton_underline() }
    if paint.reverse { attributes |= baton_reverse() }
    var pair: Int32 = 0
    if depth != .none {
      let (foreground, background) = (colors.number(of: paint.foreground), colors.number(of: paint.background))
      if foreground != -1 || background != -1 { pair = max(0, alloc_pair(foreground, background)) }
    }
    let look = CellLook(paint: paint, attributes: attributes, pair: pair)
    looks[style] = look
    return look
  }

  /// Shows the cursor at `point` or hides it. A hidden one is left where drawing ends, which costs nothing; one that can't be
  /// hidden waits at the bottom left.
  private mutating func place(_ point: Point?) {
    let isShown = point != nil
    if isShown != isCursorShown {
      curs_set(isShown ? 1 : 0)
      isCursorShown = isShown
    }
    leaveok(baton_stdscr(), !isShown && hidesCursor)
    let point = point ?? Point(0, size.height - 1)
    move(Int32(min(max(0, point.y), size.height - 1)), Int32(min(max(0, point.x), size.width - 1)))
  }
}
