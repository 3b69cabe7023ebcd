import Records

extension LintRule {
  static let risks = [
    LintRule("risk-unrated", "an open risk without likelihood or impact") { subject in
      subject.record.risks.filter { $0.status == .open }.compactMap { risk in
        let missing = [risk.likelihood == nil ? "likelihood" : nil, risk.impact == nil ? "impact" : nil].compactMap(
          \.self)
        guard !missing.isEmpty else { return nil }
        let flags = missing.map { "--\($0) LEVEL" }.joined(separator: " ")
        return gap(
          .warning, "risk-unrated", risk, "is open without \(missing.joined(separator: " and "))",
          "rate it: `baton risk rate \(risk.number) \(flags)`")
      }
    },
    LintRule("risk-unmitigated", "an open risk without a mitigation") { subject in
      subject.record.risks.filter { $0.status == .open && $0.mitigation?.trimmed.isEmpty != false }.map { risk in
        gap(
          .warning, "risk-unmitigated", risk, "is open without a mitigation",
          "say what keeps it small, or accept it with a reason")
      }
    },
    LintRule("risk-came-true", "a risk that came true and is not dealt with") { subject in
      subject.record.risks.filter { $0.status == .materialised }.map { risk in
        gap(.warning, "risk-came-true", risk, "came true and is not dealt with", "mitigate it, or say who does")
      }
    },
    LintRule("rating-contradicted", "a rating of low for what has already come true") { subject in
      subject.record.risks.filter { $0.status == .open && ($0.likelihood ?? .certain) <= .low }.compactMap { risk in
        guard let (came, session) = subject.cameTrue(like: risk) else { return nil }
        let rated = (came.ratedWhenMaterialised ?? came.likelihood).map { ", rated \($0.displayText) then" } ?? ""
        return gap(
          .warning, "rating-contradicted", risk,
          "is rated \(risk.likelihood?.displayText ?? ""), but came true in session \(session)\(rated)",
          "rate it by what happened, or say what is different now")
      }
    },
  ]

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ risk: Risk, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.risk, risk.number), lines: risk.lines,
      message: "risk \(risk.number) “\(risk.title.excerpt(40))” \(message)", remedy: remedy)
  }
}

extension LintSubject {
  /// The same risk, or one of nearly the same title, that came true before; the newest.
  fileprivate func cameTrue(like risk: Risk) -> (Risk, SessionNumber)? {
    if risk.materialisedAt != nil { return (risk, record.session.number) }
    for former in earlier.sorted(by: { $0.session.number > $1.session.number }) {
      let same = former.risks.first { other in
        (other.materialisedAt != nil || other.status == .materialised)
          && TextLikeness.of(other.title, risk.title) >= TextLikeness.sameItem
      }
      if let same { return (same, former.session.number) }
    }
    return nil
  }
}
