/// What a todo is now. `ready` was blocked and no longer is; `open` never was.
package enum TodoState: String, Sendable, CaseIterable {
  case open
  case inProgress = "in-progress"
  case blocked, ready, done, cancelled
}

extension Todo {
  /// Nobody need look at it yet. Without a time nothing is snoozed.
  package func isSnoozed(at now: Moment?) -> Bool {
    guard let now, let snoozedUntil, progress == .open else { return false }
    return now < snoozedUntil
  }

  /// It was snoozed and is back, and nobody has taken it up since.
  package func isBack(at now: Moment) -> Bool {
    progress == .open && snoozedUntil.map { $0 <= now } ?? false
  }
}

/// Where blocked-ness is decided; nowhere else asks about blockers.
extension SessionRecord {
  package func isCleared(_ blocker: Blocker) -> Bool {
    if blocker.isLifted { return true }
    return switch blocker.on {
    case .todo(let number): todo(number)?.isClosed ?? false
    case .validation: validationPassed
    case .monitoring: monitoring?.stage == .done
    case .risk(let number): risk(number).map { !$0.isLive } ?? false
    case .outside: false
    }
  }

  /// The blockers that still hold it.
  package func holding(_ todo: Todo) -> [Blocker] { todo.blockers.filter { !isCleared($0) } }

  /// As if no time were yet to come.
  package func state(of todo: Todo) -> TodoState { state(of: todo, at: nil) }

  package func state(of todo: Todo, at now: Moment?) -> TodoState {
    switch todo.progress {
    case .done: .done
    case .cancelled: .cancelled
    case .open, .inProgress:
      if !holding(todo).isEmpty {
        .blocked
      } else if todo.progress == .inProgress {
        .inProgress
      } else {
        todo.blockers.isEmpty || todo.isSnoozed(at: now) ? .open : .ready
      }
    }
  }

  /// The numbers of the todos that wait for this one, and for nothing else.
  package func freed(by number: Int) -> [Int] {
    todos.filter { other in
      guard !other.isClosed else { return false }
      let holding = holding(other)
      return !holding.isEmpty && holding.allSatisfy { $0.on == .todo(number) }
    }.map(\.number)
  }

  /// The chain of todos that a blocker of `number` on `other` would close into a cycle, first and
  /// last the same; nil where it closes none.
  package func cycle(blocking number: Int, on other: Int) -> [Int]? {
    if number == other { return [number, number] }
    var previous: [Int: Int] = [:]
    var queue = [other]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      for blocker in todo(current)?.blockers ?? [] {
        guard !blocker.isLifted, case .todo(let waited) = blocker.on, previous[waited] == nil, waited != other else {
          continue
        }
        previous[waited] = current
        if waited == number {
          var path = [current]
          while let last = path.last, last != other, let before = previous[last] { path.append(before) }
          return [number] + Array(path.reversed()) + [number]
        }
        queue.append(waited)
      }
    }
    return nil
  }

  /// Todos as a forest: each open one under the todo that holds it first, in list order; depth 0
  /// for the rest. Of a circle, which only a document can bring, the first in the list comes on
  /// top.
  package func todoTree() -> [(todo: Todo, depth: Int)] {
    var children: [Int: [Todo]] = [:]
    var roots: [Todo] = []
    for todo in todos {
      let parent =
        todo.isClosed
        ? nil
        : holding(todo).lazy.compactMap { blocker -> Int? in
          if case .todo(let number) = blocker.on { return number }
          return nil
        }.first
      if let parent { children[parent, default: []].append(todo) } else { roots.append(todo) }
    }
    var tree: [(todo: Todo, depth: Int)] = []
    var shown: Set<Int> = []
    func show(_ root: Todo) {
      var stack = [(todo: root, depth: 0)]
      while let (todo, depth) = stack.popLast() {
        guard shown.insert(todo.number).inserted else { continue }
        tree.append((todo, depth))
        for child in (children[todo.number] ?? []).reversed() { stack.append((child, depth + 1)) }
      }
    }
    for root in roots { show(root) }
    for todo in todos where !shown.contains(todo.number) { show(todo) }
    return tree
  }
}
