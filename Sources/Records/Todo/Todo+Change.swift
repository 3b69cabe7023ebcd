package enum TodoChange: Equatable, Sendable, Codable {
  case added(Todo)
  case edited(Patch<Todo>)
  case started, done
  case cancelled(because: String)
  case reopened
  case blocked(Blocker)
  /// Lifts one blocker, or every one where nil.
  case unblocked(on: Blocker.On?, lifting: Lifting? = nil)
  /// Moves a todo before another, or to the end.
  case moved(before: Int?)
  /// Its last blocker cleared; the state is derived, this says why.
  case freed(because: String)
  /// Written before owners and times were edited like any other field.
  case assigned(owner: String?)
  case due(Moment?)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case added = "todoAdded"
    case edited = "todoEdited"
    case started = "todoStarted"
    case done = "todoDone"
    case cancelled = "todoCancelled"
    case reopened = "todoReopened"
    case blocked = "todoBlocked"
    case unblocked = "todoUnblocked"
    case moved = "todoMoved"
    case freed = "todoFreed"
    case assigned = "todoAssigned"
    case due = "todoDue"
  }
  typealias BlockedCodingKeys = AfterNumber
  typealias DueCodingKeys = AfterNumber

  var historyLine: String {
    switch self {
    case .added: "added"
    case .edited(let patch): patch.historyLine
    case .started: "started"
    case .done: "done"
    case .cancelled(let because): "cancelled: \(because)"
    case .reopened: "reopened"
    case .blocked(let blocker): "blocked: \(blocker.text)"
    case .unblocked(_, let lifting): lifting?.displayText ?? "unblocked"
    case .moved: "moved"
    case .freed(let because): "ready: \(because)"
    case .assigned(let owner): Patch<Todo>(["owner": .init(owner)]).historyLine
    case .due(let due): Patch<Todo>(["due": .init(due)]).historyLine
    }
  }
}

extension TodoChange: ItemChange {
  static let edit = CodingKeys.edited
  var patch: Patch<Todo>? { if case .edited(let patch) = self { patch } else { nil } }

  var name: CodingKeys {
    switch self {
    case .added: .added
    case .edited: .edited
    case .started: .started
    case .done: .done
    case .cancelled: .cancelled
    case .reopened: .reopened
    case .blocked: .blocked
    case .unblocked: .unblocked
    case .moved: .moved
    case .freed: .freed
    case .assigned: .assigned
    case .due: .due
    }
  }

  var addition: Todo? { if case .added(let todo) = self { todo } else { nil } }

  func apply(to todo: inout Todo, at time: Moment, in session: SessionNumber) {
    switch self {
    case .added, .moved: break
    case .edited(let patch): patch.apply(to: &todo)
    case .started: (todo.progress, todo.startedAt) = (.inProgress, time)
    case .done: (todo.progress, todo.doneAt, todo.closedIn) = (.done, time, session)
    case .cancelled(let because): (todo.progress, todo.because, todo.closedIn) = (.cancelled, because, session)
    case .reopened: (todo.progress, todo.doneAt, todo.closedIn) = (.open, nil, nil)
    case .blocked(let blocker):
      todo.blockers.removeAll { $0.on == blocker.on && $0.on != .outside }
      todo.blockers.append(blocker)
      todo.readyAt = nil
    case .unblocked(let on, let lifting):
      for index in todo.blockers.indices
      where !todo.blockers[index].isLifted && (on == nil || todo.blockers[index].on == on) {
        (todo.blockers[index].isLifted, todo.blockers[index].lifted) = (true, lifting)
      }
    // Whatever was written of its waiting no longer holds.
    case .freed: (todo.readyAt, todo.because) = (time, nil)
    case .assigned(let owner): todo.owner = owner
    case .due(let due): todo.due = due
    }
  }
}

extension SessionRecord {
  mutating func moveTodo(_ number: Int, before: Int?) {
    guard let from = todos.firstIndex(where: { $0.number == number }) else { return }
    let todo = todos.remove(at: from)
    todos.insert(todo, at: before.flatMap { target in todos.firstIndex { $0.number == target } } ?? todos.count)
  }
}
