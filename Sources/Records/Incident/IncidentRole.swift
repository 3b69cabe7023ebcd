/// Who does what in an incident. The field's roles are commander, operations, communications and
/// scribe; a team may have others.
package struct IncidentRole: Equatable, Sendable, Codable {
  package var name: String
  package var person: String
  package var since: Moment

  package init(name: String, person: String, since: Moment) {
    self.name = name
    self.person = person
    self.since = since
  }

  package static let usual = ["commander", "operations", "communications", "scribe"]
}

extension Incident {
  package func role(_ name: String) -> IncidentRole? { roles.first { $0.name.lowercased() == name.lowercased() } }
}
