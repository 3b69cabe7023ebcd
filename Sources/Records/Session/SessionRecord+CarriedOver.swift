extension SessionRecord {
  /// What the next session begins with: open todos and risks (and those closed in this session,
  /// once), fixes, steps without their runs, what is still to be checked, the branches, the planned
  /// window, and what is in flight. What was asked of this person is not asked again of the next.
  /// Numbers stay.
  func carriedOver(to number: SessionNumber, opening: Acceptance) -> SessionRecord {
    var next = SessionRecord(session: Session(number: number, title: session.next ?? "", date: opening.at.day))
    next.session.from = opening.at
    next.session.holder = opening.by
    next.session.opening = opening
    next.problems = problems
    next.fixes = fixes
    next.steps = steps.map { step in
      var fresh = step
      fresh.runs = []
      fresh.judgements = []
      return fresh
    }
    next.branches = branches
    next.checks = checks.filter { $0.state == .open }
    next.todos = todos.filter {
      !$0.isClosed || ($0.progress == .done && $0.closedIn != nil && $0.closedIn == session.number)
        || ($0.progress == .done && session.opening == nil)
    }
    .map { todo in
      var carried = todo
      for index in carried.blockers.indices where isCleared(carried.blockers[index]) {
        carried.blockers[index].isLifted = true
      }
      return carried
    }
    next.risks = risks.filter {
      $0.isLive || $0.status == .accepted || $0.closedIn == session.number || session.opening == nil
    }
    next.monitoring = monitoring
    next.comments = comments.filter { $0.isQuestion && $0.answer == nil }
    next.files.toUpdate = files.toUpdate
    next.inFlight.silences = inFlight.silences.filter { !$0.isOver(at: opening.at) }
    next.inFlight.investigations = inFlight.investigations
    next.clearSpans()
    return next
  }

  /// Line spans point into the document they came from; a carried item keeps none.
  private mutating func clearSpans() {
    for index in problems.indices {
      problems[index].lines = nil
      problems[index].impact.clearSpans()
      problems[index].missedBecause.clearSpans()
    }
    for index in fixes.indices {
      fixes[index].lines = nil
      fixes[index].rationale.clearSpans()
    }
    for index in steps.indices {
      steps[index].lines = nil
      steps[index].expectation?.lines = nil
    }
    for index in checks.indices { checks[index].lines = nil }
    for index in todos.indices { todos[index].lines = nil }
    for index in risks.indices { risks[index].lines = nil }
    branches.success.clearSpans()
    branches.failure.clearSpans()
    files.toUpdate.clearSpans()
    for index in inFlight.silences.indices { inFlight.silences[index].lines = nil }
    inFlight.investigations.clearSpans()
    monitoring?.clearSpans()
  }
}

extension Monitoring {
  fileprivate mutating func clearSpans() {
    lines = nil
    baseline.clearSpans()
    watches.clearSpans()
    for index in checkpoints.indices { checkpoints[index].lines = nil }
    for reset in resets.indices {
      for index in resets[reset].checkpoints.indices { resets[reset].checkpoints[index].lines = nil }
    }
  }
}

extension [Statement] {
  fileprivate mutating func clearSpans() {
    for index in indices { self[index].lines = nil }
  }
}
