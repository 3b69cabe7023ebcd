import Records

/// The stages at the top of the console.
enum Ribbon: Int, CaseIterable, Comparable {
  case review, accept, validate, decide, monitor, handOff

  static func < (left: Ribbon, right: Ribbon) -> Bool { left.rawValue < right.rawValue }

  var title: String {
    switch self {
    case .review: "Review"
    case .accept: "Accept"
    case .validate: "Validate"
    case .decide: "Decide"
    case .monitor: "Monitor"
    case .handOff: "Hand off"
    }
  }

  /// What is to be done now, how much of it is, and whether some of it went wrong.
  static func stage(of record: SessionRecord, in phase: Phase) -> (stage: Ribbon, progress: String?, isTroubled: Bool) {
    switch phase {
    case .review: return (.review, nil, false)
    case .accepted, .validating:
      let verdicts = record.steps.map(record.verdict(of:))
      let hasFailed = verdicts.contains(.failed)
      if record.branchDue != nil { return (.decide, nil, hasFailed) }
      let passed = verdicts.count { $0 == .passed || $0 == .waived }
      // In a first session there may be a step to come.
      if verdicts.isEmpty, record.session.opening?.from == nil, record.monitoring == nil {
        return (.validate, nil, false)
      }
      return verdicts.isEmpty ? (.monitor, nil, false) : (.validate, "\(passed) of \(verdicts.count)", hasFailed)
    case .decided: return (record.monitoring?.stage == .done ? .handOff : .monitor, nil, false)
    case .monitoring:
      let checkpoints = record.monitoring?.checkpoints ?? []
      let isTroubled = checkpoints.contains { $0.outcome == .trouble }
      return (.monitor, "\(checkpoints.count { $0.outcome != nil }) of \(checkpoints.count)", isTroubled)
    case .handedOff: return (.handOff, "done", false)
    }
  }
}
