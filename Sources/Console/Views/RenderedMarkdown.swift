import Records
import Screen

/// Markdown as one reads it: headings, lists, quotes, code and tables without the signs that mark
/// them. What it does not know stays as it is written.
struct RenderedMarkdown {
  let width: Int
  private(set) var lines: [Line] = []

  init(_ source: [String], width: Int) {
    self.width = max(1, width)
    var place = 0
    var isCode = false
    while place < source.count {
      let text = source[place]
      place += 1
      if text.hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        lines.append(Line("  " + text, .quote))
      } else if text.hasPrefix("|") {
        let rest = source[place...].prefix { $0.hasPrefix("|") }
        place += rest.count
        addTable([text] + rest)
      } else if !(text.hasPrefix("<!--") && text.hasSuffix("-->")) {
        add(text)
      }
    }
  }

  private mutating func add(_ text: String) {
    let level = text.prefix { $0 == "#" }.count
    let blanks = text.prefix { $0 == " " }.count
    let bare = String(text.dropFirst(blanks))
    if (1...6).contains(level), text.dropFirst(level).first == " " {
      let words = InlineMarkdown(String(text.dropFirst(level + 1)))
      lines += words.wrapped(to: width).map { spans in
        Line(spans.map { Span($0.text, level < 3 ? .title : .text, bold: true) })
      }
    } else if ["---", "***", "___"].contains(text) {
      lines.append(Line(String(repeating: "─", count: width), .rule))
    } else if ["- ", "* "].contains(String(bare.prefix(2))) {
      add(bare.dropFirst(2), after: String(repeating: " ", count: blanks) + "· ", .muted)
    } else if bare.hasPrefix("> ") {
      add(bare.dropFirst(2), after: String(repeating: " ", count: blanks) + "│ ", .rule)
    } else {
      add(bare[...], after: String(repeating: " ", count: blanks), .text)
    }
  }

  /// Words behind a mark; the lines after the first stand under the first's words.
  private mutating func add(_ words: Substring, after mark: String, _ role: Role) {
    let indent = TextWidth.width(of: mark)
    let wrapped = InlineMarkdown(String(words)).wrapped(to: max(1, width - indent))
    for (place, spans) in wrapped.enumerated() {
      let start = place == 0 ? Span(mark, role) : Span(String(repeating: " ", count: indent))
      lines.append(Line(indent == 0 ? spans : [start] + spans))
    }
  }

  // MARK: - Tables

  private static let gap = 2
  private static let leastColumn = 12

  private mutating func addTable(_ source: [String]) {
    var rows = source.map(Self.cells)
    let isHeaded = rows.count > 1 && rows[1].allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
    if isHeaded { rows.remove(at: 1) }
    let count = rows.map(\.count).max() ?? 0
    let body = rows.dropFirst(isHeaded ? 1 : 0)
    // A column that nothing stands in says nothing.
    let shown = (0..<count).filter { column in
      body.isEmpty || body.contains { column < $0.count && !$0[column].isEmpty }
    }
    guard !shown.isEmpty else { return }
    let table = rows.map { row in shown.map { InlineMarkdown($0 < row.count ? row[$0] : "") } }
    guard let widths = columns(of: table, count: shown.count) else {
      // Too much for columns: an entry a row, its cells one after the other.
      for row in rows.dropFirst(isHeaded ? 1 : 0) {
        let cells = shown.compactMap { $0 < row.count && !row[$0].isEmpty ? row[$0] : nil }
        add(cells.joined(separator: " · ")[...], after: "· ", .muted)
      }
      return
    }
    for (place, row) in table.enumerated() {
      let cells = zip(row, widths).map { $0.wrapped(to: $1) }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        var spans: [Span] = []
        for (column, cell) in cells.enumerated() {
          var content = line < cell.count ? cell[line] : []
          if place == 0, isHeaded { content = content.map { Span($0.text, .muted) } }
          let isLast = column + 1 == cells.count
          let blanks = isLast ? 0 : max(0, widths[column] - content.width) + Self.gap
          spans += content + (blanks > 0 ? [Span(String(repeating: " ", count: blanks))] : [])
        }
        lines.append(Line(spans))
      }
    }
  }

  /// Each as wide as its widest cell; where that is too much, the widest give way. Nil where they
  /// can't give way so far.
  private func columns(of table: [[InlineMarkdown]], count: Int) -> [Int]? {
    var widths = (0..<count).map { column in max(1, table.map { $0[column].columns }.max() ?? 1) }
    let room = width - (count - 1) * Self.gap
    while widths.reduce(0, +) > room, let widest = widths.max(), widest > Self.leastColumn,
      let place = widths.firstIndex(of: widest)
    {
      widths[place] -= 1
    }
    return widths.reduce(0, +) <= room ? widths : nil
  }

  /// `\|` is no end of a cell.
  private static func cells(of row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
    return cells
  }
}

/// A line's words and how each is meant.
struct InlineMarkdown {
  private var characters: [Character] = []
  private var styles: [Mark] = []

  private enum Mark {
    case plain, strong, code
  }

  init(_ source: String) {
    var mark = Mark.plain
    var rest = Array(source)[...]
    while let first = rest.popFirst() {
      if mark != .code, first == "\\", let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol {
        add(rest.removeFirst(), mark)
      } else if first == "`" {
        mark = mark == .code ? .plain : .code
      } else if mark != .code, first == "*", rest.first == "*" {
        rest.removeFirst()
        mark = mark == .strong ? .plain : .strong
      } else {
        add(first, mark)
      }
    }
  }

  private mutating func add(_ character: Character, _ mark: Mark) {
    characters.append(character)
    styles.append(mark)
  }

  var columns: Int { TextWidth.width(of: String(characters)) }

  func wrapped(to width: Int) -> [[Span]] {
    var place = 0
    return TextWidth.wrapped(String(characters), to: width).map { line in
      var spans: [Span] = []
      var current = Mark.plain
      for character in line {
        // Blanks at a line's end are not in it; what is shown by name is of the word around it.
        while place < characters.count, characters[place] == " ", character != " " { place += 1 }
        if place < characters.count, characters[place] == character {
          current = styles[place]
          place += 1
        }
        let next = span(String(character), current)
        if let last = spans.last, last.role == next.role, last.isBold == next.isBold {
          spans[spans.count - 1].text.append(character)
        } else {
          spans.append(next)
        }
      }
      return spans
    }
  }

  private func span(_ text: String, _ mark: Mark) -> Span {
    switch mark {
    case .plain: Span(text)
    case .strong: Span(text, .text, bold: true)
    case .code: Span(text, .quote)
    }
  }
}
