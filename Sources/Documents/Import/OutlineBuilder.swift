import Records

/// Turns the flat run of blocks into groups under their headings and labels.
struct OutlineBuilder {
  private let source: SourceText
  /// The open groups, outermost first; the first one is the document.
  private var open: [Group] = [Group(title: "", level: 0, head: nil)]

  static func outline(of blocks: [Block], in source: SourceText) -> Group {
    var builder = OutlineBuilder(source: source)
    for (index, block) in blocks.enumerated() {
      builder.add(block, next: index + 1 < blocks.count ? blocks[index + 1] : nil)
    }
    builder.close(downTo: 1)
    return builder.open[0]
  }

  private init(source: SourceText) { self.source = source }

  private mutating func add(_ block: Block, next: Block?) {
    switch block.kind {
    case .heading(let level):
      close(downTo: openAbove(level))
      open.append(Group(title: headingText(block), level: level, head: block.lines))
    case .rule:
      close(downTo: openAbove(Group.stepLevel))
      append(Element(content: .rule, lines: block.lines))
    case .paragraph: addParagraph(block, next: next)
    case .list: addList(block)
    default:
      if let element = element(of: block) { append(element) }
    }
  }

  /// How many groups stay open so that a group of `level` may be opened.
  private func openAbove(_ level: Int) -> Int { (open.lastIndex { $0.level < level } ?? 0) + 1 }

  private mutating func close(downTo count: Int) {
    while open.count > count, let group = open.popLast() { open[open.count - 1].nodes.append(.group(group)) }
  }

  private mutating func append(_ element: Element) { open[open.count - 1].nodes.append(.element(element)) }

  /// A label's group ends with its list, fence or table: words after that belong to what stands
  /// above it.
  private mutating func closeFullLabel() {
    guard let last = open.last, last.level == Group.labelLevel, let node = last.nodes.last else { return }
    guard case .element(let element) = node else { return }
    switch element.content {
    case .list, .code, .table: close(downTo: open.count - 1)
    default: break
    }
  }

  private mutating func addParagraph(_ block: Block, next: Block?) {
    for (index, piece) in pieces(of: block).enumerated() {
      switch piece.line {
      case .heading(let title):
        let isLast = piece.lines.to == block.lines.to
        let opens = isLast && (next.map(OutlineBuilder.canFollowLabel) ?? false)
        let isAlone = index == 0 && isLast
        if Label.isStep(title) {
          close(downTo: openAbove(Group.stepLevel))
          open.append(Group(title: title, level: Group.stepLevel, head: piece.lines))
        } else if opens || (isAlone || !isLast) && piece.text.trimmed.hasSuffix(":**") {
          close(downTo: openAbove(Group.labelLevel))
          open.append(Group(title: title, level: Group.labelLevel, head: piece.lines))
        } else {
          closeFullLabel()
          append(Element(content: .prose(piece.text), lines: piece.lines))
        }
      case .field(let field):
        if let step = StepTitle(field.label + ": " + field.value), FieldWords.isStepLabel(field.label) {
          close(downTo: openAbove(Group.stepLevel))
          open.append(
            Group(title: "Step \(step.number): \(step.title)", level: Group.stepLevel, head: piece.lines))
        } else {
          if !isResultOfCommand(field.label) { closeLabelBeforeField() }
          append(Element(content: .field(label: field.label, value: field.value), lines: piece.lines))
        }
      case nil:
        if !isResultOfCommand(piece.text.prefix { $0 != ":" }) { closeFullLabel() }
        append(Element(content: .prose(piece.text), lines: piece.lines))
      }
    }
  }

  /// Words for what a command should print, right below the one command of an open label: they
  /// belong to it.
  private func isResultOfCommand(_ label: some StringProtocol) -> Bool {
    guard let last = open.last, last.level == Group.labelLevel, last.nodes.count == 1,
      case .element(let element)? = last.nodes.last,
      case .code = element.content
    else { return false }
    return FieldWords.isExpectation(label)
  }

  private mutating func closeLabelBeforeField() {
    if open.last?.level == Group.labelLevel { close(downTo: open.count - 1) }
  }

  /// A list whose entries are labels of sections, "- **Review actions**:" with a list below it, is
  /// those sections.
  private mutating func addList(_ block: Block) {
    guard case .list(let items)? = element(of: block)?.content else { return }
    let titles = items.map(OutlineBuilder.section)
    guard titles.count(where: { $0 != nil }) >= 2 else {
      append(Element(content: .list(items), lines: block.lines))
      return
    }
    for (item, title) in zip(items, titles) {
      if let title {
        close(downTo: openAbove(Group.labelLevel))
        open.append(
          Group(title: title, level: Group.labelLevel, head: item.head, nodes: item.children.map { .element($0) }))
      } else {
        close(downTo: openAbove(Group.labelLevel))
        append(Element(content: .list([item]), lines: item.lines))
      }
    }
    close(downTo: openAbove(Group.labelLevel))
  }

  /// The title of an entry that is the label of a section and nothing else, with more below it.
  private static func section(_ item: Item) -> String? {
    guard item.isTicked == nil, !item.children.isEmpty, item.text.utf8.count <= 60 else { return nil }
    let plain = Markup.plain(item.text)
    let isLabel = item.text.hasPrefix("**") || plain.hasSuffix(":")
    let title = plain.hasSuffix(":") ? String(plain.dropLast()) : plain
    guard isLabel, !title.contains(": "),
      let kind = HeadingWords.kind(of: title, within: nil)
    else { return nil }
    switch kind {
    case .timeline, .todos, .next, .rootCause, .fix, .lessons, .risks, .openRisks, .alternatives, .impact, .problem,
      .other,
      .summary:
      return title
    default: return nil
    }
  }

  private static func canFollowLabel(_ block: Block) -> Bool {
    switch block.kind {
    case .list, .code, .table, .quote: true
    default: false
    }
  }

  private struct Piece {
    var text: String
    var line: Label.Line?
    var lines: LineSpan

    var isHeading: Bool { if case .heading = line { true } else { false } }
  }

  /// A paragraph in pieces: each begins with a labelled line, or holds the plain lines between.
  private func pieces(of block: Block) -> [Piece] {
    var pieces: [Piece] = []
    var texts: [String] = []
    func close() {
      guard !pieces.isEmpty else { return }
      pieces[pieces.count - 1].text = texts.joined(separator: "\n")
      if case .field(var field) = pieces[pieces.count - 1].line, texts.count > 1 {
        let isHard = texts[0].hasSuffix("  ")
        field.value = Markup.flowed([field.value + (isHard ? "  " : "")] + texts.dropFirst())
        pieces[pieces.count - 1].line = .field(field)
      }
      texts = []
    }
    for number in block.lines.from...block.lines.to {
      let text = paragraphLine(number, first: block.lines.from, indent: block.indent)
      let line = Label.line(text)
      if line == nil, let last = pieces.last, !last.isHeading {
        texts.append(text)
        pieces[pieces.count - 1].lines.to = number
      } else {
        close()
        texts = [text]
        pieces.append(Piece(text: text, line: line, lines: LineSpan(number, number)))
      }
    }
    close()
    return pieces
  }

  /// A line of a paragraph; two blanks at its end stay, they are a hard line break.
  private func paragraphLine(_ number: Int, first: Int, indent: Int) -> String {
    let line = source[number]
    let isFirst = number == first && indent <= line.utf8.count
    let text = isFirst ? String(decoding: line.utf8.dropFirst(indent), as: UTF8.self).trimmed : line.trimmed
    return line.hasSuffix("  ") ? text + "  " : text
  }

  private func headingText(_ block: Block) -> String {
    let line = source[block.lines.from].trimmed
    guard line.hasPrefix("#") else {
      return (block.lines.from..<max(block.lines.to, block.lines.from + 1)).map { source[$0].trimmed }
        .joined(separator: " ")
    }
    var rest = line.drop { $0 == "#" }.trimmed[...]
    if rest.hasSuffix("#") {
      let bare = rest.reversed().drop { $0 == "#" }
      if bare.first == " " || bare.isEmpty { rest = String(bare.reversed())[...] }
    }
    return Markup.plain(rest)
  }

  // MARK: - Elements

  private func element(of block: Block) -> Element? {
    switch block.kind {
    case .heading, .item: nil
    case .paragraph:
      Element(
        content: .prose(
          (block.lines.from...block.lines.to)
            .map { paragraphLine($0, first: block.lines.from, indent: block.indent) }.joined(separator: "\n")),
        lines: block.lines)
    case .list: Element(content: .list(block.children.map(item)), lines: block.lines)
    case .code: Element(content: .code(code(of: block)), lines: block.lines)
    case .table: Element(content: .table(table(of: block)), lines: block.lines)
    case .quote, .html: Element(content: .opaque, lines: block.lines)
    case .rule: Element(content: .rule, lines: block.lines)
    }
  }

  private func item(of block: Block) -> Item {
    var ordinal: Int?
    if case .item(let number) = block.kind { ordinal = number }
    var item = Item(text: "", ordinal: ordinal, head: LineSpan(block.lines.from, block.lines.from), lines: block.lines)
    var rest = block.children[...]
    if let first = rest.first, first.kind == .paragraph {
      item.head = first.lines
      item.text = (first.lines.from...first.lines.to)
        .map { paragraphLine($0, first: first.lines.from, indent: first.indent).trimmed }.joined(separator: " ")
      rest = rest.dropFirst()
    }
    for mark in ["[~] ", "[/] "] where item.text.hasPrefix(mark) { item.text = "🔄 " + item.text.dropFirst(4) }
    for (mark, isTicked) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] where item.text.hasPrefix(mark) {
      item.isTicked = isTicked
      item.text = item.text.dropFirst(4).trimmed
    }
    if item.text.hasPrefix("["), let close = item.text.firstIndex(of: "]"),
      case let mark = item.text[..<close].dropFirst(), StateWords.isMarkOnly(mark)
    {
      item.text = String(mark + item.text[item.text.index(after: close)...])
    }
    item.children = rest.compactMap(element)
    return item
  }

  private func table(of block: Block) -> Table {
    let first = block.lines.from
    let rows = first + 2 <= block.lines.to ? Array((first + 2)...block.lines.to) : []
    let header = Markup.cells(source[first]).map(Markup.bare)
    return Table(
      header: header, rows: rows.map { Table.Row(cells: Markup.cells(source[$0], columns: header.count), line: $0) },
      head: LineSpan(first, min(first + 1, block.lines.to)))
  }

  private func code(of block: Block) -> Code {
    let opening = source[block.lines.from].utf8.dropFirst(block.indent)
    guard let mark = opening.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
      case let length = opening.prefix(while: { $0 == mark }).count, length >= 3
    else {
      let text = (block.lines.from...block.lines.to).map { unindented($0, by: block.indent) }
      return Code(language: nil, text: text.joined(separator: "\n"))
    }
    let information = String(decoding: opening.dropFirst(length), as: UTF8.self).trimmed.lowercased()
    let language = information.split { " {,".contains($0) }.first.map(String.init)
    var last = block.lines.to
    let closing = source[last].trimmed.utf8
    if last > block.lines.from, closing.count >= length, closing.allSatisfy({ $0 == mark }) { last -= 1 }
    let body = block.lines.from < last ? Array((block.lines.from + 1)...last) : []
    return Code(language: language, text: body.map { unindented($0, by: block.indent) }.joined(separator: "\n"))
  }

  private func unindented(_ number: Int, by indent: Int) -> String {
    let line = source[number].utf8
    let blanks = min(indent, line.prefix { $0 == 32 || $0 == 9 }.count)
    return String(decoding: line.dropFirst(blanks), as: UTF8.self)
  }
}
