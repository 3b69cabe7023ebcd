import Records

extension Change {
  /// Its record replaces or begins what the session holds.
  var isWholeRecord: Bool { if case .session(let change) = self { change.beginning != nil } else { false } }
  var isUndo: Bool { if case .undone = self { true } else { false } }
  var isIncidentOpening: Bool { if case .incident(.opened) = self { true } else { false } }
  var isSeal: Bool { if case .session(.sealed) = self { true } else { false } }

  /// What undo passes over: facts, which only more facts answer, and what others may already have read.
  var staysForGood: Bool {
    switch self {
    case .step(_, .runStarted), .step(_, .runEnded), .fix(_, .checked), .session(.sealed), .undone: true
    default: false
    }
  }
}

extension Event {
  /// Whether the incident's own fold reads it.
  var concernsIncident: Bool { session == nil || change.isWholeRecord }
}
