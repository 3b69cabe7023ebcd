import Logs
import Records

/// What the commands act on: the selected item of the pane that counts.
extension State {
  /// The focused list, or the list whose item the focused text is about.
  var subjectPane: Pane {
    guard focus.isText else { return focus }
    switch place {
    case .overview: return lastList
    default: return place.panes(standingDetail: false).first ?? .todos
    }
  }

  var selectedTodo: Todo? {
    guard subjectPane == .todos, let index = selectedIndex(.todos) else { return nil }
    return rows.todos[index].todo
  }

  var selectedTodoState: TodoState? {
    guard subjectPane == .todos, let index = selectedIndex(.todos) else { return nil }
    return rows.todos[index].state
  }

  var selectedRisk: Risk? {
    guard subjectPane == .risks, let index = selectedIndex(.risks) else { return nil }
    return rows.risks[index].risk
  }

  var selectedEntry: TimelineRow? {
    guard subjectPane == .timeline, let index = selectedIndex(.timeline) else { return nil }
    return rows.timeline[index]
  }

  var selectedStep: Step? {
    guard subjectPane == .steps, let index = selectedIndex(.steps) else { return nil }
    return rows.steps[index].step
  }

  var selectedSession: SessionRow? {
    guard subjectPane == .sessions, let index = selectedIndex(.sessions) else { return nil }
    return rows.sessions[index]
  }

  var selectedLine: LogLine? {
    guard subjectPane == .log, let index = selectedIndex(.log) else { return nil }
    return log[index]
  }

  /// The selected item of the record, for its history, its document lines, a comment on it.
  var subject: ItemReference? {
    if let todo = selectedTodo { return ItemReference(.todo, todo.number) }
    if let risk = selectedRisk { return ItemReference(.risk, risk.number) }
    if let step = selectedStep { return ItemReference(.step, step.number) }
    if let row = selectedEntry, row.session == record?.session.number {
      return ItemReference(.timeline, row.entry.number)
    }
    return nil
  }

  var hasOrigin: Bool { if case .some = origin { true } else { false } }

  /// Where the selected item stands in the document it was read from: this session's, or one that
  /// it was carried over from.
  var origin: Origin? {
    guard let session = record?.session.number else { return nil }
    if let row = selectedEntry, row.session != session {
      return row.entry.lines.map { Origin(session: row.session, source: nil, lines: $0) }
    }
    let lines = selectedTodo?.lines ?? selectedRisk?.lines ?? selectedStep?.lines ?? selectedEntry?.entry.lines
    if let lines, let source = record?.source { return Origin(session: session, source: source.name, lines: lines) }
    return subject.flatMap { histories[$0]?.origin }
  }
}
