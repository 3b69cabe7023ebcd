extension Change {
  /// The item that the change is about, for its history and for what undo says. Nil where it
  /// concerns the whole session.
  package var subject: ItemReference? {
    switch self {
    case .noted(let entry): ItemReference(.timeline, entry.number)
    case .fix(let number, _): ItemReference(.fix, number)
    case .todo(let number, _): ItemReference(.todo, number)
    case .risk(let number, _): ItemReference(.risk, number)
    case .step(let number, _): ItemReference(.step, number)
    case .silence(let change): ItemReference(.silence, change.number)
    case .comment(let change): ItemReference(.comment, change.number)
    case .monitoring: ItemReference(.monitoring)
    case .corrected: ItemReference(.correction)
    case .incident, .session, .statement, .metricAdded, .decided, .undone: nil
    }
  }

  /// Which words of the record the change touches.
  package var touched: Touched {
    switch self {
    case .noted, .fix, .todo, .risk, .step, .comment, .silence(.added): subject.map(Touched.item) ?? .nothing
    case .silence(.lifted): .list(.silence)
    case .monitoring: .list(.monitoring)
    case .corrected: .list(.correction)
    case .metricAdded: .list(.metric)
    case .statement(let change): .list(change.kind.item)
    case .session(let change): change.touched
    // What a round decided is an entry of the timeline too; who has the baton is no word of a
    // session.
    case .incident, .decided, .undone: .nothing
    }
  }

  /// What happened, in a few words: "done", "blocked by validation".
  package var historyLine: String {
    switch self {
    case .incident(let change): change.historyLine
    case .session(let change): change.historyLine
    case .noted: "noted"
    case .statement(let change): change.historyLine
    case .metricAdded(let metric): "\(metric.name) recorded"
    case .silence(let change): change.historyLine
    case .comment(let change): change.historyLine
    case .corrected: "correction added"
    case .fix(_, let change): change.historyLine
    case .todo(_, let change): change.historyLine
    case .risk(_, let change): change.historyLine
    case .step(_, let change): change.historyLine
    case .decided(let decision): "decided: \(decision.branch.rawValue), \(decision.because)"
    case .monitoring(let change): change.historyLine
    case .undone(let sequences): "undone: \(sequences.count) event\(sequences.count == 1 ? "" : "s")"
    }
  }

  /// Whether the change adds an item.
  package var beginsItem: Bool {
    switch self {
    case .noted, .metricAdded, .corrected, .statement(.added), .silence(.added), .comment(.added): true
    case .fix(_, let change): change.addition != nil
    case .todo(_, let change): change.addition != nil
    case .risk(_, let change): change.addition != nil
    case .step(_, let change): change.addition != nil
    case .statement(.settled), .silence(.lifted), .comment(.answered), .incident, .session, .decided, .monitoring,
      .undone:
      false
    }
  }

  /// Whether the change may clear a blocker. Most changes are notes, and the blockers of a long
  /// record need not be examined again for those.
  var mayFree: Bool {
    switch self {
    case .todo, .risk, .monitoring, .decided: true
    case .session(let change): change.touched == .everything
    case .incident, .noted, .statement, .metricAdded, .silence, .comment, .corrected, .fix, .step, .undone: false
    }
  }

  /// "edited, title “…”, owner “…”": what was done, and what each part that changed says now.
  static func told(_ act: String, _ parts: [(name: String, now: String?)]) -> String {
    ([act] + parts.compactMap { part in part.now.map { "\(part.name) “\($0)”" } }).joined(separator: ", ")
  }
}
