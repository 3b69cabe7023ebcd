import Patterns

/// Which lines are shown.
public struct LogFilter: Sendable, Equatable {
  /// A line is shown where any of these is in it; all lines where there are none.
  public var including: [Pattern] = []
  /// A line with any of these is hidden, whatever else it has.
  public var excluding: [Pattern] = []
  public var minimum = Severity.trace

  public init() {}

  public var isEmpty: Bool { self == LogFilter() }
}

/// Decides line by line, in order of arrival. A stack trace goes with the entry it belongs to, so an entry is never torn.
struct LineSieve {
  let filter: LogFilter
  private let showsAll: Bool
  /// What became of each source's last entry.
  private var lastEntry: [Int: Verdict] = [:]
  /// Patterns given up because they needed too many tries, too often.
  private(set) var exhausted: [Pattern] = []
  private var strikes: [Pattern: Int] = [:]

  private enum Verdict { case shown, notIncluded, excluded }

  /// A pattern that reached its limit on this many lines is given up, so that it can't stall the console.
  private static let strikesAllowed = 5

  init(_ filter: LogFilter) {
    self.filter = filter
    showsAll = filter.isEmpty
  }

  mutating func shows(_ line: LogLine) -> Bool {
    guard !showsAll else { return true }
    let verdict = verdict(on: line)
    if !line.isContinuation { lastEntry[line.source] = verdict }
    return verdict == .shown
  }

  private mutating func verdict(on line: LogLine) -> Verdict {
    if line.severity < filter.minimum { return .excluded }
    let entry = line.isContinuation ? lastEntry[line.source] : nil
    if entry == .excluded || any(filter.excluding, in: line) { return .excluded }
    if filter.including.isEmpty || entry == .shown || any(filter.including, in: line) { return .shown }
    return .notIncluded
  }

  private mutating func any(_ patterns: [Pattern], in line: LogLine) -> Bool {
    for pattern in patterns where !exhausted.contains(pattern) {
      switch pattern.test(line.text) {
      case .match: return true
      case .noMatch: continue
      case .limit:
        strikes[pattern, default: 0] += 1
        if strikes[pattern, default: 0] >= Self.strikesAllowed { exhausted.append(pattern) }
      }
    }
    return false
  }
}
