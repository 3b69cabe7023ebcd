/// Finds the likest of many texts without comparing with each: only those that share a word are
/// counted.
struct LikenessIndex {
  private let sizes: [Int]
  private var places: [String: [Int]] = [:]

  init(_ texts: [Set<String>]) {
    sizes = texts.map(\.count)
    for (index, words) in texts.enumerated() { for word in words { places[word, default: []].append(index) } }
  }

  /// The first of the likest among those that may be chosen; nil where none shares a word.
  func likest(to words: Set<String>, where isChoosable: (Int) -> Bool = { _ in true }) -> (
    index: Int, likeness: Double
  )? {
    var shared: [Int: Int] = [:]
    for word in words { for index in places[word] ?? [] { shared[index, default: 0] += 1 } }
    var best: (index: Int, likeness: Double)?
    for (index, count) in shared where isChoosable(index) {
      let likeness = 2 * Double(count) / Double(sizes[index] + words.count)
      let isBetter = best.map { likeness > $0.likeness || (likeness == $0.likeness && index < $0.index) } ?? true
      if isBetter { best = (index, likeness) }
    }
    return best
  }
}
