import Screen

/// Where everything stands on a screen of a given size: the views draw by it, scrolling counts by
/// it, and clicks are read by it.
struct Arrangement: Sendable {
  struct Placed: Sendable {
    var pane: Pane
    /// With its title's rule.
    var whole: Rect
    var body: Rect

    init(_ pane: Pane, _ whole: Rect, titled: Bool = true) {
      self.pane = pane
      self.whole = whole
      body = titled ? whole.split(top: 1).rest : whole
    }

    /// What is left between the two columns of a list's bars, which a text leaves free too.
    var textWidth: Int { max(1, body.width - 2) }
  }

  var header: Rect
  /// The overview's row of tabs, where there is no room for four panes.
  var tabs: Rect?
  var panes: [Placed] = []
  /// The log's last lines below a compact overview.
  var strip: Rect?
  /// Columns at which bars stand, from their first row to their last.
  var bars: [(x: Int, top: Int, bottom: Int)] = []
  /// The field that is typed in.
  var form: Rect
  var hint: Rect

  func rect(of pane: Pane) -> Rect? { panes.first { $0.pane == pane }?.body }
}

extension State {
  var arrangement: Arrangement { arrangement(in: size) }

  func arrangement(in size: Size) -> Arrangement {
    let (header, below) = Rect(size).split(top: size.height >= 12 ? 2 : 1)
    let hintRows = size.height >= 4 ? 1 : 0
    let formRows = form == nil || below.height < 2 ? 0 : 1
    let (content, foot) = below.split(top: below.height - hintRows - formRows)
    let (formRect, hint) = foot.split(top: formRows)
    var result = Arrangement(header: header, form: formRect, hint: hint)
    let sizeClass = Layout.SizeClass(size)
    let shares = layout[sizeClass]
    if isZoomed || sizeClass == .tiny || place == .log {
      if place == .overview, sizeClass == .tiny, !isZoomed, content.height > 3 {
        let (tabs, rest) = content.split(top: 1)
        result.tabs = tabs
        result.panes = [.init(focus, rest, titled: false)]
      } else {
        result.panes = [.init(place == .log ? .log : focus, content)]
      }
    } else if place == .overview {
      if sizeClass == .compact {
        arrangeTabs(&result, content, shares)
      } else {
        arrangeFour(&result, content, shares, standingDetail: sizeClass == .wide)
      }
    } else {
      arrangeTwo(&result, content, shares)
    }
    return result
  }

  private func arrangeTabs(_ result: inout Arrangement, _ content: Rect, _ shares: Layout.Shares) {
    let (tabs, rest) = content.split(top: 1)
    result.tabs = tabs
    guard focus != .log else {
      result.panes = [.init(.log, rest, titled: false)]
      return
    }
    let stripRows = rest.height >= 16 && !log.files.isEmpty ? 3 : 0
    let (upper, strip) = rest.split(top: rest.height - stripRows)
    let detailRows = max(4, upper.height * shares.detail / 100)
    let (list, detail) = upper.split(top: upper.height - detailRows)
    result.panes = [.init(focus, list, titled: false), .init(.detail, detail)]
    if stripRows > 0 { result.strip = strip }
  }

  private func arrangeFour(
    _ result: inout Arrangement, _ content: Rect, _ shares: Layout.Shares, standingDetail: Bool
  ) {
    var main = content
    let rows = content.height * shares.row / 100
    if standingDetail {
      let (left, right) = content.split(left: content.width - content.width * shares.detail / 100)
      main = left
      let (detail, steps) = right.split(left: 1).rest.split(top: rows)
      result.panes = [.init(.detail, detail), .init(.steps, steps)]
      result.bars.append((right.x, right.y, right.bottom))
    }
    let (left, right) = main.split(left: main.width * shares.column / 100)
    let column = right.split(left: 1).rest
    let ((timeline, risks), (todos, log)) = (left.split(top: rows), column.split(top: rows))
    result.panes.insert(
      contentsOf: [.init(.timeline, timeline), .init(.todos, todos), .init(.risks, risks), .init(.log, log)], at: 0)
    result.bars.append((right.x, right.y, right.bottom))
  }

  private func arrangeTwo(_ result: inout Arrangement, _ content: Rect, _ shares: Layout.Shares) {
    let panes = place.panes(standingDetail: false)
    guard panes.count > 1 else {
      result.panes = panes.map { .init($0, content) }
      return
    }
    if content.width >= 100 {
      let (left, right) = content.split(left: content.width * shares.column / 100)
      result.panes = [.init(panes[0], left), .init(panes[1], right.split(left: 1).rest)]
      result.bars = [(right.x, right.y, right.bottom)]
    } else {
      let share = panes[1] == .detail ? 100 - max(shares.detail, 40) : 34
      let (upper, lower) = content.split(top: max(3, content.height * share / 100))
      result.panes = [.init(panes[0], upper), .init(panes[1], lower)]
    }
  }
}
