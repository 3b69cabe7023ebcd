import Records

struct SessionRow: Sendable {
  var summary: SessionSummary
  /// How it ended, as it stands among the others.
  var end: SessionEnd?
}

extension State {
  mutating func refreshSessions() {
    rows.sessions = sessionRows()
    rows.sessionNumberWidth = rows.sessions.reduce(2) { max($0, $1.summary.session.number.text.count) }
  }

  /// Newest first, those that match the filter.
  private func sessionRows() -> [SessionRow] {
    sessions.reversed().filter { summary in
      sessionFilter.isEmpty || summary.session.displayTitle.matches(sessionFilter)
        || summary.session.number.text.matches(sessionFilter)
        || summary.session.holder?.matches(sessionFilter) == true
        || summary.session.status?.matches(sessionFilter) == true
    }.map { SessionRow(summary: $0, end: sessions.end(of: $0)) }
  }
}
