import CNcurses
public import Screen

/// What a style comes to on this terminal.
struct CellLook {
  let attributes: attr_t
  let pair: Int32
}

extension Terminal {
  /// Has styles look as `paint` says, which must be for `depth`, from the next `draw` on.
  public mutating func dress(by paint: @escaping (Style) -> Paint) {
    self.paint = paint
    looks.removeAll(keepingCapacity: true)
    drawn = nil
  }

  /// Puts `frame` on the terminal; only cells that differ from what is there are sent.
  public mutating func draw(_ frame: Frame) {
    guard !isSuspended else { return }
    let frame = isUTF8 ? frame : frame.asciiOnly()
    let before = drawn.flatMap { $0.size == frame.size ? $0 : nil }
    if before == nil { erase() }
    let width = min(frame.size.width, size.width)
    let all = before == nil ? Array(0..<width) : []
    for y in 0..<min(frame.size.height, size.height) {
      let columns = before.map { frame.columns(of: y, notAsIn: $0) } ?? all
      if !columns.isEmpty { drawRow(y, frame.rows[y], columns: columns, to: width) }
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

  private mutating func drawRow(_ y: Int, _ row: [Cell], columns: [Int], to width: Int) {
    // Neighbours mostly look alike.
    var worn: (style: Style, look: CellLook)?
    for x in columns where x < width {
      let cell = row[x]
      guard !cell.isContinuation else { continue }
      if worn?.style != cell.style { worn = (cell.style, look(of: cell.style)) }
      guard let look = worn?.look else { continue }
      let isWide = x + 1 < row.count && row[x + 1].isContinuation
      put(cell, isWide: isWide, isCut: isWide && x + 1 == width, x: x, y: y, look)
    }
  }

  private func put(_ cell: Cell, isWide: Bool, isCut: Bool, x: Int, y: Int, _ look: CellLook) {
    if let letter = isCut ? 0x20 : cell.ascii { return put(wchar_t(letter), x: x, y: y, look) }
    let columns = isWide ? 2 : 1
    if let scalar = cell.scalar.map({ wchar_t(bitPattern: $0.value) }), Int(baton_columns(scalar)) == columns {
      return put(scalar, x: x, y: y, look)
    }
    let scalars = cell.text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    // The system's tables may be older than ours: what it would give other columns would move the rest of the row.
    let isAgreed =
      scalars.first.map { Int(baton_columns($0)) } == columns
      && scalars.dropFirst().allSatisfy { baton_columns($0) == 0 }
    if isAgreed {
      _ = baton_put(Int32(y), Int32(x), scalars, Int32(scalars.count), look.attributes, look.pair)
    } else {
      for column in 0..<columns { put(isUTF8 ? 0xFFFD : 0x3F, x: x + column, y: y, look) }
    }
  }

  private func put(_ scalar: wchar_t, x: Int, y: Int, _ look: CellLook) {
    var scalar = scalar
    _ = baton_put(Int32(y), Int32(x), &scalar, 1, look.attributes, look.pair)
  }

  private mutating func look(of style: Style) -> CellLook {
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
    let look = CellLook(attributes: attributes, pair: pair)
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
