extension StringProtocol {
  /// Holds `text`; case counts only where `text` has a capital letter.
  func matches(_ text: String) -> Bool { firstMatch(of: text) != nil }

  /// Every place where `text` stands, by the same rule, none within another.
  func allMatches(of text: String) -> [Range<String.Index>] {
    var matches: [Range<String.Index>] = []
    var rest = self[startIndex...]
    while let match = rest.firstMatch(of: text) {
      matches.append(match)
      rest = rest[match.upperBound...]
    }
    return matches
  }

  /// Where `text` stands first, by the same rule.
  func firstMatch(of text: String) -> Range<String.Index>? {
    guard !text.isEmpty else { return nil }
    let folds = !text.contains { $0.isUppercase }
    let wanted = Array(text.utf8)
    func fold(_ byte: UInt8) -> UInt8 { folds && (65...90).contains(byte) ? byte | 32 : byte }
    var place = utf8.startIndex
    while place != utf8.endIndex {
      var (here, matched) = (place, 0)
      while matched < wanted.count, here != utf8.endIndex, fold(utf8[here]) == wanted[matched] {
        here = utf8.index(after: here)
        matched += 1
      }
      if matched == wanted.count { return place..<here }
      place = utf8.index(after: place)
    }
    return nil
  }
}
