import Records

/// A heading, or a bold label that serves as one, with everything below it up to the next of its
/// rank.
struct Group {
  /// Levels 1 to 6 are headings; the label of a step ranks below them, any other label below that.
  static let stepLevel = 7
  static let labelLevel = 8

  /// Without its marks; empty for what stands before the first heading.
  var title: String
  var level: Int
  /// The lines of the title alone; nil before the first heading.
  var head: LineSpan?
  var nodes: [Node] = []

  /// What stands directly in it, up to a rule: words below a rule but under no heading of their own
  /// are a footer.
  var elements: [Element] {
    var elements: [Element] = []
    for node in nodes {
      guard case .element(let element) = node else { continue }
      if case .rule = element.content, !elements.isEmpty { break }
      elements.append(element)
    }
    return elements
  }
  var groups: [Group] { nodes.compactMap { if case .group(let group) = $0 { group } else { nil } } }
  var isHeading: Bool { level < Group.stepLevel }

  /// The last line of the last thing in it.
  var end: Int {
    switch nodes.last {
    case .element(let element): element.lines.to
    case .group(let group): group.end
    case nil: head?.to ?? 0
    }
  }
}

indirect enum Node {
  case element(Element)
  case group(Group)
}

/// A stretch of the document that is read as one thing.
struct Element {
  enum Content {
    case prose(String)
    /// `**Label:** value`.
    case field(label: String, value: String)
    case list([Item])
    case code(Code)
    case table(Table)
    /// Kept as it stands: HTML, comments, quotations.
    case opaque
    case rule
  }

  var content: Content
  var lines: LineSpan
}

struct Code {
  /// Lower case, the first word after the fence; nil where there is none.
  var language: String?
  var text: String
}

struct Item {
  /// The words of its first paragraph, its marker and task mark left out, on one line.
  var text: String
  var ordinal: Int?
  /// The task mark: `[x]` true, `[ ]` false.
  var isTicked: Bool?
  /// The lines of its first paragraph.
  var head: LineSpan
  var lines: LineSpan
  /// What follows the first paragraph within the item.
  var children: [Element] = []

  /// The list entries one level down.
  var items: [Item] {
    children.flatMap { element -> [Item] in
      if case .list(let items) = element.content { items } else { [] }
    }
  }

  var field: Label.Field? { Label.field(in: text) }
}

struct Table {
  struct Row {
    var cells: [String]
    var line: Int
  }

  var header: [String]
  var rows: [Row]
  /// The header and the rule below it.
  var head: LineSpan
}
