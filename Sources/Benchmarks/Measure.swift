/// The runs of one thing that was measured: its median is quoted, with the spread beside it.
struct Measure {
  let median: Double
  let least: Double
  let most: Double

  /// Nil of no runs.
  init?(runs: [Double]) {
    let sorted = runs.sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    (median, self.least, self.most) = (sorted[sorted.count / 2], least, most)
  }

  /// `4.1 ms (3.9–5.2)`
  func text(in unit: String) -> String {
    "\(Measure.short(median)) \(unit) (\(Measure.short(least))–\(Measure.short(most)))"
  }

  /// Three digits that count.
  static func short(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : 2
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : String(rounded)
  }
}

/// Ours and a peer's turn by turn, so that both see the same machine; the ratio is of the medians.
struct Comparison {
  var name: String
  var unit: String
  var peerName: String
  /// What the ratio must not exceed; nil where it is only reported.
  var limit: Double?
  /// What ours must not exceed in itself, in `unit`.
  var limitOfOurs: Double?
  var ours: Measure?
  var peer: Measure?

  /// Each is measured once unheeded before it counts. A run that gives nil failed, and is left out.
  init(
    _ name: String, unit: String, against peerName: String, limit: Double? = nil, limitOfOurs: Double? = nil,
    runs: Int = 7, ours measureOurs: () throws -> Double?, peer measurePeer: () throws -> Double?
  ) rethrows {
    (self.name, self.unit, self.peerName, self.limit, self.limitOfOurs) = (name, unit, peerName, limit, limitOfOurs)
    _ = try measureOurs()
    _ = try measurePeer()
    var (ours, peer): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      if let value = try measureOurs() { ours.append(value) }
      if let value = try measurePeer() { peer.append(value) }
    }
    self.ours = Measure(runs: ours)
    self.peer = Measure(runs: peer)
  }

  var line: String {
    guard let ours, let peer else { return "\(name)  could not be measured beside \(peerName)" }
    let ratio = ours.median / peer.median
    var line = "\(name)  \(ours.text(in: unit))  \(peerName) \(peer.text(in: unit))  ratio \(Measure.short(ratio))"
    if let limit { line += Report.verdict(ratio, limit, "times") }
    if let limitOfOurs { line += Report.verdict(ours.median, limitOfOurs, unit) }
    return line
  }
}
