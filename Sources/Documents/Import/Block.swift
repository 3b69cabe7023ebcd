import Records

/// One block of the document's structure, with the lines it stands on.
struct Block {
  enum Kind: Equatable {
    case heading(level: Int)
    case paragraph
    case list(isOrdered: Bool)
    /// `ordinal` is the number its list gives it; nil in a bulleted list.
    case item(ordinal: Int?)
    /// A fenced or indented code block.
    case code
    /// Its first line is the header, its second the rule below it.
    case table
    case quote
    case html
    case rule
  }

  var kind: Kind
  /// Bytes before the block on its first line.
  var indent: Int
  var lines: LineSpan
  var children: [Block] = []
}
