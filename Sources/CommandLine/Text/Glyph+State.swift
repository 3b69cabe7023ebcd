import Records
import Screen

/// The mark of each state; its word always stands beside it.
extension Glyph {
  init(_ state: TodoState) {
    self =
      switch state {
      case .open, .ready: .ready
      case .inProgress: .active
      case .blocked: .blocked
      case .done: .done
      case .cancelled: .cancelled
      }
  }

  init(_ verdict: StepVerdict) {
    self =
      switch verdict {
      case .pending: .ready
      case .passed: .done
      case .failed: .failed
      case .waived: .cancelled
      }
  }

  init(_ risk: Risk) {
    self =
      switch risk.status {
      case .open: (risk.impact ?? .low) >= .medium ? .warning : .ready
      case .mitigated: .done
      case .accepted, .closed: .cancelled
      case .materialised: .failed
      }
  }

  init(_ state: CheckpointState) {
    self =
      switch state {
      case .due: .ready
      case .overdue: .failed
      case .ok: .done
      case .trouble: .failed
      case .missed: .warning
      }
  }

  init(_ answer: ProvenanceFinding.Answer) {
    self =
      switch answer {
      case .yes: .done
      case .no: .failed
      case .unknown: .question
      }
  }

  init(_ status: Fix.Status) {
    self =
      switch status {
      case .validated: .done
      case .failed: .failed
      case .unknown: .ready
      case .committed, .pushed, .building, .built, .deployed: .active
      }
  }
}

extension Glyph {
  init(_ incident: Incident) {
    self =
      switch incident.standing {
      case .closed: .done
      case .resolved: .done
      case _ where incident.isOver: .cancelled
      case .monitoring: .active
      case .investigating, .identified, nil: (incident.severityLevel ?? 3) <= 2 ? .failed : .warning
      }
  }
}
