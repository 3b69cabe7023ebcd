/// One session as a line of a list: enough to choose by, without reading its record.
package struct SessionSummary: Equatable, Sendable, Codable {
  package var session: Session
  package var phase: Phase
  package var entries: Int
  /// Todos that are open, in progress, blocked or ready.
  package var openTodos: Int
  package var blockedTodos: Int
  package var liveRisks: Int
  package var steps: Int
  package var settledSteps: Int
  /// The document it was read from.
  package var source: DocumentSource?

  package init(of record: SessionRecord) {
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
  /// How a session among these, oldest first, ended; nil while it goes on.
  package func end(of summary: SessionSummary) -> SessionEnd? {
    summary.session.end(followedBy: first { $0.session.number > summary.session.number }?.session.number)
  }
}

/// Where a search found its terms.
package struct SearchHit: Equatable, Sendable {
  package var session: SessionNumber
  package var item: ItemReference
  package var text: String
  /// Higher is better.
  package var score: Double

  package init(session: SessionNumber, item: ItemReference, text: String, score: Double) {
    self.session = session
    self.item = item
    self.text = text
    self.score = score
  }
}
