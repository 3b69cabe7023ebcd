import Records

extension Change {
  /// Its record replaces or begins what the session holds.
  var isWholeRecord: Bool { if case .session(let change) = self { change.beginning != nil } else { false } }
  var isUndo: Bool { if case .undone = self { true } else { false } }
  var isIncidentOpening: Bool { if case .incident(.opened) = self { true } else { false } }
  var isSeal: Bool { if case .session(.sealed) = self { true } else { false } }

  /// What undo passes over: facts, which only more facts answer, and what others may already have
  /// read.
  var staysForGood: Bool {
    switch self {
    case .step(_, .runStarted), .step(_, .runEnded), .fix(_, .checked), .session(.sealed),
      .incident(.postmortemSealed), .session(.repositorySeen), .undone:
      true
    case .step(_, .added), .step(_, .edited), .step(_, .judged), .fix(_, .added), .fix(_, .edited), .fix(_, .status),
      .session(.opened),
      .session(.imported), .session(.revised), .session(.described), .session(.taken), .session(.putBack),
      .session(.accepted), .session(.declined),
      .incident, .noted, .statement, .metricAdded, .silence, .comment, .corrected, .todo, .risk, .decided, .monitoring:
      false
    }
  }

  /// Done by whoever has the baton, or for them with a reason: undo gives none.
  var isOfBaton: Bool {
    switch self {
    case .decided, .monitoring, .step(_, .edited), .step(_, .judged): true
    case .step, .fix, .session, .incident, .noted, .statement, .metricAdded, .silence, .comment, .corrected, .todo,
      .risk, .undone:
      false
    }
  }
}

extension Event {
  /// Whether the incident's own fold reads it.
  var concernsIncident: Bool { session == nil || change.isWholeRecord }
}
