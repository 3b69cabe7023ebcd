import Records

/// A todo at its place in the tree of what waits for what.
struct TodoRow: Sendable {
  var todo: Todo
  var state: TodoState
  var depth: Int
  var isSnoozed = false
  /// What it waits for, or since when it runs: the same thing in fewer and fewer words.
  var reasons: [String]
}

extension Rows.TodoCounts {
  init(_ rows: [TodoRow]) {
    for row in rows {
      switch row.state {
      case .done: done += 1
      case .inProgress: running += 1
      case .blocked: blocked += 1
      case .ready, .open: ready += row.isSnoozed ? 0 : 1
      case .cancelled: break
      }
    }
  }

  /// `1 done · 1 running · 4 blocked`, then fewer words.
  var words: [String] {
    let all = [(done, "done"), (running, "running"), (ready, "to do"), (blocked, "blocked")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return [all.joined(separator: " · "), blocked > 0 ? "\(blocked) blocked" : all.last ?? ""]
  }
}

extension State {
  func todoRows(_ record: SessionRecord) -> [TodoRow] {
    record.todoTree().map { todo, depth in
      let state = record.state(of: todo, at: now)
      return TodoRow(
        todo: todo, state: state, depth: depth, isSnoozed: todo.isSnoozed(at: now),
        reasons: reasons(todo, state, record))
    }
  }

  func dueWords(_ todo: Todo) -> String? { todo.due.map { "due \(zone.clock($0, from: now))" } }

  private func snoozeWords(_ todo: Todo) -> String? {
    todo.snoozedUntil.map { "\(now < $0 ? "snoozed until" : "back since") \(zone.clock($0, from: now))" }
  }

  private func reasons(_ todo: Todo, _ state: TodoState, _ record: SessionRecord) -> [String] {
    switch state {
    case .blocked:
      let holding = record.holding(todo)
      let long = holding.map { record.words(for: $0, long: true) }.joined(separator: ", ")
      let short = holding.map { record.words(for: $0, long: false) }.joined(separator: ", ")
      let due = dueWords(todo)
      let who = [todo.owner, due].compactMap(\.self).map { $0 + ", " }.joined()
      return ["\(who)waits for \(long)", "waits for \(short)"]
        + (holding.count > 1 ? ["waits for \(holding.count) things"] : [])
    case .inProgress:
      let since = todo.startedAt.map { "since \(zone.clock($0, from: now))" }
      let due = dueWords(todo)
      return [
        [todo.owner, since, due].compactMap(\.self).joined(separator: ", "),
        [since ?? todo.owner, due].compactMap(\.self).joined(separator: ", "), since ?? todo.owner ?? "",
      ]
    case .ready:
      let due = dueWords(todo)
      return [["ready", snoozeWords(todo), due, todo.owner].compactMap(\.self).joined(separator: ", "), "ready"]
    case .open:
      let due = dueWords(todo)
      return [[snoozeWords(todo), due, todo.owner].compactMap(\.self).joined(separator: ", ")]
    case .cancelled: return [todo.because.map { "cancelled: \($0)" } ?? "cancelled", "cancelled"]
    case .done: return [todo.doneAt.map { "done \(zone.clock($0, from: now))" } ?? ""]
    }
  }
}

extension SessionRecord {
  /// What a blocker is, in plain words.
  func words(for blocker: Blocker, long: Bool) -> String {
    switch blocker.on {
    case .todo(let number): return "\(number)"
    case .validation:
      guard long, let step = steps.first(where: { verdict(of: $0) == .failed }) else { return "validation" }
      return "validation (step \(step.number))"
    case .monitoring: return "monitoring"
    case .risk(let number): return "risk \(number)"
    case .outside: return blocker.text
    }
  }
}

extension State {
  /// Worked out for all todos at once: the hint line and the detail ask at every draw.
  mutating func refreshFreed() {
    rows.freed = [:]
    rows.freedByValidation = []
    guard let record else { return }
    for row in rows.todos where row.state == .blocked {
      let holding = record.holding(row.todo)
      guard let first = holding.first?.on, holding.allSatisfy({ $0.on == first }) else { continue }
      if case .todo(let number) = first { rows.freed[number, default: []].append(row.todo.number) }
      if first == .validation { rows.freedByValidation.append(row.todo.number) }
    }
  }

  /// What done here would free, and what that would free, in the order it would happen: `[4, 5,
  /// 6]`.
  func freedChain(by number: Int) -> [Int] {
    var chain: [Int] = []
    var queue = rows.freed[number] ?? []
    var next = 0
    while next < queue.count, chain.count < 50 {
      chain.append(queue[next])
      queue += rows.freed[queue[next]] ?? []
      next += 1
    }
    return chain
  }
}
