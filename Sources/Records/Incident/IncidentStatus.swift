/// How far an incident has come. What was imported, and of which nobody has said so, has none.
package enum IncidentStatus: String, Sendable, Codable, CaseIterable, Comparable {
  case investigating, identified, monitoring, resolved, closed

  /// What a person says; closing and reopening are acts of their own.
  package static let said: [IncidentStatus] = [.investigating, .identified, .monitoring, .resolved]

  package static func < (left: IncidentStatus, right: IncidentStatus) -> Bool { left.rank < right.rank }
  private var rank: Int { IncidentStatus.allCases.firstIndex(of: self) ?? 0 }
}

/// How an incident ended: in words, and why known gaps were let through.
package struct Closure: Equatable, Sendable, Codable {
  package var resolution: String
  package var by: String
  package var at: Moment
  package var gapsAllowedBecause: String?

  package init(resolution: String, by: String, at: Moment, gapsAllowedBecause: String? = nil) {
    self.resolution = resolution
    self.by = by
    self.at = at
    self.gapsAllowedBecause = gapsAllowedBecause
  }
}

extension Incident {
  package var isClosed: Bool { closure != nil }

  /// Closed, put away, or a part of another by now: default lists leave it out.
  package var isOver: Bool { closure != nil || archived != nil || mergedInto != nil }

  /// Nil where nobody has said.
  package var standing: IncidentStatus? { closure != nil ? .closed : status }
}
