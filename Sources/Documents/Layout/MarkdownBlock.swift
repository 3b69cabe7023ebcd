import Records

/// A piece of the Markdown that the exporter writes. `MarkdownWriter` and `MarkdownReader` are each
/// other's inverse on it, so that what a document says can be laid out without a thought for what
/// its texts contain.
struct MarkdownBlock: Equatable, Sendable {
  enum Content: Equatable, Sendable {
    /// Level 1 to 6; one line.
    case heading(Int, String)
    /// Inline Markdown, of several lines perhaps.
    case paragraph(String)
    /// Markdown of any kind, set apart as a block quote.
    case quote(String)
    case item(MarkdownItem)
    /// The first row is the heading; every row has as many cells.
    case table([[String]])
    case fence(language: String?, String)
    case kept(Kept)
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

  static func heading(_ level: Int, _ text: String) -> MarkdownBlock { MarkdownBlock(.heading(level, text)) }
  static func item(_ text: String, marker: MarkdownItem.Marker = .bullet, _ children: [MarkdownBlock] = [])
    -> MarkdownBlock
  {
    MarkdownBlock(.item(MarkdownItem(marker: marker, text: text, children: children)))
  }
}

/// One item of a list.
struct MarkdownItem: Equatable, Sendable {
  enum Marker: Equatable, Sendable {
    case bullet
    case number(Int)
  }

  var marker: Marker
  /// Inline Markdown, of several lines perhaps; may be empty.
  var text: String
  var children: [MarkdownBlock]
}

/// Text that fits no typed item, word for word.
struct Kept: Equatable, Sendable {
  /// The headings it stood under, outermost first.
  var path: [String]
  var text: String
  /// Whether the innermost heading is shown above it.
  var showsHeading = false
}

extension MarkdownBlock {
  /// Without the places, to compare what two readings say.
  var unplaced: MarkdownBlock {
    guard case .item(var item) = content else { return MarkdownBlock(content) }
    item.children = item.children.map(\.unplaced)
    return MarkdownBlock(.item(item))
  }

  /// The lines of an item's own text, its children's left out; a block's whole place otherwise.
  var ownLines: LineSpan? {
    guard let lines, case .item(let item) = content, let first = item.children.first?.lines else { return lines }
    return LineSpan(lines.from, max(lines.from, first.from - 1))
  }
}
