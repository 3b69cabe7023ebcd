import Records

/// A document's lines, as far as comparing two of them needs it.
struct TextLines {
  private let lines: [String]

  init(_ bytes: [UInt8]) {
    lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
  }

  /// Whether half of the shorter one's lines stand in the other: then one is the other, changed.
  func isVersion(of other: TextLines) -> Bool {
    let (mine, theirs) = (words, other.words)
    return mine.intersection(theirs).count * 2 >= max(1, min(mine.count, theirs.count))
  }

  private var words: Set<String> { Set(lines.map(\.trimmed).filter { $0.contains { $0.isLetter } }) }

  /// What was removed and what was added, in the order of the lines: "-12  Status: open", "+12  Status: done". Blank lines are
  /// left out.
  func changes(to other: TextLines) -> [String] {
    let difference = other.lines.difference(from: lines)
    let changes = difference.map { change in
      switch change {
      case .remove(let offset, let line, _): (offset, 0, line)
      case .insert(let offset, let line, _): (offset, 1, line)
      }
    }
    return changes.filter { !$0.2.trimmed.isEmpty }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map { offset, isAdded, line in "\(isAdded == 1 ? "+" : "-")\(offset + 1)  \(line)" }
  }
}
