/// Where a session stands in the 8→9 workflow.
public enum Phase: String, Sendable, Codable, CaseIterable {
  case review, accepted, validating, decided, monitoring
  case handedOff = "handed-off"
}

extension SessionRecord {
  public var phase: Phase {
    if session.seal != nil || session.successor != nil { return .handedOff }
    let isTouched = steps.contains { step in
      step.runs.contains { $0.round == round } || step.judgements.contains { $0.round == round }
    }
    if monitoring?.stage == .running && session.opening != nil { return .monitoring }
    if monitoring?.stage == .running && !decisions.isEmpty { return .monitoring }
    if validationPassed { return .decided }
    if isTouched || round > 1 { return .validating }
    return session.opening == nil ? .review : .accepted
  }

  public var isSealed: Bool { session.seal != nil }
}
