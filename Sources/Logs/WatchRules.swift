import Patterns

/// Something to be told of when it appears in a log.
package struct LogWatch: Sendable, Equatable {
  package var name: String
  package var pattern: Pattern
  /// Only lines of the file with this path or this last part of it; nil for all.
  package var file: String?

  package init(name: String, pattern: Pattern, file: String? = nil) {
    self.name = name
    self.pattern = pattern
    self.file = file
  }

  func concerns(_ path: String) -> Bool {
    guard let file else { return true }
    return path == file || path.hasSuffix("/" + file)
  }
}

/// A watch rule tripped.
package struct WatchHit: Sendable, Equatable {
  /// The rule's index in `WatchRules.rules`.
  package let rule: Int
  package let line: LogLine
  /// Matching lines since the last hit of this rule, this one included.
  package let count: Int
}

/// Tries each new line against the rules. A rule that goes on matching trips once in `quiet`, and
/// then says how often it matched meanwhile. Lines of the time before `since` trip nothing.
package struct WatchRules: Sendable {
  package let rules: [LogWatch]
  private let quiet: Int64
  private let since: Int64?
  private var states: [State]

  private struct State {
    /// Milliseconds since 1970, by the log's time.
    var lastHit: Int64?
    var unsaid = 0
    /// What is left of this batch.
    var budget = StepBudget.ofGlance
    /// Its pattern took too long, and is tried no more.
    var isExhausted = false
  }

  /// A line's own time further than this from its arrival is not believed.
  private static let believable: Int64 = 3_600_000

  /// `quietSeconds` is the shortest time between two hits of a rule. `since` (milliseconds since
  /// 1970) admits lines that were in the files before, where their own time is later; nil: only
  /// lines that arrive while watching.
  package init(_ rules: [LogWatch], quietSeconds: Int = 60, since: Int64? = nil) {
    self.rules = rules
    quiet = Int64(quietSeconds) * 1000
    self.since = since
    states = rules.map { _ in State() }
  }

  /// Rules no longer tried because their patterns took too long: indices into `rules`.
  package var exhausted: [Int] { states.indices.filter { states[$0].isExhausted } }

  /// The hits of a batch's lines; `files` are the follower's.
  package mutating func evaluate(_ batch: LogBatch, files: [String]) -> [WatchHit] {
    for index in states.indices { states[index].budget = .ofGlance }
    return batch.lines.flatMap { line in
      evaluate(line, file: files.indices.contains(line.source) ? files[line.source] : "")
    }
  }

  mutating func evaluate(_ line: LogLine, file: String) -> [WatchHit] {
    guard let moment = moment(of: line) else { return [] }
    var hits: [WatchHit] = []
    for (index, rule) in rules.enumerated() where rule.concerns(file) {
      guard !states[index].isExhausted else { continue }
      let outcome = rule.pattern.test(line.text, within: &states[index].budget)
      states[index].isExhausted = states[index].budget.isSpent
      guard outcome == .match else { continue }
      states[index].unsaid += 1
      // Several files are not in step, so a little earlier is as good as a little later.
      if let last = states[index].lastHit, abs(moment - last) < quiet { continue }
      hits.append(WatchHit(rule: index, line: line, count: states[index].unsaid))
      states[index].lastHit = moment
      states[index].unsaid = 0
    }
    return hits
  }

  /// The time to judge a line by; nil where it is too old to trip anything.
  private func moment(of line: LogLine) -> Int64? {
    if let arrival = line.arrival {
      return line.time.flatMap { abs($0 - arrival) <= Self.believable ? $0 : nil } ?? arrival
    }
    guard let since, let time = line.time, time >= since else { return nil }
    return time
  }
}
