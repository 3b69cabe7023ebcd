/// Where a session stands in the 8→9 workflow.
package enum Phase: String, Sendable, Codable, CaseIterable {
  case review, accepted, validating, decided, monitoring
  case handedOff = "handed-off"
}

/// How a session ended.
package enum SessionEnd: Equatable, Sendable {
  /// Sealed and offered, or accepted as a document.
  case handedOff
  case takenOver(by: String, because: String?)
  /// A later session began, and nobody handed this one on.
  case followed(by: SessionNumber)

  /// "handed off", "taken over by ana", "followed by session 9"
  package var displayText: String {
    switch self {
    case .handedOff: "handed off"
    case .takenOver(let by, _): "taken over by \(by)"
    case .followed(let session): "followed by session \(session)"
    }
  }
}

extension Session {
  var isHandedOff: Bool { seal != nil || (successor != nil && opening == nil) }

  /// How it ended, where `follower` is the incident's next session; nil while it goes on.
  package func end(followedBy follower: SessionNumber?) -> SessionEnd? {
    if isHandedOff { return .handedOff }
    if let takenOverBy { return .takenOver(by: takenOverBy, because: takenOverBecause) }
    return (successor ?? follower).map { .followed(by: $0) }
  }
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
    if session.isHandedOff { return .handedOff }
    let isTouched = steps.contains { step in
      step.runs.contains { $0.round == round } || step.judgements.contains { $0.round == round }
    }
    if monitoring?.stage == .running && session.opening != nil { return .monitoring }
    if monitoring?.stage == .running && !decisions.isEmpty { return .monitoring }
    if validationPassed { return .decided }
    if isTouched || round > 1 { return .validating }
    return session.opening == nil ? .review : .accepted
  }

  /// How it ended; nil while it goes on.
  package func end(in incident: Incident) -> SessionEnd? {
    session.end(followedBy: incident.follower(of: session.number))
  }

  package var isSealed: Bool { session.seal != nil }
}
