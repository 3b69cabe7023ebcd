/// The runs of one thing that was measured: its median is quoted, with the spread beside it.
struct Measure {
  var runs: [Double]

  var median: Double { runs.sorted()[runs.count / 2] }
  var spread: (Double, Double) { (runs.min() ?? 0, runs.max() ?? 0) }
}

/// Ours and a peer's turn by turn, so that both see the same machine; the ratio is of the medians.
struct Comparison {
  var name: String
  var ours: Measure
  var peer: Measure
  var peerName: String
  var unit: String
  /// What the ratio must not exceed; nil where it is only reported.
  var limit: Double?

  var ratio: Double { ours.median / peer.median }

  init(
    _ name: String, unit: String, against peerName: String, limit: Double? = nil, runs: Int = 7,
    ours measureOurs: () throws -> Double, peer measurePeer: () throws -> Double
  ) rethrows {
    _ = try measureOurs()
    _ = try measurePeer()
    var (ours, peer): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      ours.append(try measureOurs())
      peer.append(try measurePeer())
    }
    self.name = name
    self.ours = Measure(runs: ours)
    self.peer = Measure(runs: peer)
    self.peerName = peerName
    self.unit = unit
    self.limit = limit
  }

  var line: String {
    let verdict = limit.map { ratio <= $0 ? "within \(Self.short($0))" : "ABOVE \(Self.short($0))" } ?? ""
    return
      "\(name)  \(Self.short(ours.median)) \(unit) (\(Self.short(ours.spread.0))–\(Self.short(ours.spread.1)))  \(peerName) \(Self.short(peer.median)) \(unit)  ratio \(Self.short(ratio))  \(verdict)"
  }

  static func short(_ number: Double) -> String {
    let digits = number >= 100 ? 0 : number >= 10 ? 1 : 2
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : String(rounded)
  }
}
