import Records

extension SessionRecord {
  /// Proposes a rule for each expectation that has none, from its words; those no rule can say all
  /// of stay for a person.
  ///
  /// - Parameter kept: places in `steps` that are left as they are.
  package mutating func proposeRules(but kept: Set<Int> = []) {
    for (index, step) in steps.enumerated() where !kept.contains(index) && step.expectation?.rule == nil {
      let rule = proposedRule(for: step)
      steps[index].expectation?.rule = rule
    }
  }

  /// What the words of a step's expectation say, whatever its rule is.
  package func proposedRule(for step: Step) -> ExpectationRule? {
    step.expectation.flatMap {
      ExpectationWords.rule(for: $0.text, command: step.command, title: step.title, fixedAt: fixedAt, day: day)
    }
  }

  /// What a new step's output should be, as a person says it: a rule in its written form, or words
  /// that one may be made of.
  package func expectation(_ text: String, command: String?, title: String) -> Expectation {
    ExpectationSyntax.expectation(text, command: command, title: title, fixedAt: fixedAt, day: day)
  }

  /// The same for a step that is there: a rule goes beside the words it has, and words take their
  /// place.
  package func expectation(_ text: String, for step: Step) -> Expectation {
    guard var expectation = step.expectation, let rule = ExpectationSyntax.rule(text, day: day) else {
      return expectation(text, command: step.command, title: step.title)
    }
    expectation.rule = rule
    return expectation
  }
}
