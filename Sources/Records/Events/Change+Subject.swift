extension Change {
  /// The item an event is about, for an item's history, for search, and for undo's words; nil where it is the whole session.
  public var subject: ItemReference? {
    switch self {
    case .noted(let entry): ItemReference(.timeline, entry.number)
    case .fixAdded(let fix): ItemReference(.fix, fix.number)
    case .fixStatus(let number, _, _, _, _), .fixChecked(let number, _): ItemReference(.fix, number)
    case .todoAdded(let todo): ItemReference(.todo, todo.number)
    case .todoEdited(let number, _), .todoStarted(let number), .todoDone(let number), .todoCancelled(let number, _),
      .todoReopened(let number), .todoBlocked(let number, _), .todoUnblocked(let number, _),
      .todoAssigned(let number, _), .todoDue(let number, _), .todoMoved(let number, _), .todoFreed(let number, _):
      ItemReference(.todo, number)
    case .riskAdded(let risk): ItemReference(.risk, risk.number)
    case .riskEdited(let number, _, _, _), .riskRated(let number, _, _, _, _), .riskMitigated(let number, _),
      .riskAccepted(let number, _), .riskMaterialised(let number, _), .riskClosed(let number, _),
      .riskReopened(let number):
      ItemReference(.risk, number)
    case .stepAdded(let step): ItemReference(.step, step.number)
    case .stepEdited(let number, _, _, _), .stepRunStarted(let number, _), .stepRunEnded(let number, _),
      .stepJudged(let number, _):
      ItemReference(.step, number)
    case .monitoringStarted, .monitoringReset, .checkpointDone, .checkpointStep,
      .monitoringCompleted:
      ItemReference(.monitoring)
    case .commented(let comment): ItemReference(.comment, comment.number)
    case .commentAnswered(let number, _, _): ItemReference(.comment, number)
    case .corrected: ItemReference(.correction)
    case .alertSilenced(let silence): ItemReference(.silence, silence.number)
    case .silenceLifted(let number): ItemReference(.silence, number)
    default: nil
    }
  }

  /// What happened, in a few words for a history line: "done", "blocked by validation".
  public var words: String {
    switch self {
    case .incidentOpened: "incident opened"
    case .watchAdded(let rule): "watch rule \(rule.number) added"
    case .watchRemoved(let number): "watch rule \(number) removed"
    case .logAdded(let file): "log \(file) followed"
    case .batonTaken(let by, let reason): "\(by) has the baton" + (reason.map { ": \($0)" } ?? "")
    case .batonOffered(let to): to.map { "baton offered to \($0)" } ?? "baton offered to whoever comes"
    case .sessionOpened: "session opened"
    case .documentImported(let record): "imported from \(record.source?.name ?? "a document")"
    case .recordRevised: "edits of the document taken"
    case .sessionDescribed: "session described"
    case .accepted(let by, let successor): "accepted by \(by) as session \(successor)"
    case .declined(let decline): "declined by \(decline.by): \(decline.because)"
    case .sealed: "sealed"
    case .corrected: "correction added"
    case .commented(let comment): comment.isQuestion ? "question asked" : "comment added"
    case .commentAnswered: "question answered"
    case .noted: "noted"
    case .statementAdded(let kind, let statement): "\(kind.rawValue) added: \(statement.text)"
    case .metricAdded(let metric): "\(metric.name) recorded"
    case .statementSettled(let kind, let text): "\(kind.rawValue) settled: \(text)"
    case .alertSilenced(let silence):
      "\(silence.alert) silenced" + (silence.until.map { " until \($0.day.iso) \($0.clock) UTC" } ?? "")
    case .silenceLifted: "lifted"
    case .fixAdded: "added"
    case .fixStatus(_, let status, _, _, let because): status.rawValue + (because.map { ": \($0)" } ?? "")
    case .fixChecked: "provenance checked"
    case .todoAdded: "added"
    case .todoEdited(_, let text): "reworded: “\(text)”"
    case .todoStarted: "started"
    case .todoDone: "done"
    case .todoCancelled(_, let because): "cancelled: \(because)"
    case .todoReopened: "reopened"
    case .todoBlocked(_, let blocker): "blocked: \(blocker.text)"
    case .todoUnblocked: "unblocked"
    case .todoAssigned(_, let owner): owner.map { "assigned to \($0)" } ?? "unassigned"
    case .todoDue(_, let due): due.map { "due \($0.day.iso) \($0.clock) UTC" } ?? "no longer due"
    case .todoMoved: "moved"
    case .todoFreed(_, let because): "ready: \(because)"
    case .riskAdded: "added"
    case .riskEdited(_, let title, let mitigation, let owner):
      Self.told("edited", [("title", title), ("mitigation", mitigation), ("owner", owner)])
    case .riskRated(_, let likelihood, let impact, _, _):
      "rated " + [likelihood?.name, impact?.name].compactMap(\.self).joined(separator: " × ")
    case .riskMitigated(_, let mitigation): "mitigated" + (mitigation.map { ": \($0)" } ?? "")
    case .riskAccepted(_, let because): "accepted: \(because)"
    case .riskMaterialised(_, let because): "came true" + (because.map { ": \($0)" } ?? "")
    case .riskClosed(_, let because): "closed: \(because)"
    case .riskReopened: "reopened"
    case .stepAdded: "added"
    case .stepEdited(_, let command, let title, let expectation):
      Self.told("edited", [("title", title), ("runs", command), ("expects", expectation?.text)])
    case .stepRunStarted(_, let run): "run \(run.number) started"
    case .stepRunEnded(_, let run): "run \(run.number) ended: \(run.why ?? run.proposal?.rawValue ?? "")"
    case .stepJudged(_, let judgement): judgement.outcome.rawValue + (judgement.because.map { ": \($0)" } ?? "")
    case .decided(let decision): "decided: \(decision.branch.rawValue), \(decision.because)"
    case .monitoringStarted: "monitoring started"
    case .monitoringReset(let reset): "monitoring reset: \(reset.because)"
    case .checkpointDone(_, let outcome, _, _, _, _): "checkpoint \(outcome.rawValue)"
    case .checkpointStep(let due, let step):
      "checkpoint \(due.clock) runs \(step.map { "step \($0)" } ?? "no step")"
    case .monitoringCompleted: "monitoring completed"
    case .undone(let sequences): "undone: \(sequences.count) event\(sequences.count == 1 ? "" : "s")"
    }
  }

  /// "edited, title “…”, owner “…”": what was done, and what each part that changed says now.
  private static func told(_ act: String, _ parts: [(name: String, now: String?)]) -> String {
    ([act] + parts.compactMap { part in part.now.map { "\(part.name) “\($0)”" } }).joined(separator: ", ")
  }
}
