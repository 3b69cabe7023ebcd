import Records

extension SessionRecord {
  /// The latest time at which a fix was said to be built, deployed or, as monitoring needs it,
  /// validated: what is older is from before it.
  package var fixedSince: Moment? {
    let telling: Set<Fix.Status> = [.building, .built, .deployed, .validated]
    return fixes.filter { telling.contains($0.status) }.compactMap(\.statusAt).max()
  }

  /// A step's expectation as it holds now: "only old errors from before the fix" means the fix as
  /// it was deployed last, so where that was done again since the words were read, the rule's time
  /// moves with it.
  package func expectationInForce(of step: Step) -> Expectation? {
    guard var expectation = step.expectation, let rule = expectation.rule, let since = fixedSince else {
      return step.expectation
    }
    // A status is kept to the second, a log line often finer: what came within that second is from
    // before it.
    expectation.rule = rule.movedForward(to: since.adding(seconds: 0.999))
    return expectation
  }
}

extension ExpectationRule {
  fileprivate func movedForward(to moment: Moment) -> ExpectationRule {
    switch self {
    case .lacks(let pattern, let after?): .lacks(pattern, after: max(after, moment))
    case .all(let rules): .all(rules.map { $0.movedForward(to: moment) })
    case .any(let rules): .any(rules.map { $0.movedForward(to: moment) })
    default: self
    }
  }
}
