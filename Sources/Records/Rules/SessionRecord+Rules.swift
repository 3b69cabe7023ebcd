extension SessionRecord {
  /// When the latest fix was last heard of, else the end of the session, since a handoff is written once the fix is on its way: errors
  /// before it are old.
  public var fixedAt: Moment? { fixes.compactMap(\.statusAt).max() ?? session.until }

  /// The day that a time alone belongs to, UTC.
  public var day: Day? { session.date ?? session.from?.day }

  /// Proposes a rule for each expectation that has none, from its words; those no rule can say all of stay for a person.
  public mutating func proposeRules() {
    for (index, step) in steps.enumerated() {
      guard let expectation = step.expectation, expectation.rule == nil else { continue }
      let rule = ExpectationWords.rule(
        for: expectation.text, command: step.command, title: step.title, fixedAt: fixedAt, day: day)
      steps[index].expectation?.rule = rule
    }
  }
}
