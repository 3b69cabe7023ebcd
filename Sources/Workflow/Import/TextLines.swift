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
}
