/// What is still in motion when a session ends, and so passes to whoever comes next.
package struct InFlight: Equatable, Sendable, Codable {
  /// Alerts that are kept silent, each until a time.
  package var silences: [Silence] = []
  /// What somebody is looking into, without a result so far.
  package var investigations: [Statement] = []
  /// What the next person is asked for.
  package var asks: [Statement] = []

  package init() {}
}

/// An alert that was silenced: nobody is called for it until the silence ends.
package struct Silence: Equatable, Sendable, Codable {
  package var number: Int
  /// The alert's name or matcher, as the alerting system has it.
  package var alert: String
  /// When it will be heard again; nil where nobody said, which lint finds.
  package var until: Moment?
  package var because: String?
  package var by: String?
  package var lines: LineSpan?

  package init(
    number: Int = 0, alert: String, until: Moment? = nil, because: String? = nil, by: String? = nil,
    lines: LineSpan? = nil
  ) {
    self.number = number
    self.alert = alert
    self.until = until
    self.because = because
    self.by = by
    self.lines = lines
  }

  /// Whether the alert is heard again by then.
  package func isOver(at moment: Moment) -> Bool { until.map { $0 <= moment } ?? false }
}

extension Silence: Fielded {
  package static let fields: [Field<Silence>] = [
    Field("alert", .text(\.alert), label: "Alert", in: [.json, .search]),
    Field("until", .moment(\.until), label: "Silenced until (UTC)", in: .json),
    Field("because", .words(\.because), label: "Because", in: [.json, .search]),
    Field("by", .words(\.by), label: "By", in: .json),
  ]
}
