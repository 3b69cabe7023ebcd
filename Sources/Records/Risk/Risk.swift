/// The five-point scale of how likely a risk is.
public enum Likelihood: Int, Sendable, Codable, CaseIterable, Comparable {
  case veryLow = 1
  case low, medium, high, certain

  public static func < (left: Likelihood, right: Likelihood) -> Bool { left.rawValue < right.rawValue }
  public var name: String { ["very-low", "low", "medium", "high", "certain"][rawValue - 1] }
  /// As a person reads it: "very low".
  public var words: String { self == .veryLow ? "very low" : name }
}

/// The five-point scale of how much a risk would hurt.
public enum RiskImpact: Int, Sendable, Codable, CaseIterable, Comparable {
  case veryLow = 1
  case low, medium, high, critical

  public static func < (left: RiskImpact, right: RiskImpact) -> Bool { left.rawValue < right.rawValue }
  public var name: String { ["very-low", "low", "medium", "high", "critical"][rawValue - 1] }
  /// As a person reads it: "very low".
  public var words: String { self == .veryLow ? "very low" : name }
}

/// Something that could still go wrong, or did.
public struct Risk: Equatable, Sendable, Codable {
  public enum Status: String, Sendable, Codable, CaseIterable {
    case open, mitigated, accepted, materialised, closed

    /// As a person reads it.
    public var words: String { self == .materialised ? "came true" : rawValue }
  }

  public var number: Int
  public var title: String
  public var likelihood: Likelihood?
  public var impact: RiskImpact?
  /// The ratings as written: "CERTAIN (planned work)".
  public var likelihoodWords: String?
  public var impactWords: String?
  public var mitigation: String?
  public var owner: String?
  public var status: Status
  public var statusWords: String?
  /// Why it was accepted, materialised or closed.
  public var because: String?
  /// When it came true, whatever became of it since.
  public var materialisedAt: Moment?
  /// What it was rated when it came true, for calibration.
  public var ratedWhenMaterialised: Likelihood?
  public var closedIn: SessionNumber?
  public var lines: LineSpan?

  public init(
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
  public var exposure: Int? {
    guard let likelihood, let impact else { return nil }
    return likelihood.rawValue * impact.rawValue
  }

  /// Still to be watched: open, or come true and not yet dealt with.
  public var isLive: Bool { status == .open || status == .materialised }
}

/// The ratings and their words are laid out by hand: each stands beside the words it was read from.
extension Risk: Fielded {
  public static let fields: [Field<Risk>] = [
    Field("title", .text(\.title), in: .search),
    Field("mitigation", .words(\.mitigation), label: "Mitigation", in: [.json, .search]),
    Field("owner", .words(\.owner), label: "Owner", in: [.search, .detail]),
    Field("statusWords", .words(\.statusWords), label: "Status"),
    Field("because", .words(\.because), label: "Because", in: .search),
    Field("materialisedAt", .moment(\.materialisedAt), label: "Came true"),
    Field("ratedWhenMaterialised", .likelihood(\.ratedWhenMaterialised), label: "Rated when it came true"),
    Field("closedIn", .session(\.closedIn), label: "Closed in session"),
  ]
}
