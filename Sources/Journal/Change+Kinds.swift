import Records

extension Change {
  /// Its record replaces or begins what the session holds.
  var isWholeRecord: Bool {
    switch self {
    case .sessionOpened, .documentImported: true
    default: false
    }
  }

  var isUndo: Bool {
    if case .undone = self { return true }
    return false
  }

  var isIncidentOpening: Bool {
    if case .incidentOpened = self { return true }
    return false
  }

  var isSeal: Bool {
    if case .sealed = self { return true }
    return false
  }

  /// What undo passes over: facts, which only more facts answer, and what others may already have read.
  var staysForGood: Bool {
    switch self {
    case .stepRunStarted, .stepRunEnded, .fixChecked, .sealed, .undone: true
    default: false
    }
  }
}

extension Event {
  /// Whether the incident's own fold reads it.
  var concernsIncident: Bool { session == nil || change.isWholeRecord }
}
