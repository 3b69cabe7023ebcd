/// One thing that happened.
package struct TimelineEntry: Equatable, Sendable, Codable {
  package enum Source: String, Sendable, Codable, CaseIterable { case document, person, log, step }

  /// Counted from 1 within the session, in the order recorded.
  package var number: Int
  /// Nil where the document gave no time that could be read.
  package var at: Moment?
  /// The end of a range.
  package var until: Moment?
  /// The time as written, where it came from a document.
  package var words: String?
  /// The session it belongs to, where the document says another than its own.
  package var session: SessionNumber?
  package var event: String
  package var impact: String?
  package var source: Source
  package var tags: [String] = []
  package var by: String?
  /// The runs it rests on; nil where there are none.
  package var evidence: [RunReference]?
  /// The time is known only in part, or said to be not exact; `words` has it as written.
  package var uncertain: Bool?
  package var lines: LineSpan?

  package init(
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
package struct RunReference: Hashable, Sendable, Codable {
  package var step: Int
  /// Counted from 1 within the step.
  package var run: Int

  package init(step: Int, run: Int) {
    self.step = step
    self.run = run
  }
}
