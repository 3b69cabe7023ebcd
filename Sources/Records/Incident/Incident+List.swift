extension [Incident] {
  /// The open ones first, of those the worst, of equals the newest; those that are over last. The
  /// store's order is from the oldest.
  package func sortedForList() -> [Incident] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.isOver != b.isOver { return b.isOver }
      let (x, y) = (a.severityLevel ?? 6, b.severityLevel ?? 6)
      return x != y ? x < y : left.offset > right.offset
    }.map(\.element)
  }
}

extension Incident {
  /// How it stands, in a word: "monitoring", "put away".
  package var standingText: String {
    if let mergedInto { return "merged into \(mergedInto)" }
    if archived != nil { return "put away" }
    return standing?.rawValue ?? ""
  }
}
