import Records

/// How one part of the record is laid out, and read back from that layout.
struct PartLayout: Sendable {
  let part: Template.Part
  /// Empty where there is nothing to say.
  let write: @Sendable (LayoutWriting) -> [MarkdownBlock]
  /// Claims what it understands; the rest is kept as it is.
  let read: @Sendable ([MarkdownBlock], inout LayoutReading) -> Void

  init(
    _ part: Template.Part, write: @escaping @Sendable (LayoutWriting) -> [MarkdownBlock],
    read: @escaping @Sendable ([MarkdownBlock], inout LayoutReading) -> Void
  ) {
    self.part = part
    self.write = write
    self.read = read
  }

  static let all: [PartLayout] = [
    summary, asks, corrections, timeline, problems, fixes, alternatives, checks, steps, rounds, success, failure,
    monitoring, silences, investigations, todos, risks, lessons, insights, achievements, production, metrics, files,
    comments,
  ]
}

/// What stands below one heading, down to the next of its level.
struct HeadedBlocks {
  var title: String
  var heading: MarkdownBlock
  var body: [MarkdownBlock]

  var lines: LineSpan? {
    guard let from = heading.lines, let to = (body.last ?? heading).lines else { return nil }
    return LineSpan(from.from, to.to)
  }

  /// Parts blocks at the headings of a level; what stands before the first is `before`.
  static func parted(_ blocks: [MarkdownBlock], at level: Int) -> (before: [MarkdownBlock], groups: [HeadedBlocks]) {
    var before: [MarkdownBlock] = []
    var groups: [HeadedBlocks] = []
    for block in blocks {
      if case .heading(level, let title) = block.content {
        groups.append(HeadedBlocks(title: title, heading: block, body: []))
      } else if groups.isEmpty {
        before.append(block)
      } else {
        groups[groups.count - 1].body.append(block)
      }
    }
    return (before, groups)
  }
}

/// `Step 3: Check the logs`.
enum NumberedTitle {
  static func text(_ what: String, _ number: Int, _ title: String) -> String {
    title.isEmpty ? "\(what) \(number)" : "\(what) \(number): \(title)"
  }

  static func read(_ what: String, _ text: String) -> (number: Int, title: String)? {
    guard text.begins(with: what + " ") else { return nil }
    let rest = text.dropping(first: what.utf8.count + 1)
    let digits = rest.utf8.prefix { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    let title = rest.dropping(first: digits.count)
    guard let number = Int(String(Substring(digits))), title.isEmpty || title.begins(with: ":") else { return nil }
    return (number, title.dropping(first: 1).trimmedBlanks)
  }
}
