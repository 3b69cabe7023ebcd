/// What an alerting system says of one alert, read from its own form.
package struct Alert: Equatable, Sendable, Codable {
  /// "alertmanager", "pagerduty", "grafana", "opsgenie"; "json" for a form that is not known.
  package var source: String
  /// By what the system knows the same alert again.
  package var fingerprint: String
  package var title: String
  package var text: String?
  /// As the system has it.
  package var severity: String?
  package var service: String?
  /// When it began to fire.
  package var start: Moment?
  /// When it stopped; nil while it fires.
  package var end: Moment?
  package var links: [String] = []
  /// Names and values that go with it, in the order of their names.
  package var labels: [Label] = []

  package struct Label: Equatable, Sendable, Codable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(source: String, fingerprint: String, title: String) {
    self.source = source
    self.fingerprint = fingerprint
    self.title = title
  }
}

extension Incident {
  /// It was begun by this alert, or has had it since.
  package func hasHad(_ alert: Alert) -> Bool {
    alerts.contains { $0.source == alert.source && $0.fingerprint == alert.fingerprint }
  }
}
