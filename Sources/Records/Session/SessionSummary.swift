/// One session as a line of a list: enough to choose by, without reading its record.
public struct SessionSummary: Equatable, Sendable, Codable {
  public var session: Session
  public var phase: Phase
  public var entries: Int
  /// Todos that are open, in progress, blocked or ready.
  public var openTodos: Int
  public var blockedTodos: Int
  public var liveRisks: Int
  public var steps: Int
  public var settledSteps: Int
  /// The document it was read from.
  public var source: DocumentSource?

  public init(of record: SessionRecord) {
    session = record.session
    phase = record.phase
    entries = record.timeline.count
    openTodos = record.todos.count { !$0.isClosed }
    blockedTodos = record.todos.count { record.state(of: $0) == .blocked }
    liveRisks = record.risks.count { $0.isLive }
    (settledSteps, steps) = record.validationProgress
    source = record.source
  }
}

extension [SessionSummary] {
  /// Where a session stands among these, oldest first.
  public func phase(of summary: SessionSummary) -> Phase {
    summary.phase.among(later: first { $0.session.number > summary.session.number }?.session.number)
  }
}

/// Where a search found its terms.
public struct SearchHit: Equatable, Sendable {
  public var session: SessionNumber
  public var item: ItemReference
  public var text: String
  /// Higher is better.
  public var score: Double

  public init(session: SessionNumber, item: ItemReference, text: String, score: Double) {
    self.session = session
    self.item = item
    self.text = text
    self.score = score
  }
}
