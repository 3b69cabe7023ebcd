/// The five-point scale of how likely a risk is.
package enum Likelihood: Int, Sendable, Codable, CaseIterable, Comparable {
  case veryLow = 1
  case low, medium, high, certain

  package static func < (left: Likelihood, right: Likelihood) -> Bool { left.rawValue < right.rawValue }
  package var name: String { ["very-low", "low", "medium", "high", "certain"][rawValue - 1] }
  /// As a person reads it: "very low".
  package var displayText: String { self == .veryLow ? "very low" : name }
}

/// The five-point scale of how much a risk would hurt.
package enum RiskImpact: Int, Sendable, Codable, CaseIterable, Comparable {
  case veryLow = 1
  case low, medium, high, critical

  package static func < (left: RiskImpact, right: RiskImpact) -> Bool { left.rawValue < right.rawValue }
  package var name: String { ["very-low", "low", "medium", "high", "critical"][rawValue - 1] }
  /// As a person reads it: "very low".
  package var displayText: String { self == .veryLow ? "very low" : name }
}

/// Something that could still go wrong, or did.
package struct Risk: Equatable, Sendable, Codable {
  package enum Status: String, Sendable, Codable, CaseIterable {
    case open, mitigated, accepted, materialised, closed

    /// As a person reads it.
    package var displayText: String { self == .materialised ? "came true" : rawValue }
  }

  package var number: Int
  package var title: String
  package var likelihood: Likelihood?
  package var impact: RiskImpact?
  /// The ratings as written: "CERTAIN (planned work)".
  package var likelihoodWords: String?
  package var impactWords: String?
  package var mitigation: String?
  package var owner: String?
  package var status: Status
  package var statusWords: String?
  /// Why it was accepted, materialised or closed.
  package var because: String?
  /// When it came true, whatever became of it since.
  package var materialisedAt: Moment?
  /// The failed round of the validation that brought it about; nil where a person said that it came
  /// true. A later round that passes shows that it is over.
  package var materialisedInRound: Int?
  /// What it was rated when it came true, for calibration.
  package var ratedWhenMaterialised: Likelihood?
  package var closedIn: SessionNumber?
  package var lines: LineSpan?

  package init(
    number: Int = 0, title: String, likelihood: Likelihood? = nil, impact: RiskImpact? = nil, mitigation: String? = nil,
    status: Status = .open
  ) {
    self.number = number
    self.title = title
    self.likelihood = likelihood
    self.impact = impact
    self.mitigation = mitigation
    self.status = status
  }

  /// Likelihood × impact, 1 to 25; nil until both are rated.
  package var exposure: Int? {
    guard let likelihood, let impact else { return nil }
    return likelihood.rawValue * impact.rawValue
  }

  /// Still to be watched: open, or come true and not yet dealt with.
  package var isLive: Bool { status == .open || status == .materialised }
}

/// The ratings and their words are laid out by hand: each stands beside the words it was read from.
extension Risk: Fielded {
  package static let fields: [Field<Risk>] = [
    Field("title", .title(\.title), in: [.search, .form, .review], isRequired: true),
    Field("mitigation", .words(\.mitigation), label: "Mitigation", in: [.json, .search, .copy, .form, .review]),
    Field("owner", .words(\.owner), label: "Owner", in: [.search, .detail, .copy, .form, .documents]),
    Field("statusWords", .words(\.statusWords), label: "Status"),
    Field("because", .words(\.because), label: "Because", in: .search),
    Field("materialisedAt", .moment(\.materialisedAt), label: "Came true"),
    Field("materialisedInRound", .count(\.materialisedInRound), label: "Came true in round"),
    Field("ratedWhenMaterialised", .likelihood(\.ratedWhenMaterialised), label: "Rated when it came true"),
    Field("closedIn", .session(\.closedIn), label: "Closed in session"),
  ]
}
