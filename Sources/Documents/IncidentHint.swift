/// What a document says of its incident beside its session: "Incident: vividly", "Service:
/// checkout", "Severity: SEV-2".
package struct IncidentHint: Equatable, Sendable {
  /// The name or key as written.
  package var name: String?
  package var service: String?
  package var severity: String?

  package init(name: String? = nil, service: String? = nil, severity: String? = nil) {
    self.name = name
    self.service = service
    self.severity = severity
  }
}
