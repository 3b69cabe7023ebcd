extension SessionRecord {
  /// The latest time at which a fix that is not validated yet was said to be built or deployed: what is older is from before it.
  public var fixedSince: Moment? {
    fixes.filter { $0.status == .built || $0.status == .deployed || $0.status == .building }.compactMap(\.statusAt).max()
  }

  /// A step's expectation as it holds now: "only old errors from before the fix" means the fix as it was deployed last, so where that was
  /// done again since the words were read, the rule's time moves with it.
  public func expectationInForce(of step: Step) -> Expectation? {
    guard var expectation = step.expectation, let rule = expectation.rule, let since = fixedSince else {
      return step.expectation
    }
    expectation.rule = rule.movedForward(to: since)
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
