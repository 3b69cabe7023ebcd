import Screen

/// Words of one meaning within a line.
struct Span: Equatable {
  var text: String
  var role: Role
  var isBold: Bool
  var isUnderlined: Bool

  init(_ text: String, _ role: Role = .text, bold: Bool = false, underline: Bool = false) {
    self.text = text
    self.role = role
    isBold = bold
    isUnderlined = underline
  }

  var width: Int { TextWidth.width(of: text) }
}

/// One row of a pane: words from the left, and words that end at the right edge. The right ones are
/// never cut.
struct Line: Equatable {
  var left: [Span]
  var right: [Span]
  /// Parts rows, and belongs to none: it is not selected with one.
  var isDivider = false

  init(_ left: [Span] = [], right: [Span] = [], isDivider: Bool = false) {
    self.left = left
    self.right = right
    self.isDivider = isDivider
  }

  init(_ text: String, _ role: Role = .text, bold: Bool = false) { self.init([Span(text, role, bold: bold)]) }
}

extension Line {
  /// A rule within a list, with a word on it.
  static func divider(_ words: String, width: Int) -> Line {
    let dashes = String(repeating: "─", count: max(2, width - TextWidth.width(of: words) - 4))
    return Line([Span("── ", .rule), Span(words, .muted), Span(" " + dashes, .rule)], isDivider: true)
  }
}

extension [Span] {
  var width: Int { reduce(0) { $0 + $1.width } }

  /// Parted at the ranges that `find` gives for each span's text, which get the role of a match.
  func marking(_ find: (String) -> [Range<String.Index>]) -> [Span] {
    flatMap { span -> [Span] in
      var parts: [Span] = []
      var place = span.text.startIndex
      func add(_ range: Range<String.Index>, _ role: Role) {
        guard !range.isEmpty else { return }
        var part = span
        part.text = String(span.text[range])
        part.role = role
        parts.append(part)
      }
      for match in find(span.text) where match.lowerBound >= place {
        add(place..<match.lowerBound, span.role)
        add(match, .match)
        place = match.upperBound
      }
      add(place..<span.text.endIndex, span.role)
      return parts
    }
  }
}

extension Frame {
  /// Writes spans from the left within `width` columns; what does not fit ends in an ellipsis.
  /// Returns the columns used.
  @discardableResult
  mutating func put(_ spans: [Span], x: Int, y: Int, width: Int, on ground: Ground = .base) -> Int {
    var used = 0
    for (place, span) in spans.enumerated() {
      let room = width - used
      guard room > 0 else { break }
      let isLast = !spans[(place + 1)...].contains { !$0.text.isEmpty }
      let style = Style(span.role, on: ground, bold: span.isBold, underline: span.isUnderlined)
      // Words that fill the room to its last column while more follow must show that they were cut.
      let overflows = !isLast && span.width >= room
      let text = overflows && span.width == room ? span.text + " " : span.text
      used += put(text, x: x + used, y: y, width: room, style: style)
      if overflows { break }
    }
    return used
  }

  /// Writes a line over `width` columns; the right-hand words keep their place, the left ones give
  /// way.
  mutating func put(_ line: Line, x: Int, y: Int, width: Int, on ground: Ground = .base) {
    let rightWidth = line.right.width
    let hasRight = rightWidth > 0 && rightWidth + 2 < width
    put(line.left, x: x, y: y, width: hasRight ? width - rightWidth - 2 : width, on: ground)
    if hasRight { put(line.right, x: x + width - rightWidth, y: y, width: rightWidth, on: ground) }
  }

  /// A pane's title on a thin rule: `── Todos ───── 4 blocked ──`.
  mutating func rule(_ title: [Span], counts: [Span] = [], x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    fill(Rect(x: x, y: y, width: width, height: 1), "─", style: Style(.rule))
    guard !title.isEmpty, width > 6 else { return }
    let countsWidth = counts.width
    let showsCounts = countsWidth > 0 && title.width + countsWidth + 10 <= width
    let room = width - 6 - (showsCounts ? countsWidth + 4 : 0)
    put(" ", x: x + 2, y: y)
    let used = put(title, x: x + 3, y: y, width: room)
    put(" ", x: x + 3 + used, y: y)
    if showsCounts {
      let start = x + width - countsWidth - 3
      put(" ", x: start - 1, y: y)
      put(counts, x: start, y: y, width: countsWidth)
      put(" ", x: start + countsWidth, y: y)
    }
  }
}
