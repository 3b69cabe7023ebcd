import Screen

/// A piece of a line that says the same in fewer and fewer words, and at last nothing.
struct Part {
  /// The longest first, each with what it is worth: where a line is too long, what is worth least
  /// gives way first.
  var variants: [(worth: Int, spans: [Span])]

  init(_ variants: (worth: Int, spans: [Span])...) {
    self.variants = variants + [(.max, [])]
  }

  static let nothing = Part()

  /// One variant of each, so that all fit into `width` with `gap` columns between them.
  static func fitted(_ parts: [Part], width: Int, gap: Int) -> [[Span]] {
    var choice = parts.map { _ in 0 }
    func total() -> Int {
      let widths = zip(parts, choice).map { $0.variants[$1].spans.width }.filter { $0 > 0 }
      return widths.reduce(0, +) + gap * max(0, widths.count - 1)
    }
    while total() > width {
      let shrinkable = parts.indices.filter { choice[$0] + 1 < parts[$0].variants.count }
      let least = shrinkable.min { parts[$0].variants[choice[$0]].worth < parts[$1].variants[choice[$1]].worth }
      guard let least else { break }
      choice[least] += 1
    }
    return zip(parts, choice).map { $0.variants[$1].spans }
  }
}
