/// Where a session stands in the 8→9 workflow.
package enum Phase: String, Sendable, Codable, CaseIterable {
  case review, accepted, validating, decided, monitoring
  case handedOff = "handed-off"
}

extension Phase {
  func among(later follower: SessionNumber?) -> Phase { self == .review && follower != nil ? .handedOff : self }
}

extension Incident {
  /// The session that came next, accepted from this one or known from a document; nil for the
  /// newest.
  package func follower(of number: SessionNumber) -> SessionNumber? {
    // Mostly it is asked of the newest.
    guard let place = sessions.lastIndex(of: number) else { return sessions.first { $0 > number } }
    return sessions.dropFirst(place + 1).first
  }
}

extension SessionRecord {
  package var phase: Phase {
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

  /// Where it stands among the incident's sessions: nobody accepted it here, but what a later one
  /// followed was handed on.
  package func phase(in incident: Incident) -> Phase {
    phase.among(later: incident.follower(of: session.number))
  }

  package var isSealed: Bool { session.seal != nil }
}
