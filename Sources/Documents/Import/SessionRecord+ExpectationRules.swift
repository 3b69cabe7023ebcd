import Records

extension SessionRecord {
  /// Gives every expectation the rule that its words allow, whichever reader found it. Words such as "only old errors from before
  /// the fix" count from when the newest fix was last heard of.
  mutating func proposeRules() {
    let fixedAt = fixes.compactMap(\.statusAt).max()
    for index in steps.indices {
      let step = steps[index]
      steps[index].expectation?.rule = step.expectation.flatMap { expectation in
        ExpectationWords.rule(
          for: expectation.text, command: step.command, title: step.title, fixedAt: fixedAt, day: session.date)
      }
    }
  }
}
