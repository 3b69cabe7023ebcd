/// One thing that happened.
package struct TimelineEntry: Equatable, Sendable, Codable {
  package enum Source: String, Sendable, Codable, CaseIterable { case document, person, log, step, alert }

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
  /// It was an act of the baton, and another than `by` had that; `event` says so too.
  package var onBehalf: OnBehalf?
  /// Where else the document tells the same; nil where it does not.
  package var retold: [LineSpan]?
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

/// For whom somebody did an act of the baton, and why.
package struct OnBehalf: Hashable, Sendable, Codable {
  package var holder: String
  package var because: String

  package init(holder: String, because: String) {
    self.holder = holder
    self.because = because
  }
}

/// The time is laid out by hand: from when, until when and its words share a cell.
extension TimelineEntry: Fielded {
  package static let fields: [Field<TimelineEntry>] = [
    Field("at", .moment(\.at), in: .json),
    Field("until", .moment(\.until), in: .json),
    Field("session", .session(\.session), label: "Session", in: .json),
    Field("event", .text(\.event), label: "Event", in: [.json, .search]),
    Field("impact", .words(\.impact), label: "Impact", in: [.json, .search]),
    Field("source", .choice(\.source, usual: .document), label: "Source", in: .json),
    Field("by", .words(\.by), label: "By"),
    Field("tags", .list(\.tags), label: "Tags", in: .search),
    Field("evidence", .list(\.runs), label: "Evidence", in: .json),
    Field("uncertain", .flag(\.uncertain), label: "Uncertain", in: .json),
  ]

  /// The evidence, each run as a document has it.
  private var runs: [String] {
    get { (evidence ?? []).map(\.description) }
    set {
      let runs = newValue.compactMap(RunReference.init)
      evidence = runs.isEmpty ? nil : runs
    }
  }
}

/// A run of a step of the same session.
package struct RunReference: Hashable, Sendable, Codable, LosslessStringConvertible {
  package var step: Int
  /// Counted from 1 within the step.
  package var run: Int

  package init(step: Int, run: Int) {
    self.step = step
    self.run = run
  }

  /// As a document has it: "step 4 run 2".
  package var description: String { "step \(step) run \(run)" }

  package init?(_ description: String) {
    let parts = description.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "step", parts[2] == "run", let step = Int(parts[1]), let run = Int(parts[3])
    else { return nil }
    self.init(step: step, run: run)
  }
}
