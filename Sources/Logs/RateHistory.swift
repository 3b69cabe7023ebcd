/// How many entries of each severity fell into each minute.
struct RateHistory: Sendable {
  /// A counter for each severity, by its raw value.
  private(set) var minutes: [Int64: SIMD8<UInt32>] = [:]
  /// The newest minute with an entry, counted from 1970.
  private(set) var newest: Int64?

  /// A day; older minutes are forgotten.
  static let longest = 1440

  mutating func count(_ severity: Severity, at milliseconds: Int64) {
    let minute = Self.minute(of: milliseconds)
    minutes[minute, default: .zero][Int(severity.rawValue)] &+= 1
    if minute > newest ?? .min { newest = minute }
    if minutes.count > 2 * Self.longest {
      for old in minutes.keys.sorted().prefix(Self.longest) { minutes[old] = nil }
    }
  }

  /// Entries of at least `severity` in each of the `count` minutes that end with the one of
  /// `until`, oldest first.
  func perMinute(_ count: Int, until: Int64, atLeast severity: Severity) -> [Int] {
    let last = Self.minute(of: until)
    return (0..<max(0, min(count, Self.longest))).reversed().map { back in
      let counts = minutes[last - Int64(back), default: .zero]
      return Severity.allCases.reduce(0) { $1 >= severity ? $0 + Int(counts[Int($1.rawValue)]) : $0 }
    }
  }

  static func minute(of milliseconds: Int64) -> Int64 {
    milliseconds >= 0 ? milliseconds / 60_000 : (milliseconds - 59_999) / 60_000
  }
}
