import Records

struct RiskRow: Sendable {
  var risk: Risk
  /// The right-hand columns: how likely, and how bad.
  var likelihood: String
  var impact: String
  /// The first of those that are dealt with: parted from the live ones above.
  var startsDealtWith = false
}

extension State {
  /// What has come true first, then what may, by exposure; what is dealt with last.
  func riskRows(_ record: SessionRecord) -> [RiskRow] {
    func order(_ risk: Risk) -> (Int, Int) {
      let group =
        switch risk.status {
        case .materialised: 0
        case .open: 1
        case .accepted: 2
        case .mitigated: 3
        case .closed: 4
        }
      return (group, -(risk.exposure ?? 0))
    }
    var rows = record.risks.enumerated()
      .sorted {
        (order($0.element).0, order($0.element).1, $0.offset) < (order($1.element).0, order($1.element).1, $1.offset)
      }
      .map { row(for: $0.element) }
    if let first = rows.firstIndex(where: { !$0.risk.isLive }), first > 0 { rows[first].startsDealtWith = true }
    return rows
  }

  private func row(for risk: Risk) -> RiskRow {
    let likelihood = risk.likelihood?.displayText ?? risk.likelihoodWords ?? ""
    let impact = risk.impact?.displayText ?? risk.impactWords ?? ""
    return switch risk.status {
    case .open: RiskRow(risk: risk, likelihood: likelihood.isEmpty ? "not rated" : likelihood, impact: impact)
    case .materialised, .accepted: RiskRow(risk: risk, likelihood: risk.status.displayText, impact: impact)
    case .mitigated, .closed: RiskRow(risk: risk, likelihood: risk.status.displayText, impact: "")
    }
  }
}
