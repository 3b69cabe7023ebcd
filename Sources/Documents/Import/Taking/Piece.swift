import Records
import Vocabulary

/// What of a document's outline stands on some lines.
struct Piece {
  /// The lines asked for, with the whole of a fence, a bullet or a sentence that they cut.
  private(set) var span: LineSpan
  /// The headings above stay, since they say the day or what is meant.
  private(set) var outline: Group
  private(set) var tables: [Table] = []
  /// Headings and heads of tables among the lines, or right above them.
  private(set) var heads: [LineSpan] = []
  private var ends: [LineSpan: Int] = [:]

  init(of whole: Group, _ asked: LineSpan, _ kind: TakenKind, _ columns: [TakenColumn]?, in source: SourceText) {
    span = asked
    outline = Group(title: "", level: 0)
    grow(by: whole, takesFences: kind == .step || kind == .problem, source)
    outline = cut(whole, keepsDays: kind == .entry)
    tables = Piece.tables(in: outline)
    var isFirst = true
    outline = read(outline, as: kind, columns, &isFirst)
  }

  /// The lines that stand below a head and are its own.
  func below(_ head: LineSpan) -> Range<Int> { (head.to + 1)..<max(head.to + 1, (ends[head] ?? head.to) + 1) }

  func contains(_ line: Int) -> Bool { span.from <= line && line <= span.to }

  private func meets(_ other: LineSpan) -> Bool { span.from <= other.to && other.from <= span.to }

  // MARK: - Whole things

  private mutating func grow(by group: Group, takesFences: Bool, _ source: SourceText) {
    let asked = span
    func grown(_ lines: LineSpan) {
      if asked.from <= lines.to, lines.from <= asked.to {
        span = LineSpan(min(span.from, lines.from), max(span.to, lines.to))
      }
    }
    func items(_ items: [Item]) {
      for item in items {
        grown(item.head)
        for child in item.children { element(child) }
      }
    }
    func element(_ element: Element) {
      switch element.content {
      case .list(let list): items(list)
      case .code: if takesFences { grown(element.lines) }
      case .prose(let text): for line in LogicalLine.all(in: text, element.lines) { grown(line.lines) }
      case .field: grown(element.lines)
      case .table, .opaque, .rule: break
      }
    }
    func visit(_ group: Group) {
      for node in group.nodes {
        switch node {
        case .element(let one): element(one)
        case .group(let child): visit(child)
        }
      }
    }
    visit(group)
  }

  // MARK: - Cutting

  private mutating func cut(_ group: Group, keepsDays: Bool) -> Group {
    var kept = group
    kept.nodes = []
    for node in group.nodes {
      switch node {
      case .group(let child):
        let child = cut(child, keepsDays: keepsDays)
        if !child.nodes.isEmpty || child.head.map(meets) == true { kept.nodes.append(.group(child)) }
      case .element(let element):
        if meets(element.lines) {
          if let element = cut(element) { kept.nodes.append(.element(element)) }
        } else if keepsDays, case .prose(let text) = element.content, text.utf8.count <= 80,
          let stamp = TimeStamp(Markup.prose(text)), stamp.day != nil, !stamp.hasClock
        {
          kept.nodes.append(.element(element))
        }
      }
    }
    if let head = group.head, meets(head) {
      heads.append(head)
      ends[head] = group.end
    }
    return kept
  }

  private mutating func cut(_ element: Element) -> Element? {
    var cut = element
    switch element.content {
    case .rule: return nil
    case .list(let items):
      let items = self.cut(items)
      cut.content = .list(items)
      return items.isEmpty ? nil : cut
    case .table(var table):
      heads.append(table.head)
      ends[table.head] = table.rows.last?.line ?? table.head.to
      table.rows = table.rows.filter { contains($0.line) }
      cut.content = .table(table)
      return table.rows.isEmpty ? nil : cut
    case .prose(let text):
      let lines = LogicalLine.all(in: text, element.lines).filter { meets($0.lines) }
      guard let first = lines.first, let last = lines.last else { return nil }
      cut.content = .prose(lines.map(\.text).joined(separator: "\n"))
      cut.lines = LineSpan(first.lines.from, last.lines.to)
      return cut
    case .code, .field, .opaque: return cut
    }
  }

  private mutating func cut(_ items: [Item]) -> [Item] {
    items.flatMap { item -> [Item] in
      var inner = item
      inner.children = item.children.compactMap { meets($0.lines) ? cut($0) : nil }
      if contains(item.head.from) { return [inner] }
      return inner.items
    }
  }

  // MARK: - Tables

  private static func tables(in group: Group) -> [Table] {
    group.nodes.flatMap { node -> [Table] in
      switch node {
      case .group(let child): return tables(in: child)
      case .element(let element): if case .table(let table) = element.content { return [table] } else { return [] }
      }
    }
  }

  /// The tables as their columns are said to be: the first as the person says, others of as many
  /// columns the same, and each else as it is guessed.
  private func read(_ group: Group, as kind: TakenKind, _ columns: [TakenColumn]?, _ isFirst: inout Bool) -> Group {
    var group = group
    for place in group.nodes.indices {
      switch group.nodes[place] {
      case .group(let child): group.nodes[place] = .group(read(child, as: kind, columns, &isFirst))
      case .element(var element):
        guard case .table(let table) = element.content else { continue }
        let said = columns.flatMap { $0.count == table.header.count ? $0 : nil }
        element.content = .table(table.read(as: said ?? TableToTake(table, for: kind).guess, for: kind))
        group.nodes[place] = .element(element)
        isFirst = false
      }
    }
    return group
  }
}

/// A line of a paragraph that says something by itself: lines that were only broken are one.
struct LogicalLine {
  var text: String
  var lines: LineSpan

  static func all(in text: String, _ span: LineSpan) -> [LogicalLine] {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard rows.count == span.to - span.from + 1 else { return [LogicalLine(text: text, lines: span)] }
    var all: [LogicalLine] = []
    for (place, row) in rows.enumerated() {
      let number = span.from + place
      if let last = all.last, goesOn(last.text, row) {
        all[all.count - 1].text += " " + row.trimmed
        all[all.count - 1].lines.to = number
      } else {
        all.append(LogicalLine(text: row, lines: LineSpan(number, number)))
      }
    }
    return all
  }

  /// A line that was broken for its length goes on in the next, which opens with nothing of its
  /// own.
  private static func goesOn(_ above: String, _ row: String) -> Bool {
    guard let end = above.last, !above.hasSuffix("  "), !".!?:;。！？".contains(end) else { return false }
    let row = row.trimmed
    guard let first = row.first, TimeStamp(Markup.plain(row))?.hasClock != true, !"-*•·▪☐☑✅⏳".contains(first) else {
      return false
    }
    return first.isLowercase || above.utf8.count >= 60
  }
}
