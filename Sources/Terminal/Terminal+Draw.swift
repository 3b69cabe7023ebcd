import CTerminal
import Screen

/// What a style comes to on this terminal, as numbers alone: looks are compared at every cell.
struct CellLook: Equatable {
  let attributes: attr_t
  let pair: Int32
  /// Looks of whose blanks the same shows have the same.
  let blank: Int32
}

/// The styles that were met, a handful, and how each looks.
struct CellLooks {
  private var all: [(style: Style, look: CellLook, blank: Paint.Blank)] = []

  subscript(style: Style) -> CellLook? {
    for known in all where known.style == style { return known.look }
    return nil
  }

  mutating func add(_ style: Style, attributes: attr_t, pair: Int32, blank: Paint.Blank) -> CellLook {
    let number = all.first { $0.blank == blank }?.look.blank ?? Int32(all.count)
    let look = CellLook(attributes: attributes, pair: pair, blank: number)
    all.append((style, look, blank))
    return look
  }

  mutating func removeAll() { all.removeAll(keepingCapacity: true) }
}

extension Terminal {
  /// Has styles look as `paint` says, which must be for `depth`, from the next `draw` on.
  package mutating func dress(by paint: @escaping (Style) -> Paint) {
    self.paint = paint
    looks.removeAll()
    drawn = nil
  }

  /// Puts `frame` on the terminal; only cells that differ from what is there are sent.
  package mutating func draw(_ frame: Frame) {
    guard !isSuspended else { return }
    let isWhole = drawn?.size != frame.size
    // Taken out, so that its rows are changed in place: a frame that differs in few rows costs
    // those.
    var shown = drawn.take() ?? frame
    if isWhole {
      shown = frame
      werase(baton_newscr())
    }
    let all = isWhole ? Array(0..<frame.size.width) : []
    var cells = 0
    for y in 0..<frame.size.height {
      guard let columns = isWhole ? all : frame.columns(of: y, notAsIn: shown) else { continue }
      if !columns.isEmpty { drawRow(y, isUTF8 ? frame.rows[y] : frame.rows[y].inASCII, columns: columns) }
      cells += columns.count
      shown.setRow(y, frame.rows[y])
    }
    baton_frame_gather(cells)
    place(frame.cursor)
    doupdate()
    if baton_frame_send() != 0 {
      drawn = shown
    } else {
      redrawAll()
    }
  }

  /// Clears the terminal and draws everything at the next `draw`: another program may have written
  /// on it.
  package mutating func redrawAll() {
    drawn = nil
    clearok(baton_curscr(), true)
  }

  /// A blank on which the same shows as on the one before it is given the same look: its letters'
  /// colour is not seen, and to send it would change colours for nothing.
  private mutating func drawRow(_ y: Int, _ row: [Cell], columns: [Int]) {
    guard y < size.height else { return }
    let width = min(row.count, size.width)
    // Neighbours mostly look alike.
    var worn: (style: Style, look: CellLook)?
    // Blanks at the left look like what follows them.
    var last = columns.first { row[$0].ascii != 0x20 && !row[$0].isContinuation }.map { look(of: row[$0].style) }
    var run = Run(y: y)
    for x in columns where x < width && !row[x].isContinuation {
      if worn?.style != row[x].style { worn = (row[x].style, look(of: row[x].style)) }
      guard var look = worn?.look else { continue }
      let ascii = row[x].ascii
      if ascii == 0x20, let last, last.blank == look.blank { look = last }
      last = look
      let isWide = x + 1 < row.count && row[x + 1].isContinuation
      if !isWide, let ascii, (0x20..<0x7F).contains(ascii) {
        run.add(wchar_t(ascii), at: x, look)
      } else if isWide, x + 1 == width {
        run.add(0x20, at: x, look)
      } else if !isWide, let scalar = row[x].scalar.map({ wchar_t(bitPattern: $0.value) }), baton_columns(scalar) == 1 {
        run.add(scalar, at: x, look)
      } else {
        put(row[x], columns: isWide ? 2 : 1, x: x, y: y, look)
      }
    }
    run.write()
  }

  private func put(_ cell: Cell, columns: Int, x: Int, y: Int, _ look: CellLook) {
    let scalars = cell.text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    // The system's tables may be older than ours: what it would give other columns would move the
    // rest of the row.
    let isAgreed =
      scalars.first.map { Int(baton_columns($0)) } == columns
      && scalars.dropFirst().allSatisfy { baton_columns($0) == 0 }
    if isAgreed {
      _ = baton_put(Int32(y), Int32(x), scalars, Int32(scalars.count), look.attributes, look.pair)
    } else {
      var run = Run(y: y)
      for column in 0..<columns { run.add(isUTF8 ? 0xFFFD : 0x3F, at: x + column, look) }
      run.write()
    }
  }

  private mutating func look(of style: Style) -> CellLook {
    if let look = looks[style] { return look }
    let paint = paint(style)
    func flag(_ isOn: Bool) -> Int32 { isOn ? 1 : 0 }
    let attributes = baton_attributes(
      flag(paint.bold), flag(paint.dim), flag(paint.italic), flag(paint.underline), flag(paint.reverse))
    var pair: Int32 = 0
    if depth != .none {
      let (foreground, background) = (colors.number(of: paint.foreground), colors.number(of: paint.background))
      if foreground != -1 || background != -1 { pair = max(0, alloc_pair(foreground, background)) }
    }
    return looks.add(style, attributes: attributes, pair: pair, blank: paint.blank)
  }

  /// Shows the cursor at `point` or hides it. A hidden one is left where drawing ends, which costs
  /// nothing; one that can't be hidden waits at the bottom left.
  private mutating func place(_ point: Point?) {
    let isShown = point != nil
    if isShown != isCursorShown {
      curs_set(isShown ? 1 : 0)
      isCursorShown = isShown
    }
    leaveok(baton_newscr(), !isShown && hidesCursor)
    let point = point ?? Point(0, size.height - 1)
    wmove(baton_newscr(), Int32(min(max(0, point.y), size.height - 1)), Int32(min(max(0, point.x), size.width - 1)))
  }
}

/// Characters of one column, side by side and alike, which ncurses takes in one go.
private struct Run {
  let y: Int
  private var start = 0
  private var characters: [wchar_t] = []
  private var look: CellLook?

  init(y: Int) { self.y = y }

  mutating func add(_ character: wchar_t, at x: Int, _ look: CellLook) {
    if x != start + characters.count || look != self.look {
      write()
      start = x
      self.look = look
    }
    characters.append(character)
  }

  mutating func write() {
    guard let look, !characters.isEmpty else { return }
    _ = baton_put_run(
      Int32(y), Int32(start), characters, Int32(characters.count), look.attributes, look.pair)
    characters.removeAll(keepingCapacity: true)
  }
}
