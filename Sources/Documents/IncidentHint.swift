/// What a document says of its incident beside its session: "Incident: vividly", "Service: checkout", "Severity: SEV-2".
public struct IncidentHint: Equatable, Sendable {
  /// The name or key as written.
  public var name: String?
  public var service: String?
  public var severity: String?

  public init(name: String? = nil, service: String? = nil, severity: String? = nil) {
    self.name = name
    self.service = service
    self.severity = severity
  }
}
