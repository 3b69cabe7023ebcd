package enum RiskChange: Equatable, Sendable, Codable {
  case added(Risk)
  case edited(Patch<Risk>)
  case rated(likelihood: Likelihood?, impact: RiskImpact?, likelihoodWords: String?, impactWords: String?)
  case mitigated(mitigation: String?)
  case accepted(because: String)
  /// `round` is the round of the validation that brought it about; nil where a person says it.
  case materialised(because: String?, round: Int? = nil)
  case closed(because: String)
  case reopened

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "riskAdded"
    case edited = "riskEdited"
    case rated = "riskRated"
    case mitigated = "riskMitigated"
    case accepted = "riskAccepted"
    case materialised = "riskMaterialised"
    case closed = "riskClosed"
    case reopened = "riskReopened"
  }

  var historyLine: String {
    switch self {
    case .added: "added"
    case .edited(let patch): patch.historyLine
    case .rated(let likelihood, let impact, _, _):
      "rated " + [likelihood?.name, impact?.name].compactMap(\.self).joined(separator: " × ")
    case .mitigated(let mitigation): "mitigated" + (mitigation.map { ": \($0)" } ?? "")
    case .accepted(let because): "accepted: \(because)"
    case .materialised(let because, _): "came true" + (because.map { ": \($0)" } ?? "")
    case .closed(let because): "closed: \(because)"
    case .reopened: "reopened"
    }
  }
}

extension RiskChange: ItemChange {
  static let edit = CodingKeys.edited
  var patch: Patch<Risk>? { if case .edited(let patch) = self { patch } else { nil } }

  var name: CodingKeys {
    switch self {
    case .added: .added
    case .edited: .edited
    case .rated: .rated
    case .mitigated: .mitigated
    case .accepted: .accepted
    case .materialised: .materialised
    case .closed: .closed
    case .reopened: .reopened
    }
  }

  var addition: Risk? { if case .added(let risk) = self { risk } else { nil } }

  func apply(to risk: inout Risk, at time: Moment, in session: SessionNumber) {
    risk.statusWords = nil
    switch self {
    case .added: break
    case .edited(let patch): patch.apply(to: &risk)
    case .rated(let likelihood, let impact, let likelihoodWords, let impactWords):
      if let likelihood { risk.likelihood = likelihood }
      if let impact { risk.impact = impact }
      if let likelihoodWords { risk.likelihoodWords = likelihoodWords }
      if let impactWords { risk.impactWords = impactWords }
    case .mitigated(let mitigation):
      (risk.status, risk.closedIn) = (.mitigated, session)
      if let mitigation { risk.mitigation = mitigation }
    case .accepted(let because): (risk.status, risk.because) = (.accepted, because)
    case .materialised(let because, let round):
      (risk.status, risk.because, risk.materialisedAt) = (.materialised, because, time)
      risk.materialisedInRound = round
      risk.ratedWhenMaterialised = risk.likelihood
    case .closed(let because): (risk.status, risk.because, risk.closedIn) = (.closed, because, session)
    case .reopened: (risk.status, risk.closedIn) = (.open, nil)
    }
  }
}
