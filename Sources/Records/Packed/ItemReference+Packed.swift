extension ItemReference.Kind: PackedCode {
  var code: UInt8 {
    switch self {
    case .session: 0
    case .timeline: 1
    case .problem: 2
    case .fix: 3
    case .alternative: 4
    case .check: 5
    case .step: 6
    case .todo: 7
    case .risk: 8
    case .monitoring: 9
    case .lesson: 10
    case .insight: 11
    case .achievement: 12
    case .metric: 13
    case .section: 14
    case .correction: 15
    case .comment: 16
    case .file: 17
    case .branch: 18
    case .production: 19
    case .silence: 20
    case .investigation: 21
    case .ask: 22
    case .round: 23
    }
  }

  init?(code: UInt8) {
    switch code {
    case 0: self = .session
    case 1: self = .timeline
    case 2: self = .problem
    case 3: self = .fix
    case 4: self = .alternative
    case 5: self = .check
    case 6: self = .step
    case 7: self = .todo
    case 8: self = .risk
    case 9: self = .monitoring
    case 10: self = .lesson
    case 11: self = .insight
    case 12: self = .achievement
    case 13: self = .metric
    case 14: self = .section
    case 15: self = .correction
    case 16: self = .comment
    case 17: self = .file
    case 18: self = .branch
    case 19: self = .production
    case 20: self = .silence
    case 21: self = .investigation
    case 22: self = .ask
    case 23: self = .round
    default: return nil
    }
  }
}
