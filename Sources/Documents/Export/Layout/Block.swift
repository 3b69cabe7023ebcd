import Records

/// A piece of the Markdown that the exporter writes. `BlockWriter` and `BlockReader` are each other's inverse on it, so that what
/// a document says can be laid out without a thought for what its texts contain.
struct Block: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    /// Level 1 to 6; one line.
    case heading(Int, String)
    /// Inline Markdown, of several lines perhaps.
    case paragraph(String)
    /// Markdown of any kind, set apart as a block quote.
    case quote(String)
    case item(Item)
    /// The first row is the heading; every row has as many cells.
    case table([[String]])
    case fence(language: String?, String)
    /// Text that fits no typed item, word for word, with the headings it stood under.
    case kept(path: [String], String)
    /// An HTML comment of one line.
    case comment(String)
  }

  var content: Content
  /// Where it stood, once read.
  var lines: LineSpan?

  init(_ content: Content, lines: LineSpan? = nil) {
    self.content = content
    self.lines = lines
  }

  static func heading(_ level: Int, _ text: String) -> Block { Block(.heading(level, text)) }
  static func item(_ text: String, marker: Item.Marker = .bullet, _ children: [Block] = []) -> Block {
    Block(.item(Item(marker: marker, text: text, children: children)))
  }
}

/// One item of a list.
struct Item: Equatable, Sendable {
  enum Marker: Equatable, Sendable {
    case bullet
    case number(Int)
  }

  var marker: Marker
  /// Inline Markdown, of several lines perhaps; may be empty.
  var text: String
  var children: [Block]
}

extension Block {
  /// Without the places, to compare what two readings say.
  var unplaced: Block {
    guard case .item(var item) = content else { return Block(content) }
    item.children = item.children.map(\.unplaced)
    return Block(.item(item))
  }

  /// The lines of an item's own text, its children's left out; a block's whole place otherwise.
  var ownLines: LineSpan? {
    guard let lines, case .item(let item) = content, let first = item.children.first?.lines else { return lines }
    return LineSpan(lines.from, max(lines.from, first.from - 1))
  }
}
