extension SessionRecord {
  /// Whether there is such an item.
  package func holds(_ item: ItemReference) -> Bool {
    let number = item.number
    func counts(_ count: Int) -> Bool { (1...max(count, 1)).contains(number) && count > 0 }
    return switch item.kind {
    case .session: true
    case .monitoring: monitoring != nil
    case .timeline: timeline.contains { $0.number == number }
    case .fix: fix(number) != nil
    case .step: step(number) != nil
    case .todo: todo(number) != nil
    case .risk: risk(number) != nil
    case .silence: inFlight.silences.contains { $0.number == number }
    case .comment: comments.contains { $0.number == number }
    case .round: decisions.contains { $0.round == number }
    case .problem: counts(problems.count)
    case .alternative: counts(alternatives.count)
    case .check: counts(checks.count)
    case .metric: counts(metrics.count)
    case .section: counts(sections.count)
    case .correction: counts(corrections.count)
    case .lesson, .insight, .achievement, .file, .branch, .production, .investigation, .ask:
      counts(statements(of: item.kind).count)
    }
  }

  /// The lines of its document that an item came from; nil where it came from none.
  package func lines(of item: ItemReference) -> LineSpan? {
    let number = item.number
    func counted(_ lines: [LineSpan?]) -> LineSpan? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }
    return switch item.kind {
    case .session: session.lines
    case .monitoring: monitoring?.lines
    case .timeline: timeline.first { $0.number == number }?.lines
    case .fix: fix(number)?.lines
    case .step: step(number)?.lines
    case .todo: todo(number)?.lines
    case .risk: risk(number)?.lines
    case .silence: inFlight.silences.first { $0.number == number }?.lines
    case .comment, .correction, .round: nil
    case .problem: counted(problems.map(\.lines))
    case .alternative: counted(alternatives.map(\.lines))
    case .check: counted(checks.map(\.lines))
    case .metric: counted(metrics.map(\.lines))
    case .section: counted(sections.map(\.lines))
    case .lesson, .insight, .achievement, .file, .branch, .production, .investigation, .ask:
      counted(statements(of: item.kind).map(\.lines))
    }
  }

  /// In the order their places are counted in.
  private func statements(of kind: ItemReference.Kind) -> [Statement] {
    switch kind {
    case .lesson: lessons
    case .insight: insights
    case .achievement: achievements
    case .file: files.created + files.modified + files.toUpdate
    case .branch: branches.success + branches.failure
    case .production: production.before + production.after
    case .investigation: inFlight.investigations
    case .ask: inFlight.asks
    default: []
    }
  }
}
