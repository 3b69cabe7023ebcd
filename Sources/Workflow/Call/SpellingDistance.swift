/// How far a word is from what it may have been meant to be.
package enum SpellingDistance {
  /// The nearest of the names; nil where none is near enough to be meant.
  package static func nearest(to word: String, in names: [String]) -> String? {
    let most = word.count < 4 ? 1 : 2
    let near = names.map { (name: $0, distance: distance(Array(word.lowercased()), Array($0.lowercased()))) }
    return near.filter { $0.distance <= most }.min { $0.distance < $1.distance }?.name
  }

  /// Whether a name is another one with a letter left out, doubled, swapped with the next, or of
  /// another case. A name that differs by a digit or by another letter may well be meant.
  package static func isSlip(_ name: String, for other: String) -> Bool {
    if name != other, name.lowercased() == other.lowercased() { return true }
    let (short, long) = name.count < other.count ? (name, other) : (other, name)
    guard short.count > 4, !name.contains(where: \.isNumber), !other.contains(where: \.isNumber) else { return false }
    if short.count == long.count { return short.sorted() == long.sorted() && distance(Array(short), Array(long)) == 1 }
    return long.count == short.count + 1 && distance(Array(short), Array(long)) == 1
  }

  /// Letters added, left out, changed, or swapped with the next.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (row, mine) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(next[column] + 1, rows[row][column + 1] + 1, rows[row][column] + (mine == other ? 0 : 1))
        if row > 0, column > 0, mine == right[column - 1], left[row - 1] == other {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
