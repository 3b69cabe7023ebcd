import Expectations
import Patterns
import Records

/// One rule against one run's output.
struct RuleJudgement {
  private let output: Evidence
  /// The output's lines, joined once: there may be hundreds of thousands.
  private let lines: [OutputLine]
  private let status: Int32
  private let now: Moment
  /// Places in `lines` that are not blank.
  private let written: [Int]
  private lazy var times = LineTimes(lines.map(\.text), now: now)
  /// For all patterns on all lines together.
  private var budget = StepBudget.ofSearch

  init(output: Evidence, status: Int32, now: Moment) {
    self.output = output
    lines = output.lines
    self.status = status
    self.now = now
    written = lines.indices.filter { [lines] in
      !lines[$0].text.allSatisfy(\.isWhitespace)
    }
  }

  /// What the command says by its standard output; remarks and warnings go to standard error.
  private var answers: [Int] { written.filter { lines[$0].stream == .out } }

  mutating func verdict(_ rule: ExpectationRule) -> Verdict {
    do throws(RunbookError) {
      switch rule {
      case .exit(let wanted):
        return Verdict(status == wanted ? .passed : .failed, "exit status \(status)")
      case .matches(let pattern, first: let first): return try matches(compiled(pattern), pattern, first: first)
      case .lacks(let pattern, after: let moment): return try lacks(compiled(pattern), pattern, after: moment)
      case .empty: return empty()
      case .lines(let comparison, let count): return counted(comparison, count)
      case .timeAfter(let moment): return timeAfter(moment)
      case .json(let path, let comparison, let wanted): return json(path, comparison, wanted)
      case .jsonMatches(let path, let pattern): return jsonMatches(path, try compiled(pattern))
      case .all(let rules): return joined(rules, decidedBy: .failed, else: .passed)
      case .any(let rules): return joined(rules, decidedBy: .passed, else: .failed)
      }
    } catch {
      return Verdict(.unsure, error.message)
    }
  }

  private mutating func joined(
    _ rules: [ExpectationRule], decidedBy decisive: Run.Proposal, else other: Run.Proposal
  ) -> Verdict {
    var verdicts: [Verdict] = []
    for rule in rules { verdicts.append(verdict(rule)) }
    let proposal =
      verdicts.contains { $0.proposal == decisive }
      ? decisive : verdicts.contains { $0.proposal == .unsure } ? .unsure : other
    let telling = verdicts.filter { $0.proposal == proposal }
    return Verdict(
      proposal, telling.isEmpty ? "nothing was asked" : telling.map(\.why).joined(separator: "; "),
      lines: Array(Set(telling.flatMap(\.lines))).sorted())
  }

  /// A rule says itself whether case counts; nothing is guessed from its letters.
  private func compiled(_ pattern: String) throws(RunbookError) -> Pattern {
    do throws(PatternError) {
      return try Pattern(pattern, casing: .exact)
    } catch {
      throw .pattern(pattern, error.message)
    }
  }

  // MARK: - Lines

  private mutating func matches(_ pattern: Pattern, _ text: String, first: Bool) -> Verdict {
    let asked = first ? Array(answers.prefix(1)) : written
    var gaveUp = false
    for place in asked where !budget.isSpent {
      switch pattern.test(lines[place].text, within: &budget) {
      case .match:
        return Verdict(
          .passed, "\(first ? "first line" : "line \(place + 1)"): \(quoted(place))", lines: [place + 1])
      case .noMatch: continue
      case .limit: gaveUp = true
      }
    }
    if gaveUp { return tooCostly }
    let wanted = PatternWords.subject(of: text).map { "“\($0)”" }
    if first {
      guard let place = asked.first else { return Verdict(.failed, "there is no output") }
      return Verdict(
        .failed, "the first line \(wanted.map { "lacks \($0)" } ?? "is not as expected"): \(quoted(place))",
        lines: [place + 1])
    }
    return cutShort
      ?? Verdict(
        .failed, asked.isEmpty ? "there is no output" : "no line \(wanted.map { "has \($0)" } ?? "is as expected")")
  }

  private mutating func lacks(_ pattern: Pattern, _ text: String, after moment: Moment?) -> Verdict {
    if written.isEmpty {
      return cutShort
        ?? Verdict(.unsure, "nothing came back; that is also what a wrong filter or project looks like")
    }
    var hits: [Int] = []
    for place in written {
      switch pattern.test(lines[place].text, within: &budget) {
      case .match: hits.append(place)
      case .noMatch: continue
      case .limit: return tooCostly
      }
    }
    let unwanted = PatternWords.subject(of: text).map { "“\($0)”" }
    let none = "no line has \(unwanted ?? "what must not be there")"
    guard let moment else {
      guard let first = hits.first else { return cutShort ?? Verdict(.passed, none) }
      return Verdict(
        .failed, "\(having(hits.count, unwanted))\(hits.count > 1 ? ", first" : ""): \(quoted(first))",
        lines: hits.map { $0 + 1 })
    }
    let later = hits.filter { times[$0].map { $0 > moment } ?? false }
    if let earliest = later.compactMap({ times[$0] }).min() {
      return Verdict(
        .failed, "\(lineCount(later.count)) later than \(told(moment)), first at \(told(earliest, beside: moment))",
        lines: later.map { $0 + 1 })
    }
    let untimed = hits.filter { times[$0] == nil }
    if !untimed.isEmpty {
      return Verdict(
        .unsure, "\(having(untimed.count, unwanted)) without a time; a person must judge",
        lines: untimed.map { $0 + 1 })
    }
    if let cutShort { return cutShort }
    return Verdict(
      .passed, hits.isEmpty ? none : "nothing later than \(told(moment)); \(lineCount(hits.count)) older",
      lines: hits.map { $0 + 1 })
  }

  private func empty() -> Verdict {
    guard let first = answers.first ?? written.first else { return Verdict(.passed, "there is no output") }
    guard answers.isEmpty else {
      return Verdict(.failed, "there is output: \(lineCount(answers.count))", lines: [first + 1])
    }
    return Verdict(
      .unsure, "nothing but standard error: \(lineCount(written.count)); a person must judge", lines: [first + 1])
  }

  private func counted(_ comparison: ExpectationRule.Comparison, _ wanted: Int) -> Verdict {
    let count = answers.count
    if let cutShort {
      // More can only have been cut, so that what is kept may decide by itself.
      let isSettled = count > wanted || (count == wanted && comparison == .atLeast)
      guard isSettled else { return cutShort }
    }
    return Verdict(comparison.holds(count, wanted) ? .passed : .failed, lineCount(count))
  }

  // MARK: - Times

  private mutating func timeAfter(_ moment: Moment) -> Verdict {
    let places = answers.isEmpty ? written : answers
    let dated = places.flatMap { place in
      TimesInText.dated(in: lines[place].text, year: now.day.year).map { (place, $0) }
    }
    guard let latest = dated.max(by: { $0.1 < $1.1 }) else {
      if places.isEmpty { return Verdict(.failed, "there is no output") }
      return Verdict(.unsure, "no time can be read in the output; a person must judge")
    }
    let isLater = latest.1 > moment
    return Verdict(
      isLater ? .passed : .failed,
      "the latest time is \(told(latest.1, beside: moment)), \(isLater ? "" : "not ")later than \(told(moment))",
      lines: [latest.0 + 1])
  }

  private func told(_ moment: Moment, beside other: Moment? = nil) -> String {
    guard let other, other.day == moment.day else {
      return other == nil && moment.day == now.day ? moment.clock : moment.iso
    }
    let second = moment.timeOfDay.second
    return "\(moment.clock):\(second < 10 ? "0" : "")\(second)"
  }

  // MARK: - JSON

  private mutating func json(_ path: String, _ comparison: ExpectationRule.Comparison, _ wanted: String) -> Verdict {
    field(path) { value, _ in
      if let number = value.double, let limit = Double(wanted) {
        return comparison.holds(number, limit) ? .match : .noMatch
      }
      switch comparison {
      case .equal: return value.text == wanted ? .match : .noMatch
      case .notEqual: return value.text != wanted ? .match : .noMatch
      default: return .noMatch
      }
    }
  }

  private mutating func jsonMatches(_ path: String, _ pattern: Pattern) -> Verdict {
    field(path) { pattern.test($0.text, within: &$1) }
  }

  private mutating func field(
    _ path: String, _ holds: (JSONValue, inout StepBudget) -> Pattern.Outcome
  ) -> Verdict {
    let name = path.isEmpty ? "the JSON value" : "JSON field \(path)"
    guard let value = jsonOutput else {
      return cutShort ?? Verdict(.failed, answers.isEmpty ? "there is no output" : "the output is not JSON")
    }
    guard let found = value.at(path) else { return Verdict(.failed, "there is no \(name)") }
    let shown = Verdict.quoted(found.text)
    return switch holds(found, &budget) {
    case .match: Verdict(.passed, "\(name) is \(shown)")
    case .noMatch: Verdict(.failed, "\(name) is \(shown)")
    case .limit: tooCostly
    }
  }

  /// The whole of standard output, else what begins at its first bracket, else its last line.
  private var jsonOutput: JSONValue? {
    let texts = answers.map { lines[$0].text }
    if let value = JSONValue(text: texts.joined(separator: "\n")) { return value }
    if let start = texts.firstIndex(where: { $0.trimmed.hasPrefix("{") || $0.trimmed.hasPrefix("[") }),
      let value = JSONValue(text: texts[start...].joined(separator: "\n"))
    {
      return value
    }
    return texts.last.flatMap { JSONValue(text: $0) }
  }

  // MARK: - Words

  /// Where the middle was left out, what is not found may have been there.
  private var cutShort: Verdict? {
    output.cut.map {
      Verdict(.unsure, "\($0.lines) lines were too many to keep, so that they can't be asked; a person must judge")
    }
  }

  private var tooCostly: Verdict {
    Verdict(.unsure, "the pattern took too long on this output; simplify it, or judge yourself")
  }

  private func lineCount(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }

  private func having(_ count: Int, _ words: String?) -> String {
    "\(lineCount(count)) \(count == 1 ? "has" : "have") \(words ?? "what must not be there")"
  }

  private func quoted(_ place: Int) -> String { Verdict.quoted(lines[place].text) }
}
