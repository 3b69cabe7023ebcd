extension SessionRecord {
  /// When the latest fix was last heard of, else the end of the session, since a handoff is written once the fix is on its way: errors
  /// before it are old.
  public var fixedAt: Moment? { fixes.compactMap(\.statusAt).max() ?? session.until }

  /// The day that a time alone belongs to, UTC.
  public var day: Day? { session.date ?? session.from?.day }

  /// Proposes a rule for each expectation that has none, from its words; those no rule can say all of stay for a person.
  ///
  /// - Parameter kept: places in `steps` that are left as they are.
  public mutating func proposeRules(but kept: Set<Int> = []) {
    for (index, step) in steps.enumerated() where !kept.contains(index) && step.expectation?.rule == nil {
      let rule = proposedRule(for: step)
      steps[index].expectation?.rule = rule
    }
  }

  /// What the words of a step's expectation say, whatever its rule is.
  public func proposedRule(for step: Step) -> ExpectationRule? {
    step.expectation.flatMap {
      ExpectationWords.rule(for: $0.text, command: step.command, title: step.title, fixedAt: fixedAt, day: day)
    }
  }
}
