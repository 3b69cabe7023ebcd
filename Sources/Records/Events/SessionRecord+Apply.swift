extension SessionRecord {
  /// Applies one event; one that names something that is not there changes nothing.
  mutating func apply(_ event: Event) {
    switch event.change {
    case .sessionDescribed(let title, let status, let next, let summary):
      if let title { session.title = title }
      if let status { session.status = status }
      if let next { session.next = next }
      if let summary { session.summary = summary }
    case .accepted(_, let successor): session.successor = successor
    case .declined(let decline): session.declines.append(decline)
    case .sealed(let seal, let offeredTo):
      session.seal = seal
      session.offeredTo = offeredTo
      if session.until == nil { session.until = seal.at }
    case .corrected(let correction): corrections.append(correction)
    case .commented(let comment): comments.append(comment)
    case .commentAnswered(let number, let by, let text):
      guard let index = comments.firstIndex(where: { $0.number == number }) else { return }
      comments[index].answer = text
      comments[index].answeredBy = by
    case .noted(let entry): insert(entry)
    case .statementAdded(let kind, let statement): self[kind].append(statement)
    case .metricAdded(let metric): metrics.append(metric)
    case .statementSettled(let kind, let text):
      if let index = self[kind].firstIndex(where: { $0.text == text }) { self[kind].remove(at: index) }
    case .alertSilenced(let silence): inFlight.silences.append(silence)
    case .silenceLifted(let number): inFlight.silences.removeAll { $0.number == number }
    case .decided(let decision):
      decisions.append(decision)
      if decision.branch == .failure { round = decision.round + 1 }
    default:
      applyToFix(event)
      applyToTodo(event)
      applyToRisk(event)
      applyToStep(event)
      applyToMonitoring(event)
    }
  }

  /// Keeps the timeline in the order of time, equal times in the order recorded; an entry without one stays with the one it follows.
  mutating func insert(_ entry: TimelineEntry) {
    guard let at = entry.at, timeline.last.map({ $0.at.map { $0 > at } ?? true }) ?? false else {
      timeline.append(entry)
      return
    }
    let earlier = timeline.lastIndex { $0.at.map { $0 <= at } ?? false }.map { $0 + 1 } ?? 0
    let place = timeline[earlier...].firstIndex { $0.at != nil } ?? timeline.endIndex
    timeline.insert(entry, at: place)
  }

  public subscript(kind: StatementKind) -> [Statement] {
    get {
      switch kind {
      case .lesson: lessons
      case .insight: insights
      case .achievement: achievements
      case .before: production.before
      case .after: production.after
      case .fileCreated: files.created
      case .fileModified: files.modified
      case .fileToUpdate: files.toUpdate
      case .onSuccess: branches.success
      case .onFailure: branches.failure
      case .baseline: monitoring?.baseline ?? []
      case .watch: monitoring?.watches ?? []
      case .investigation: inFlight.investigations
      case .ask: inFlight.asks
      }
    }
    set {
      switch kind {
      case .lesson: lessons = newValue
      case .insight: insights = newValue
      case .achievement: achievements = newValue
      case .before: production.before = newValue
      case .after: production.after = newValue
      case .fileCreated: files.created = newValue
      case .fileModified: files.modified = newValue
      case .fileToUpdate: files.toUpdate = newValue
      case .onSuccess: branches.success = newValue
      case .onFailure: branches.failure = newValue
      case .baseline: monitoring?.baseline = newValue
      case .watch: monitoring?.watches = newValue
      case .investigation: inFlight.investigations = newValue
      case .ask: inFlight.asks = newValue
      }
    }
  }

  private mutating func applyToFix(_ event: Event) {
    switch event.change {
    case .fixAdded(let fix): fixes.append(fix)
    case .fixStatus(let number, let status, let commit, let build, _):
      change(\.fixes, where: { $0.number == number }) {
        $0.status = status
        $0.statusWords = nil
        $0.statusAt = event.at
        if let commit { $0.commit = commit }
        if let build { $0.build = build }
      }
    case .fixChecked(let number, let findings):
      change(\.fixes, where: { $0.number == number }) { $0.provenance = findings }
    default: break
    }
  }

  private mutating func applyToTodo(_ event: Event) {
    switch event.change {
    case .todoAdded(let todo): todos.append(todo)
    case .todoMoved(let number, let before):
      guard let from = todos.firstIndex(where: { $0.number == number }) else { return }
      let todo = todos.remove(at: from)
      todos.insert(todo, at: before.flatMap { target in todos.firstIndex { $0.number == target } } ?? todos.count)
    default:
      guard let subject = event.change.subject, subject.kind == .todo else { return }
      let here = session.number
      change(\.todos, where: { $0.number == subject.number }) { todo in
        switch event.change {
        case .todoEdited(_, let text): todo.text = text
        case .todoStarted:
          todo.progress = .inProgress
          todo.startedAt = event.at
        case .todoDone:
          todo.progress = .done
          todo.doneAt = event.at
          todo.closedIn = here
        case .todoCancelled(_, let because):
          todo.progress = .cancelled
          todo.because = because
          todo.closedIn = here
        case .todoReopened:
          todo.progress = .open
          todo.doneAt = nil
          todo.closedIn = nil
        case .todoBlocked(_, let blocker):
          todo.blockers.removeAll { $0.on == blocker.on && $0.on != .outside }
          todo.blockers.append(blocker)
          todo.readyAt = nil
        case .todoUnblocked(_, let on):
          for index in todo.blockers.indices where on == nil || todo.blockers[index].on == on {
            todo.blockers[index].isLifted = true
          }
        case .todoFreed:
          todo.readyAt = event.at
          // Whatever was written of its waiting no longer holds.
          todo.because = nil
        case .todoAssigned(_, let owner): todo.owner = owner
        case .todoDue(_, let due): todo.due = due
        default: break
        }
      }
    }
  }

  private mutating func applyToRisk(_ event: Event) {
    if case .riskAdded(let risk) = event.change { risks.append(risk) }
    guard let subject = event.change.subject, subject.kind == .risk else { return }
    let here = session.number
    change(\.risks, where: { $0.number == subject.number }) { risk in
      switch event.change {
      case .riskEdited(_, let title, let mitigation, let owner):
        if let title { risk.title = title }
        if let mitigation { risk.mitigation = mitigation }
        if let owner { risk.owner = owner }
      case .riskRated(_, let likelihood, let impact, let likelihoodWords, let impactWords):
        if let likelihood { risk.likelihood = likelihood }
        if let impact { risk.impact = impact }
        if let likelihoodWords { risk.likelihoodWords = likelihoodWords }
        if let impactWords { risk.impactWords = impactWords }
      case .riskMitigated(_, let mitigation):
        risk.status = .mitigated
        risk.closedIn = here
        if let mitigation { risk.mitigation = mitigation }
      case .riskAccepted(_, let because):
        risk.status = .accepted
        risk.because = because
      case .riskMaterialised(_, let because):
        risk.status = .materialised
        risk.because = because
        risk.materialisedAt = event.at
        risk.ratedWhenMaterialised = risk.likelihood
      case .riskClosed(_, let because):
        risk.status = .closed
        risk.because = because
        risk.closedIn = here
      case .riskReopened:
        risk.status = .open
        risk.closedIn = nil
      default: break
      }
      if !event.change.isAddition { risk.statusWords = nil }
    }
  }

  private mutating func applyToStep(_ event: Event) {
    switch event.change {
    case .stepAdded(let step): steps.append(step)
    case .stepEdited(let number, let command, let title, let expectation):
      change(\.steps, where: { $0.number == number }) {
        if let command, command != $0.command {
          $0.originalCommand = $0.originalCommand ?? $0.command
          $0.command = command
        }
        if let title { $0.title = title }
        if let expectation { $0.expectation = expectation }
      }
    case .stepRunStarted(let number, let run):
      change(\.steps, where: { $0.number == number }) { $0.runs.append(run) }
    case .stepRunEnded(let number, let run):
      change(\.steps, where: { $0.number == number }) { step in
        if let index = step.runs.firstIndex(where: { $0.number == run.number }) {
          step.runs[index] = run
        } else {
          step.runs.append(run)
        }
      }
    case .stepJudged(let number, let judgement):
      change(\.steps, where: { $0.number == number }) { $0.judgements.append(judgement) }
    default: break
    }
  }

  private mutating func applyToMonitoring(_ event: Event) {
    switch event.change {
    case .monitoringStarted(let start, let hours, let every):
      var window = monitoring ?? Monitoring(stage: .running, start: start)
      window.stage = .running
      window.start = start
      window.hours = hours
      window.every = every
      window.checkpoints = Monitoring.schedule(start: start, hours: hours, every: every)
      monitoring = window
    case .monitoringReset(let reset):
      monitoring?.stage = .reset
      monitoring?.resets.append(reset)
      monitoring?.checkpoints = []
    case .checkpointDone(let due, let outcome, let by, let at, let note, let evidence):
      guard let index = monitoring?.checkpoints.firstIndex(where: { $0.due == due }) else { return }
      monitoring?.checkpoints[index].outcome = outcome
      monitoring?.checkpoints[index].by = by
      monitoring?.checkpoints[index].doneAt = at
      monitoring?.checkpoints[index].note = note
      monitoring?.checkpoints[index].evidence = evidence
    case .checkpointStep(let due, let step):
      guard let index = monitoring?.checkpoints.firstIndex(where: { $0.due == due }) else { return }
      monitoring?.checkpoints[index].step = step
    case .monitoringCompleted: monitoring?.stage = .done
    default: break
    }
  }

  private mutating func change<Item>(
    _ list: WritableKeyPath<SessionRecord, [Item]>, where matches: (Item) -> Bool, _ body: (inout Item) -> Void
  ) {
    guard let index = self[keyPath: list].firstIndex(where: matches) else { return }
    body(&self[keyPath: list][index])
  }
}

extension Change {
  fileprivate var isAddition: Bool {
    switch self {
    case .riskAdded: true
    default: false
    }
  }
}
