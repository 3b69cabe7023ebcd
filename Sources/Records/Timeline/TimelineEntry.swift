/// One thing that happened.
public struct TimelineEntry: Equatable, Sendable, Codable {
  public enum Source: String, Sendable, Codable, CaseIterable { case document, person, log, step }

  /// Counted from 1 within the session, in the order recorded.
  public var number: Int
  /// Nil where the document gave no time that could be read.
  public var at: Moment?
  /// The end of a range.
  public var until: Moment?
  /// The time as written, where it came from a document.
  public var words: String?
  /// The session it belongs to, where the document says another than its own.
  public var session: SessionNumber?
  public var event: String
  public var impact: String?
  public var source: Source
  public var tags: [String] = []
  public var by: String?
  /// The runs it rests on; nil where there are none.
  public var evidence: [RunReference]?
  /// The time is known only in part, or said to be not exact; `words` has it as written.
  public var uncertain: Bool?
  public var lines: LineSpan?

  public init(
    number: Int = 0, at: Moment?, until: Moment? = nil, session: SessionNumber? = nil, event: String,
    impact: String? = nil, source: Source, tags: [String] = [], by: String? = nil, lines: LineSpan? = nil
  ) {
    self.number = number
    self.at = at
    self.until = until
    self.session = session
    self.event = event
    self.impact = impact
    self.source = source
    self.tags = tags
    self.by = by
    self.lines = lines
  }
}

/// A run of a step of the same session.
public struct RunReference: Hashable, Sendable, Codable {
  public var step: Int
  /// Counted from 1 within the step.
  public var run: Int

  public init(step: Int, run: Int) {
    self.step = step
    self.run = run
  }
}
