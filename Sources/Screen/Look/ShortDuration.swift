/// A length of time in at most two units, as the columns show it: `3 h 44 m`, `2 d 4 h`, `41 s`.
public enum ShortDuration {
  /// Smaller parts are cut off, not rounded, as a clock does; less than a second is `0 s`, and the sign is the caller's.
  public static func text(seconds: Int) -> String {
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
}
