import DequeModule
import Patterns

/// A search and the lines that have what it looks for.
struct LogSearch: Sendable {
  let pattern: Pattern
  /// Ids of matching lines, rising.
  var found: Deque<Int64> = []
  /// What is left of this pass over lines.
  private var budget: StepBudget
  /// Given up because it took too long.
  private(set) var isExhausted = false

  init(_ pattern: Pattern, _ budget: StepBudget) {
    self.pattern = pattern
    self.budget = budget
  }

  /// Begins another pass over lines.
  mutating func grant(_ budget: StepBudget) { self.budget = budget }

  mutating func consider(_ line: LogLine) {
    guard !isExhausted else { return }
    if pattern.test(line.text, within: &budget) == .match { found.append(line.id) }
    isExhausted = budget.isSpent
  }
}
