import Patterns

/// Which lines are shown.
package struct LogFilter: Sendable, Equatable {
  /// A line is shown where any of these is in it; all lines where there are none.
  package var including: [Pattern] = []
  /// A line with any of these is hidden, whatever else it has.
  package var excluding: [Pattern] = []
  package var minimum = Severity.trace

  package init() {}

  package var isEmpty: Bool { self == LogFilter() }
}

/// Decides line by line, in order of arrival. A stack trace goes with the entry it belongs to, so
/// an entry is never torn.
struct LineSieve {
  let filter: LogFilter
  private let showsAll: Bool
  /// What became of each source's last entry.
  private var lastEntry: [Int: Verdict] = [:]
  /// Patterns given up because they took too long.
  private(set) var exhausted: [Pattern] = []
  /// What is left to all its patterns of this pass over lines.
  private var budget: StepBudget

  private enum Verdict { case shown, notIncluded, excluded }

  init(_ filter: LogFilter, _ budget: StepBudget) {
    self.filter = filter
    self.budget = budget
    showsAll = filter.isEmpty
  }

  /// Begins another pass over lines.
  mutating func grant(_ budget: StepBudget) { self.budget = budget }

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
      if pattern.test(line.text, within: &budget) == .match { return true }
      guard budget.isSpent else { continue }
      exhausted.append(pattern)
      budget = .ofGlance
    }
    return false
  }
}
