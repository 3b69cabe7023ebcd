/// The words of a severity, and the one scale on which all of them are sorted and coloured: 1 is
/// the worst, 5 the least.
package enum SeverityScale {
  package static let levels = 1...5

  /// The place of the words on the scale: by the figure in them ("SEV2", "P1", "Prio 3"; 0 counts
  /// as 1), else by the words that alerting systems have for it, else by those that risks are rated
  /// with. Nil for words that only the team knows.
  package static func level(_ words: String) -> Int? {
    let folded = words.lowercased()
    let figures = folded.split { !$0.isASCII || !$0.isNumber }
    if let only = figures.first, figures.count == 1, let figure = Int(only) {
      return (0...5).contains(figure) ? max(1, figure) : nil
    }
    guard figures.isEmpty else { return nil }
    let parts = Set(folded.split { !$0.isLetter }.map(String.init))
    if let known = alerting.first(where: { !parts.isDisjoint(with: $0.words) }) { return known.level }
    return switch RatingWords.impact(words) {
    case .critical: 1
    case .high: 2
    case .medium: 3
    case .low: 4
    case .veryLow: 5
    case nil: nil
    }
  }

  /// What Prometheus rules, Grafana, PagerDuty, Opsgenie and syslog(3) call it.
  private static let alerting: [(words: Set<String>, level: Int)] = [
    (["critical", "crit", "fatal", "emergency", "emerg", "disaster", "page"], 1),
    (["error", "err", "major", "high", "alert"], 2),
    (["warning", "warn", "moderate", "medium", "average"], 3),
    (["minor", "low", "notice"], 4),
    (["info", "information", "informational", "debug", "none", "cosmetic"], 5),
  ]
}

/// One severity that an incident has had.
package struct SeverityChange: Equatable, Sendable, Codable {
  /// As written: "SEV2", "P1", the team's own word.
  package var words: String
  /// On the scale of `SeverityScale`; nil where the words alone say it, or nobody knows.
  package var level: Int?
  package var because: String?
  package var by: String
  package var at: Moment

  package init(words: String, level: Int? = nil, because: String? = nil, by: String, at: Moment) {
    self.words = words
    self.level = level
    self.because = because
    self.by = by
    self.at = at
  }
}

extension Incident {
  /// 1 to 5; nil where there is no severity, or none that is on the scale.
  package var severityLevel: Int? {
    guard let severity else { return nil }
    return severities.last { $0.words == severity }?.level ?? SeverityScale.level(severity)
  }
}
