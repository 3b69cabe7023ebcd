import DequeModule
import Patterns

/// A search and the lines that have what it looks for.
struct LogSearch: Sendable {
  let pattern: Pattern
  /// Ids of matching lines, rising.
  var found: Deque<Int64> = []
  /// What is left of this pass over lines.
  private var allowance: Allowance
  /// Given up because it took too long.
  private(set) var isExhausted = false

  init(_ pattern: Pattern, _ allowance: Allowance) {
    self.pattern = pattern
    self.allowance = allowance
  }

  /// Begins another pass over lines.
  mutating func grant(_ allowance: Allowance) { self.allowance = allowance }

  mutating func consider(_ line: LogLine) {
    guard !isExhausted else { return }
    if pattern.test(line.text, within: &allowance) == .match { found.append(line.id) }
    isExhausted = allowance.isSpent
  }
}
