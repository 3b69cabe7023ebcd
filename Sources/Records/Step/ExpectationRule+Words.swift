extension ExpectationRule: CustomStringConvertible {
  /// The rule in plain words, for a person: "no line matching /sqlalchemy/ later than
  /// 2025-11-04T01:15:00Z".
  package var description: String { words(nested: false) }

  private func words(nested: Bool) -> String {
    switch self {
    case .exit(let status): "exit status \(status)"
    case .matches(let pattern, first: true): "first line matching /\(pattern)/"
    case .matches(let pattern, first: false): "a line matching /\(pattern)/"
    case .lacks(let pattern, after: nil): "no line matching /\(pattern)/"
    case .lacks(let pattern, after: let moment?): "no line matching /\(pattern)/ later than \(moment.iso)"
    case .empty: "no output"
    case .lines(.equal, 0): "no lines"
    case .lines(let comparison, let count): "\(comparison.displayText) \(count) line\(count == 1 ? "" : "s")"
    case .timeAfter(let moment): "a time later than \(moment.iso)"
    case .json(let path, let comparison, let value):
      "\(path.isEmpty ? "the JSON value" : "JSON field \(path)") \(comparison.rawValue) \(value)"
    case .jsonMatches(let path, let pattern):
      "\(path.isEmpty ? "the JSON value" : "JSON field \(path)") matching /\(pattern)/"
    case .all(let rules): Self.joined(rules, " and ", none: "anything", nested: nested)
    case .any(let rules): Self.joined(rules, " or ", none: "nothing", nested: nested)
    }
  }

  private static func joined(_ rules: [ExpectationRule], _ word: String, none: String, nested: Bool) -> String {
    guard !rules.isEmpty else { return none }
    let text = rules.map { $0.words(nested: true) }.joined(separator: word)
    return nested && rules.count > 1 ? "(\(text))" : text
  }

  /// The regular expressions in it.
  package var patterns: [String] {
    switch self {
    case .matches(let pattern, first: _), .lacks(let pattern, after: _), .jsonMatches(path: _, let pattern): [pattern]
    case .all(let rules), .any(let rules): rules.flatMap(\.patterns)
    case .exit, .empty, .lines, .timeAfter, .json: []
    }
  }

  /// Whether the rule itself says what the exit status may be; where it doesn't, a command that
  /// fails fails the step.
  package var speaksOfExit: Bool {
    switch self {
    case .exit: true
    case .all(let rules), .any(let rules): rules.contains(where: \.speaksOfExit)
    default: false
    }
  }
}

extension ExpectationRule.Comparison {
  var displayText: String {
    switch self {
    case .equal: "exactly"
    case .notEqual: "not"
    case .less: "fewer than"
    case .atMost: "at most"
    case .more: "more than"
    case .atLeast: "at least"
    }
  }

  package func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    }
  }
}
