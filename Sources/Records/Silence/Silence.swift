/// What is still in motion when a session ends, and so passes to whoever comes next.
public struct InFlight: Equatable, Sendable, Codable {
  /// Alerts that are kept silent, each until a time.
  public var silences: [Silence] = []
  /// What somebody is looking into, without a result so far.
  public var investigations: [Statement] = []
  /// What the next person is asked for.
  public var asks: [Statement] = []

  public init() {}
}

/// An alert that was silenced: nobody is called for it until the silence ends.
public struct Silence: Equatable, Sendable, Codable {
  public var number: Int
  /// The alert's name or matcher, as the alerting system has it.
  public var alert: String
  /// When it will be heard again; nil where nobody said, which lint finds.
  public var until: Moment?
  public var because: String?
  public var by: String?
  public var lines: LineSpan?

  public init(
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
  public func isOver(at moment: Moment) -> Bool { until.map { $0 <= moment } ?? false }
}
