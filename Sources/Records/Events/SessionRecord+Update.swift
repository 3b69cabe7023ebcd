extension SessionRecord {
  /// This record with what a newer reading of its document says. What people did since stays: runs, judgements, decisions,
  /// comments, corrections, typed timeline entries, the opening and the seal.
  func updated(from document: SessionRecord) -> SessionRecord {
    var updated = document
    updated.session.opening = session.opening
    updated.session.successor = session.successor
    updated.session.declines = session.declines
    updated.session.seal = session.seal
    updated.session.offeredTo = session.offeredTo
    updated.session.holder = session.opening == nil ? document.session.holder : session.holder
    updated.decisions = decisions
    updated.round = round
    updated.comments = comments
    for correction in corrections where !updated.corrections.contains(correction) {
      updated.corrections.append(correction)
    }
    let typed = timeline.filter { $0.source != .document }
    updated.timeline += typed.filter { entry in
      !updated.timeline.contains { $0.at == entry.at && $0.event == entry.event }
    }
    for index in updated.steps.indices {
      guard let mine = step(updated.steps[index].number) else { continue }
      updated.steps[index].runs = mine.runs
      updated.steps[index].judgements = mine.judgements
    }
    if let window = monitoring, window.stage != .planned { updated.monitoring = window }
    return updated
  }
}
