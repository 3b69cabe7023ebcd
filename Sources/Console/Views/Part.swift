import Screen

/// A piece of a line that says the same in fewer and fewer words, and at last nothing.
struct Part {
  /// The longest first.
  var variants: [[Span]]
  /// What matters more gives way later.
  var priority: Int

  init(_ priority: Int, _ variants: [[Span]]) {
    self.priority = priority
    self.variants = variants.filter { $0.width > 0 } + [[]]
  }

  static let nothing = Part(0, [])

  /// One variant of each, so that all fit into `width` with `gap` columns between them; the least important are shortened first.
  static func fitted(_ parts: [Part], width: Int, gap: Int) -> [[Span]] {
    var choice = parts.map { _ in 0 }
    func total() -> Int {
      let widths = zip(parts, choice).map { $0.variants[$1].width }.filter { $0 > 0 }
      return widths.reduce(0, +) + gap * max(0, widths.count - 1)
    }
    while total() > width {
      let shrinkable = parts.indices.filter { choice[$0] + 1 < parts[$0].variants.count }
      guard let least = shrinkable.min(by: { rank(parts, choice, $0) < rank(parts, choice, $1) }) else { break }
      choice[least] += 1
    }
    return zip(parts, choice).map { $0.variants[$1] }
  }

  /// Every part is shortened once before the least important one is dropped.
  private static func rank(_ parts: [Part], _ choice: [Int], _ place: Int) -> Int {
    let drops = choice[place] + 2 == parts[place].variants.count
    return parts[place].priority + (drops ? 100 : 0)
  }
}
