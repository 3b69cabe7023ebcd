package enum TodoCommand: Equatable, Sendable {
  case edit(Patch<Todo>)
  case start, finish
  /// Done, as this shows.
  case finishProven(Proof)
  case cancel(because: String)
  case reopen
  case block(Blocker.On, text: String)
  case unblock(on: Blocker.On?, because: String? = nil)
  case move(before: Int?)

  func decide(on todo: Todo, in record: SessionRecord, _ situation: Situation) throws(Refusal) -> [TodoChange] {
    switch self {
    case .edit(let patch): return [.edited(try patch.checked("the todo's"))]
    case .start:
      switch record.state(of: todo) {
      case .blocked: throw blocked(todo, in: record)
      case .done, .cancelled:
        throw .conflict("todo \(todo.number) is closed; `baton todo reopen \(todo.number)` first")
      case .inProgress: return []
      case .open, .ready: return [.started]
      }
    case .finish:
      switch record.state(of: todo) {
      case .done: return []
      case .cancelled: throw .conflict("todo \(todo.number) is cancelled; `baton todo reopen \(todo.number)` first")
      case .blocked: throw blocked(todo, in: record)
      case .open, .ready, .inProgress: return [.done]
      }
    case .finishProven(let proof):
      try proof.check(in: record, situation.incident)
      let isProven = todo.proof == proof.description
      let finished = try TodoCommand.finish.decide(on: todo, in: record, situation)
      return (isProven ? [] : [.edited(["proof": .words(proof.description)])]) + finished
    case .cancel(let because):
      guard todo.progress != .cancelled else { return [] }
      return [.cancelled(because: try Decider.text(because, "a reason (--because)"))]
    case .reopen: return todo.isClosed ? [.reopened] : []
    case .block(let on, let words):
      switch on {
      case .todo(let other):
        _ = try record.found(todo: other)
        if let cycle = record.cycle(blocking: todo.number, on: other) {
          let chain = cycle.map { "\($0)" }.joined(separator: " → ")
          throw .unusable("todo \(todo.number) can't wait for \(other): that would be a circle, \(chain)")
        }
      case .risk(let risk): _ = try record.found(risk: risk)
      case .outside: _ = try Decider.text(words, "what it waits for")
      case .validation, .monitoring: break
      }
      let waits = record.holding(todo).contains { $0.on == on && (on != .outside || $0.text == words.trimmed) }
      guard !waits else { return [] }
      return [.blocked(Blocker(on: on, text: words.trimmed.nonEmpty ?? on.displayText))]
    case .unblock(let on, let because):
      let holding = record.holding(todo).map(\.on).filter { on == nil || $0 == on }
      guard !holding.isEmpty else {
        throw .notFound("todo \(todo.number) has no such blocker; `baton todo list` shows what it waits for")
      }
      let lifting = Lifting(by: situation.actor, because: because?.trimmed.nonEmpty)
      // What has cleared by itself is not lifted by anybody.
      return holding.enumerated().filter { holding.firstIndex(of: $0.element) == $0.offset }.map {
        .unblocked(on: $0.element, lifting: lifting)
      }
    case .move(let before):
      if let before { _ = try record.found(todo: before) }
      return before == todo.number ? [] : [.moved(before: before)]
    }
  }

  private func blocked(_ todo: Todo, in record: SessionRecord) -> Refusal {
    let reason = record.holding(todo).map(\.text).joined(separator: "; ")
    return .notYet("todo \(todo.number) is blocked (\(reason)); clear that, or `baton todo unblock \(todo.number)`")
  }
}

extension SessionRecord {
  func newTodo(_ text: String, owner: String?, due: Moment?) throws(Refusal) -> Change {
    var todo = Todo(number: todos.nextNumber, text: try Decider.text(text, "the todo's text"))
    todo.owner = owner?.trimmed.nonEmpty
    todo.due = due
    return .todo(todo.number, .added(todo))
  }

  func found(todo number: Int) throws(Refusal) -> Todo {
    try Decider.found(todo(number), "todo", number, "baton todo list")
  }
}

extension Blocker {
  /// The reason begins with what it is on: "validation round 1 failed".
  package var saysItself: Bool { (on == .validation || on == .monitoring) && text.hasPrefix(on.displayText + " ") }

  /// What it is on, and the reason, neither said twice.
  package var displayText: String {
    if text.isEmpty || text == on.displayText { return on.displayText }
    return on == .outside || saysItself ? text : "\(on.displayText): \(text)"
  }
}

extension Blocker.On {
  /// The words for a blocker named without any: "validation", "todo 3".
  package var displayText: String {
    switch self {
    case .todo(let number): "todo \(number)"
    case .validation: "validation"
    case .monitoring: "monitoring"
    case .risk(let number): "risk \(number)"
    case .outside: ""
    }
  }
}

extension SessionRecord {
  /// Why a blocker no longer holds, in words.
  package func clearedWords(_ blocker: Blocker) -> String {
    if blocker.isLifted { return blocker.lifted?.displayText ?? "no longer waits for \(blocker.displayText)" }
    return switch blocker.on {
    case .todo(let number): "todo \(number) is \(todo(number)?.progress == .cancelled ? "cancelled" : "done")"
    case .validation: "the validation passed"
    case .monitoring: "the monitoring window is complete"
    case .risk(let number): "risk \(number) is \(risk(number)?.status.rawValue ?? "settled")"
    case .outside: "no longer waits for \(blocker.text)"
    }
  }
}
