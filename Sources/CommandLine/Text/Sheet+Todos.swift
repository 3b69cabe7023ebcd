import Records
import Screen
import Workflow

extension Sheet {
  /// The tree of what blocks what: a todo stands under the one it waits for, its reason at the
  /// right edge.
  mutating func todos(_ record: SessionRecord, at now: Moment) {
    let width = record.todos.map { String($0.number).count }.max() ?? 1
    for (todo, depth) in record.todoTree() {
      let state = record.state(of: todo, at: now)
      let indent = String(repeating: "  ", count: min(depth, 12))
      item(
        " \(mark(Glyph(state))) \(indent)\(TextWidth.padded(String(todo.number), to: width, right: true))  ", todo.text,
        right: reason(todo, state, record, at: now))
      corrections(of: ItemReference(.todo, todo.number), in: record)
    }
  }

  private func reason(_ todo: Todo, _ state: TodoState, _ record: SessionRecord, at now: Moment) -> String {
    var words: [String] = []
    switch state {
    case .blocked: words.append("waits for " + record.holding(todo).map(\.waitWords).joined(separator: " and "))
    case .inProgress: words.append(todo.startedAt.map { "since \($0.clock)" } ?? "in progress")
    case .ready: words.append("ready")
    case .open: words.append("open")
    case .done: words.append("done")
    case .cancelled: words.append("cancelled" + (todo.because.map { ": \($0)" } ?? ""))
    }
    if let until = todo.snoozedUntil, todo.progress == .open {
      words.append("\(now < until ? "snoozed until" : "back since") \(until.text(on: record.session.date))")
    }
    if let owner = todo.owner { words.append(owner) }
    if let due = todo.due, !todo.isClosed { words.append("due \(due.text(on: record.session.date))") }
    return words.joined(separator: ", ")
  }
}

extension Blocker {
  /// What it is waited for, as said after "waits for".
  fileprivate var waitWords: String {
    switch on {
    case .todo(let number): String(number)
    case .risk(let number): "risk \(number)"
    case .validation: "validation"
    case .monitoring: "monitoring"
    case .outside: text
    }
  }
}
