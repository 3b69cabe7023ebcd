/// Counts over time as a row of bars, one column each.
package enum Sparkline {
  static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The last `columns` of `counts`, the highest of them a full bar; zero (and less) is the lowest
  /// bar.
  package static func text(_ counts: some Collection<Int>, columns: Int) -> String {
    let shown = counts.suffix(max(0, columns))
    guard let most = shown.max(), most > 0 else { return String(repeating: bars[0], count: shown.count) }
    return String(
      shown.map { count in
        // A count of one is always above the lowest bar, so that a single error is seen.
        count <= 0 ? bars[0] : bars[1 + Int((Double(count) / Double(most) * 6).rounded())]
      })
  }
}
