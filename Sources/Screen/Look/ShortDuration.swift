/// A length of time in at most two units, as the columns show it: `3 h 44 m`, `2 d 4 h`, `41 s`.
package enum ShortDuration {
  /// Smaller parts are cut off, not rounded, as a clock does; less than a second is `0 s`, and the
  /// sign is the caller's.
  package static func text(seconds: Int) -> String {
    let seconds = Int(min(seconds.magnitude, UInt(Int.max)))
    let units = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")]
    guard let largest = units.firstIndex(where: { seconds >= $0.0 }) else { return "0 s" }
    let (length, name) = units[largest]
    let whole = "\(seconds / length) \(name)"
    // Beside minutes, seconds would make a column of times flicker.
    guard largest < 2 else { return whole }
    // After a month nobody counts the hours.
    if seconds >= 30 * 86_400 { return whole }
    let (next, nextName) = units[largest + 1]
    let rest = seconds % length / next
    return rest == 0 ? whole : "\(whole) \(rest) \(nextName)"
  }

  /// How long something took, of which a fraction of a second tells: `10 ms`, `1.2 s`, `3 m`.
  package static func text(ofRun seconds: Double) -> String {
    switch max(0, min(seconds, 1e12)) {
    case ..<0.001: return "< 1 ms"
    case ..<0.9995: return "\(Int((seconds * 1000).rounded())) ms"
    case let seconds where seconds < 59.95:
      let tenths = Int((seconds * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    case let seconds: return text(seconds: Int(seconds.rounded()))
    }
  }
}
