/// A time of an incident from which others are reckoned.
package struct Mark: Equatable, Sendable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Impact began.
    case began
    case detected, acknowledged, mitigated, resolved

    /// "impact began", "mitigated".
    package var displayText: String { self == .began ? "impact began" : rawValue }
  }

  package var kind: Kind
  package var at: Moment
  package var by: String
  package var recordedAt: Moment
  /// Why it is this time, where it was another before.
  package var because: String?
  /// It counts no more: a later mark of its kind stands in its place, or the incident was reopened.
  package var isOver: Bool?

  package init(_ kind: Kind, at: Moment, by: String, recordedAt: Moment, because: String? = nil) {
    self.kind = kind
    self.at = at
    self.by = by
    self.recordedAt = recordedAt
    self.because = because
  }
}

/// From what to what each time is reckoned.
package enum IncidentTime: String, Sendable, CaseIterable {
  case detect, acknowledge, mitigate, resolve

  package var name: String { "Time to \(rawValue)" }

  package var end: Mark.Kind {
    switch self {
    case .detect: .detected
    case .acknowledge: .acknowledged
    case .mitigate: .mitigated
    case .resolve: .resolved
    }
  }

  /// Acknowledging counts from the detection, the others from when impact began.
  package var start: Mark.Kind { self == .acknowledge ? .detected : .began }
}

extension Incident {
  /// The mark that counts; nil where there is none.
  package func mark(_ kind: Mark.Kind) -> Mark? { marks.last { $0.kind == kind && $0.isOver != true } }

  /// Whole seconds, rounded down; nil until both marks exist, and where the end is before the
  /// start, since then one of them is wrong.
  package func seconds(to time: IncidentTime) -> Int? {
    guard let start = mark(time.start)?.at, let end = mark(time.end)?.at, end >= start else { return nil }
    return Int((end.milliseconds - start.milliseconds) / 1000)
  }

  /// Seconds from when impact began, else from the detection, to its end or, while it lasts, to
  /// now; nil before there is either, never negative.
  package func age(at now: Moment) -> Double? {
    guard let start = (mark(.began) ?? mark(.detected))?.at else { return nil }
    let end = mark(.resolved)?.at ?? closure?.at ?? now
    return end >= start ? end.since(start) : nil
  }
}
