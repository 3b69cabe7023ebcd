import Records

extension HandoffDraft {
  /// What the marks of the incident say of its times stands before what its timeline seems to say.
  /// - Parameter own: the metrics that a person gave, which stay.
  package mutating func takeTimes(of incident: Incident, besides own: [Metric]) {
    for time in IncidentTime.allCases {
      guard let seconds = incident.seconds(to: time), let start = incident.mark(time.start),
        let end = incident.mark(time.end), !own.contains(where: { $0.name == time.name })
      else { continue }
      record.metrics.removeAll { $0.name == time.name }
      record.metrics.append(
        Metric(name: time.name, value: "\(Quantity.span(Double(seconds))), from \(start.at.iso) to \(end.at.iso)"))
    }
  }
}
