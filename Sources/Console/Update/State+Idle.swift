import Records

extension State {
  /// Why a command can't be done now, in words that say what to do.
  func idleReason(of command: NamedCommand) -> String {
    if !hasRecord { return "no session is here yet" }
    if let pane = command.pane, pane != subjectPane, let place = command.place {
      return "it acts on \(pane.displayText); \(keyWords(place.opener)) shows them"
    }
    if let pane = command.pane, pane != .log, count(pane) == 0 { return "there is none here" }
    return stateReason(of: command) ?? "there is nothing here that it could change"
  }

  /// What the selected item, or the session, is that does not let it be done.
  private func stateReason(of command: NamedCommand) -> String? {
    switch command.group {
    case .todos: selectedTodo.flatMap { todoReason(command.name, $0) }
    case .risks: selectedRisk.map { "risk \($0.number) is \($0.status.displayText)" }
    case .validation: stepReason(command.name)
    case .baton: batonReason(command.name)
    case .log: log.files.isEmpty ? "no log is followed" : "no line is hidden"
    case .timeline: command.name == "scrub.forward" ? "this is now" : nil
    case .record: recordReason(command.name)
    case .sessions: sessionsReason(command.name)
    case .moving, .viewing, .incident: nil
    }
  }

  private func todoReason(_ name: String, _ todo: Todo) -> String? {
    let which = "todo \(todo.number)"
    switch name {
    case "todo.reopen": return "\(which) is not closed"
    case "todo.unblock": return "\(which) waits for nothing"
    case "todo.frees": return "nothing waits for \(which) alone"
    default: break
    }
    switch todo.progress {
    case .done: return "\(which) is done; \(keyWords("todo.reopen")) reopens it"
    case .cancelled: return "\(which) is cancelled; \(keyWords("todo.reopen")) reopens it"
    case .inProgress: return "\(which) is in progress"
    case .open: return nil
    }
  }

  private func stepReason(_ name: String) -> String? {
    if let run, name.hasPrefix("step.") { return "step \(run.step) is running" }
    switch name {
    case "step.cancel": return "no step runs"
    case "step.agree": return "no run waits for a verdict that it proposes itself"
    case "step.runs": return "the step has not run twice"
    case "step.interactive", "step.folder": return "the step has no command; \(keyWords("step.edit")) gives it one"
    case "fix.check": return record?.fixes.isEmpty == false ? "every fix is validated" : "there is no fix"
    case "decide": return end.map { "this session was \($0.displayText)" } ?? "there is no step to decide on"
    default: return nil
    }
  }

  private func batonReason(_ name: String) -> String? {
    guard let record else { return nil }
    switch name {
    case "baton.accept", "baton.decline":
      if let end, end != .handedOff { return "this session was \(end.displayText)" }
      return record.session.successor.map { "session \($0) accepted it" } ?? "you have the baton"
    case "monitor.start": return end.map { "this session was \($0.displayText)" } ?? "a window runs already"
    case _ where name.hasPrefix("monitor."): return "no monitoring window runs; \(keyWords("monitor.start")) starts one"
    case _ where name.hasPrefix("handoff."):
      if record.isSealed { return "session \(record.session.number) is sealed" }
      return "it belongs to the draft; \(keyWords("view.handoff")) shows it"
    case "flight.settle": return "nothing is in flight"
    case "fix.status": return "there is no fix"
    default: return record.isSealed ? "session \(record.session.number) is sealed" : nil
    }
  }

  private func recordReason(_ name: String) -> String? {
    switch name {
    case "answer": "no question is open"
    case "source": "it came from no document"
    case "search.next", "search.previous": "nothing was searched for; \(keyWords("search")) searches"
    case "copy", "edit": "nothing is selected"
    case "goto": "the timeline is empty"
    default: nil
    }
  }

  private func sessionsReason(_ name: String) -> String? {
    switch name {
    case "sessions.newest": "this is the newest session"
    default: nil
    }
  }
}

extension Pane {
  /// What it lists, as a sentence names it.
  fileprivate var displayText: String {
    switch self {
    case .timeline: "entries of the timeline"
    case .todos: "todos"
    case .risks: "risks"
    case .log: "the log's lines"
    case .steps, .output: "validation steps"
    case .sessions: "sessions"
    case .gaps, .draft: "the draft"
    case .detail: "items"
    }
  }
}

extension Place {
  /// The command that shows it.
  fileprivate var opener: String {
    switch self {
    case .overview: "view.overview"
    case .timeline: "view.timeline"
    case .todos: "view.todos"
    case .risks: "view.risks"
    case .log: "view.log"
    case .validate: "view.validate"
    case .handoff: "view.handoff"
    case .sessions: "view.sessions"
    }
  }
}
