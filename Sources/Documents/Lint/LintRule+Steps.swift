import Records

extension LintRule {
  static let steps = [
    LintRule("no-expectation", "a validation step that does not say what should come out") { subject in
      let gaps = subject.record.steps.filter { $0.expectation?.text.trimmed.isEmpty != false }.map { step in
        (
          step,
          gap(
            .warning, "no-expectation", step, "does not say what to expect",
            "add “**Expected:** …”; without it a green exit is all anyone can see")
        )
      }
      let count = subject.record.steps.count
      return folded(
        gaps, all: "none of the \(count) steps says what to expect",
        some: "\(gaps.count) of \(count) steps do not say what to expect",
        count)
    },
    LintRule("person-judges", "an expectation that no machine can check") { subject in
      let gaps = subject.record.steps.filter { $0.expectation != nil && $0.expectation?.rule == nil }.map { step in
        (
          step,
          gap(
            .note, "person-judges", step,
            "expects “\(step.expectation?.text.excerpt(50) ?? "")”, which only a person can judge",
            "name a word, a count or a time that the output must or must not hold")
        )
      }
      let count = subject.record.steps.count
      return folded(
        gaps, all: "each of the \(count) steps expects what only a person can judge",
        some: "\(gaps.count) of \(count) steps expect what only a person can judge", count)
    },
    LintRule("no-command", "a validation step without a command") { subject in
      subject.record.steps.filter { $0.command?.trimmed.isEmpty != false && $0.expectation == nil }.map { step in
        gap(
          .warning, "no-command", step, "has neither a command nor an expectation",
          "write the command to run, or what a person should look at")
      }
    },
    LintRule("placeholder", "a command with a part still to be filled in") { subject in
      subject.record.steps.compactMap { step in
        guard let command = step.command, let found = PlaceholderWords.first(in: command) else { return nil }
        return gap(
          .warning, "placeholder", step, "holds the placeholder \(found)",
          "write the real value, or say where it is to be found")
      }
    },
    LintRule("overruled-step", "a step that was passed against what its run shows") { subject in
      subject.record.steps.compactMap { step in
        guard let judgement = subject.record.overruling(of: step) else { return nil }
        let because = judgement.because.map { " (\($0.excerpt(60)))" } ?? ""
        return gap(
          .warning, "overruled-step", step,
          "counts as passed, by \(judgement.by)\(because), though its last run failed",
          "run it again, or let whoever comes next know what to make of it")
      }
    },
    LintRule("failed-step", "a failed step in a handoff that names no failure branch") { subject in
      let record = subject.record
      guard record.branches.failure.isEmpty, !record.steps.isEmpty else { return [] }
      let failed = record.steps.filter { record.verdict(of: $0) == .failed }
      return failed.map { step in
        gap(
          .warning, "failed-step", step, "failed, and nothing says what to do then",
          "write what to do under “If validation fails”")
      }
    },
  ]

  /// Gaps listed one by one before they are told as one.
  private static let mostListed = 3

  /// Many steps with one gap are one finding: whoever reads the report has one thing to do.
  private static func folded(
    _ gaps: [(step: Step, gap: Gap)], all: String, some: String, _ count: Int
  ) -> [Gap] {
    guard gaps.count > mostListed, var first = gaps.first?.gap else { return gaps.map(\.gap) }
    let which = gaps.count == count ? all : "\(some): \(gaps.map(\.step.number).ranges.excerpt(60))"
    first.message = "\(which); the first is step \(gaps[0].step.number) “\(gaps[0].step.title.excerpt(40))”"
    return [first]
  }

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ step: Step, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.step, step.number), lines: step.lines,
      message: "step \(step.number) “\(step.title.excerpt(40))” \(message)", remedy: remedy)
  }
}

extension [Int] {
  /// "1, 3 to 5, 9"
  fileprivate var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for number in self {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
      .joined(separator: ", ")
  }
}
