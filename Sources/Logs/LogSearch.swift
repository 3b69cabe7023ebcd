import DequeModule
import Patterns

/// A search and the lines that have what it looks for.
struct LogSearch: Sendable {
  let pattern: Pattern
  /// Ids of matching lines, rising.
  var found: Deque<Int64> = []
  private var strikes = 0

  private static let strikesAllowed = 5

  init(_ pattern: Pattern) { self.pattern = pattern }

  /// Given up because it needs too many tries, too often.
  var isExhausted: Bool { strikes >= Self.strikesAllowed }

  mutating func consider(_ line: LogLine) {
    guard !isExhausted else { return }
    switch pattern.test(line.text) {
    case .match: found.append(line.id)
    case .noMatch: break
    case .limit: strikes += 1
    }
  }
}
