import CPCRE2

/// A regular expression (Perl's syntax) or plain words to look for in lines. It ends soon whatever
/// it is given: what it may cost is limited by a `StepBudget`, one for all the texts of a search,
/// and a search that reaches it says so instead of running on.
///
///     let pattern = try Pattern("mapper.*failed")
///     pattern.test("Mapper initialisation failed") == .match
package struct Pattern: Sendable, Hashable {
  package enum Syntax: Hashable, Sendable { case expression, literal }

  package enum Casing: Hashable, Sendable {
    /// Upper and lower case are the same unless the pattern has an upper-case letter.
    case smart
    case exact, ignored
  }

  package enum Outcome: Equatable, Sendable {
    case match, noMatch
    /// The attempt was given up: the pattern takes too long on this text, or has taken too long on
    /// those before it.
    case limit
  }

  /// Where a pattern was found.
  package struct Matches: Equatable, Sendable {
    /// Ascending, not overlapping, none empty.
    package internal(set) var ranges: [Range<String.Index>] = []
    /// The search was given up within this text; there may be more.
    package internal(set) var limitReached = false
  }

  package let text: String
  package let syntax: Syntax
  package let casing: Casing
  let code: CompiledPattern

  /// The longest pattern taken, in bytes.
  package static let longest = 4096

  package init(_ text: String, syntax: Syntax = .expression, casing: Casing = .smart) throws(PatternError) {
    self.text = text
    self.syntax = syntax
    self.casing = casing
    let ignoresCase =
      switch casing {
      case .smart: !Self.namesUpperCase(text, syntax: syntax)
      case .exact: false
      case .ignored: true
      }
    code = try CompiledPattern(text, isLiteral: syntax == .literal, ignoresCase: ignoresCase)
  }

  /// Refuses the first of them that can't be used.
  package static func check(_ patterns: [String]) throws(PatternError) {
    for pattern in patterns { _ = try Pattern(pattern) }
  }

  package static func == (left: Pattern, right: Pattern) -> Bool {
    left.text == right.text && left.syntax == right.syntax && left.casing == right.casing
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(syntax)
    hasher.combine(casing)
  }

  /// Whether it occurs in `text`, by what is left of the budget; once that is spent, every answer
  /// is `limit`.
  package func test(_ text: String, within budget: inout StepBudget) -> Outcome {
    var matcher = Matcher(code)
    return matcher.test(text, within: &budget)
  }

  /// Whether it occurs in `text` alone.
  package func test(_ text: String) -> Outcome {
    var budget = StepBudget.ofSearch
    return test(text, within: &budget)
  }

  /// Where it occurs in `text`, the first `limit` places.
  package func matches(in text: String, limit: Int = 1000, within budget: StepBudget = .ofSearch) -> Matches {
    var matcher = Matcher(code)
    var budget = budget
    return matcher.matches(in: text, limit: limit, within: &budget)
  }

  /// Whether a letter that stands for itself is upper case: not the `S` of `\S`, the names in
  /// `\p{Lu}` and `(?<Name>`.
  static func namesUpperCase(_ text: String, syntax: Syntax) -> Bool {
    guard syntax == .expression else { return text.contains(where: \.isUppercase) }
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        guard let escaped = rest.popFirst(), "pPxNkgo".contains(escaped), let open = rest.first else { continue }
        let closing: [Character: Character] = ["{": "}", "<": ">", "'": "'"]
        guard let close = closing[open], let end = rest.dropFirst().firstIndex(of: close) else { continue }
        rest = rest[rest.index(after: end)...]
      case "(" where rest.hasPrefix("?") || rest.hasPrefix("*"):
        rest = rest.drop { !"):<>'!=|".contains($0) }
        if rest.hasPrefix("<"), let end = rest.firstIndex(of: ">") { rest = rest[end...] }
      default:
        if character.isUppercase { return true }
      }
    }
    return false
  }
}
