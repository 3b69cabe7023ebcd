import Records

/// The record being read back, and which lines have become part of it.
struct LayoutReading {
  var record: SessionRecord
  private(set) var claimed: Set<Int> = []
  /// The places of the steps that no rule is to be proposed for.
  var judgedByPerson: Set<Int> = []
  /// The folder of the runs that name none.
  var usualFolder: String?
  /// The item being read: what a correction or a comment below it is about.
  var item: ItemReference?

  /// Whether it is a page, where remarks say behind a dash who made them.
  let isPage: Bool

  init(_ record: SessionRecord, isPage: Bool) {
    self.record = record
    self.isPage = isPage
  }

  var time: LayoutTime { LayoutTime(day: record.session.date) }

  mutating func claim(_ block: MarkdownBlock) { claim(block.lines) }

  /// The block's own lines, not those of an item's children: each child is claimed by whoever
  /// understands it.
  mutating func claimOwn(_ block: MarkdownBlock) { claim(block.ownLines) }

  mutating func claim(_ span: LineSpan?) {
    guard let span else { return }
    claimed.formUnion(span.from...max(span.from, span.to))
  }
}

/// A list item of the form `**Name:** value`.
struct LayoutField {
  /// Lower case.
  var name: String
  var value: String
  var children: [MarkdownBlock]
  var block: MarkdownBlock

  init?(_ block: MarkdownBlock) {
    guard case .item(let item) = block.content, item.text.begins(with: "**") else { return nil }
    let rest = item.text.dropping(first: 2)
    guard let end = rest.parted(by: ":**").first, end.utf8.count < rest.utf8.count, !end.utf8.contains(10) else {
      return nil
    }
    name = end.lowercased()
    value = rest.dropping(first: end.utf8.count + 3).trimmedBlanks
    if value.begins(with: "\n") { value = value.dropping(first: 1) }
    children = item.children
    self.block = block
  }
}

extension LayoutReading {
  /// The bullets below a field as statements.
  mutating func statements(_ blocks: [MarkdownBlock]) -> [Statement] {
    var statements: [Statement] = []
    for block in blocks {
      guard case .item(let item) = block.content, !item.text.isEmpty else { continue }
      claimOwn(block)
      statements.append(Statement(item.text, lines: block.ownLines))
    }
    return statements
  }
}

extension [Statement] {
  var blocks: [MarkdownBlock] { map { MarkdownBlock.item($0.text) } }
  var numberedBlocks: [MarkdownBlock] {
    enumerated().map { MarkdownBlock.item($0.element.text, marker: .number($0.offset + 1)) }
  }
}
