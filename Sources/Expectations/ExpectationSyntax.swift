import Records

/// The written form of a rule, for `--expect` and for editing:
///
///     exit 0
///     matches /RE/        first matches /RE/        lacks /RE/        lacks /RE/ after 01:15
///     empty               lines >= 3                time after 2025-11-04T01:15:00Z
///     json status.phase = Running                   json items[0].name matches /RE/
///
/// joined by `and` and `or` (`and` binds tighter), grouped by parentheses. A `/` within a pattern
/// is written `\/`.
package struct ExpectationSyntax {
  /// Reads the written form; a time without a day is on `day`. Nil where the text is not one whole
  /// rule.
  package static func rule(_ text: String, day: Day? = nil) -> ExpectationRule? {
    var syntax = ExpectationSyntax(text, day)
    guard let rule = syntax.either(depth: 0), syntax.atEnd else { return nil }
    return rule
  }

  /// Reads the written form, else proposes a rule from the words; the words are kept either way.
  package static func expectation(
    _ text: String, command: String?, title: String, fixedAt: Moment?, day: Day?
  ) -> Expectation {
    Expectation(
      text: text,
      rule: rule(text, day: day)
        ?? ExpectationWords.rule(for: text, command: command, title: title, fixedAt: fixedAt, day: day))
  }

  /// The written form of a rule; reading it gives the rule back.
  package static func text(_ rule: ExpectationRule) -> String { text(rule, nested: false) }

  private static func text(_ rule: ExpectationRule, nested: Bool) -> String {
    switch rule {
    case .exit(let status): "exit \(status)"
    case .matches(let pattern, first: let first): "\(first ? "first " : "")matches \(slashed(pattern))"
    case .lacks(let pattern, after: nil): "lacks \(slashed(pattern))"
    case .lacks(let pattern, after: let moment?): "lacks \(slashed(pattern)) after \(moment.iso)"
    case .empty: "empty"
    case .lines(let comparison, let count): "lines \(comparison.rawValue) \(count)"
    case .timeAfter(let moment): "time after \(moment.iso)"
    case .json(let path, let comparison, let value):
      "json \(path.isEmpty ? "." : path) \(comparison.rawValue) \(quotedIfNeeded(value))"
    case .jsonMatches(let path, let pattern): "json \(path.isEmpty ? "." : path) matches \(slashed(pattern))"
    case .all(let rules): group(rules, " and ", nested)
    case .any(let rules): group(rules, " or ", nested)
    }
  }

  private static func group(_ rules: [ExpectationRule], _ word: String, _ nested: Bool) -> String {
    let joined = rules.map { text($0, nested: true) }.joined(separator: word)
    return nested && rules.count > 1 ? "(\(joined))" : joined
  }

  private static func slashed(_ pattern: String) -> String {
    var text = "/"
    var rest = pattern[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        text += "\\" + String(next)
      } else {
        text += character == "/" ? "\\/" : String(character)
      }
    }
    return text + "/"
  }

  private static func quotedIfNeeded(_ value: String) -> String {
    let bare = value.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "(" && $0 != ")" && $0 != "\\" }
    guard !bare || value.isEmpty else { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  // MARK: - Reading

  private var rest: Substring
  private let day: Day?

  private init(_ text: String, _ day: Day?) {
    rest = text[...]
    self.day = day
  }

  private var atEnd: Bool { rest.allSatisfy(\.isWhitespace) }

  /// Deeper than anyone writes, and shallow enough for the stack.
  private static let deepest = 32

  private mutating func either(depth: Int) -> ExpectationRule? {
    joined(by: "or", { .any($0) }) { $0.both(depth: depth) }
  }

  private mutating func both(depth: Int) -> ExpectationRule? {
    joined(by: "and", { .all($0) }) { $0.one(depth: depth) }
  }

  private mutating func joined(
    by word: String, _ join: ([ExpectationRule]) -> ExpectationRule,
    _ part: (inout ExpectationSyntax) -> ExpectationRule?
  ) -> ExpectationRule? {
    guard let first = part(&self) else { return nil }
    var rules = [first]
    while takes(word) {
      guard let next = part(&self) else { return nil }
      rules.append(next)
    }
    return rules.count == 1 ? first : join(rules)
  }

  private mutating func one(depth: Int) -> ExpectationRule? {
    if takesCharacter("(") {
      guard depth < Self.deepest, let rule = either(depth: depth + 1), takesCharacter(")") else { return nil }
      return rule
    }
    if takes("exit") { return word().flatMap { Int32($0) }.map { .exit($0) } }
    if takes("first") { return takes("matches") ? pattern().map { .matches($0, first: true) } : nil }
    if takes("matches") { return pattern().map { .matches($0, first: false) } }
    if takes("lacks") {
      guard let pattern = self.pattern() else { return nil }
      guard takes("after") else { return .lacks(pattern, after: nil) }
      return moment().map { .lacks(pattern, after: $0) }
    }
    if takes("empty") { return .empty }
    if takes("lines") {
      guard let comparison = self.comparison(), let count = word().flatMap({ Int($0) }), count >= 0 else { return nil }
      return .lines(comparison, count)
    }
    if takes("time") { return takes("after") ? moment().map { .timeAfter($0) } : nil }
    if takes("json") {
      guard let written = word() else { return nil }
      let path = written == "." ? "" : written
      if takes("matches") { return pattern().map { .jsonMatches(path: path, $0) } }
      guard let comparison = self.comparison(), let value = self.value() else { return nil }
      return .json(path: path, comparison, value)
    }
    return nil
  }

  private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func takes(_ word: String) -> Bool {
    skipBlanks()
    guard rest.prefix(word.count).lowercased() == word else { return false }
    let after = rest.dropFirst(word.count)
    guard after.first.map({ $0.isWhitespace || "()/".contains($0) }) ?? true else { return false }
    rest = after
    return true
  }

  private mutating func takesCharacter(_ character: Character) -> Bool {
    skipBlanks()
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func word() -> String? {
    skipBlanks()
    let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" }
    rest = rest.dropFirst(word.count)
    return word.isEmpty ? nil : String(word)
  }

  private mutating func comparison() -> ExpectationRule.Comparison? {
    skipBlanks()
    let written = ["<=", ">=", "!=", "=", "<", ">"].first { rest.hasPrefix($0) }
    rest = rest.dropFirst(written?.count ?? 0)
    return written.flatMap { ExpectationRule.Comparison(rawValue: $0) }
  }

  private mutating func value() -> String? {
    skipBlanks()
    guard rest.first == "\"" else { return word() }
    rest = rest.dropFirst()
    return closed(by: "\"", keepingEscapes: false)
  }

  private mutating func pattern() -> String? {
    guard takesCharacter("/") else { return nil }
    return closed(by: "/", keepingEscapes: true)
  }

  private mutating func closed(by end: Character, keepingEscapes: Bool) -> String? {
    var text = ""
    while let character = rest.popFirst() {
      if character == end { return text }
      if character == "\\", let next = rest.popFirst() {
        text += next == end || !keepingEscapes ? String(next) : "\\" + String(next)
      } else {
        text.append(character)
      }
    }
    return nil
  }

  private mutating func moment() -> Moment? {
    guard let first = word() else { return nil }
    if first.count == 10, Day(iso: first) != nil {
      let kept = rest
      if let clock = word(), let moment = Moment(iso: "\(first) \(clock)") { return moment }
      rest = kept
    }
    guard let moment = Moment(iso: first, on: day) else { return nil }
    _ = takes("utc")
    return moment
  }
}
