import Records

extension LintRule {
  static let todos = [
    LintRule("blocked-without-reason", "a blocked todo that does not say what it waits for") { subject in
      let record = subject.record
      return record.todos.filter { record.state(of: $0) == .blocked }.compactMap { todo in
        let isVague = record.holding(todo).contains { $0.on == .outside && $0.text.saysNothing }
        // What stands in brackets behind the todo's own words is why, where nothing else says.
        guard isVague, !todo.text.hasSuffix(")") else { return nil }
        return gap(
          .error, "blocked-without-reason", todo, "is blocked, and nothing says on what",
          "name what it waits for: another todo, the validation, the monitoring window, a risk, or who must do what")
      }
    },
    LintRule("dangling-blocker", "a todo that waits for something that is not there") { subject in
      let record = subject.record
      return record.todos.filter { !$0.isClosed }.flatMap { todo in
        record.holding(todo).compactMap { blocker in
          switch blocker.on {
          case .todo(let number) where record.todo(number) == nil:
            gap(
              .error, "dangling-blocker", todo, "waits for todo \(number), which is not there",
              "name the todo it waits for, or take the blocker away")
          case .risk(let number) where record.risk(number) == nil:
            gap(
              .error, "dangling-blocker", todo, "waits for risk \(number), which is not there",
              "name the risk it waits for, or take the blocker away")
          default: nil
          }
        }
      }
    },
    LintRule("cleared-blocker", "a todo written as waiting though nothing holds it any more") { subject in
      let record = subject.record
      return record.todos.filter { record.state(of: $0) == .ready && $0.readyAt == nil }.map { todo in
        let cleared = todo.blockers.map { $0.on == .outside ? $0.text.excerpt(40) : $0.on.displayText }
        return gap(
          .warning, "cleared-blocker", todo,
          "no longer waits for anything (\(cleared.joined(separator: ", ")) \(cleared.count == 1 ? "is" : "are") cleared)",
          "start it, or say what still holds it")
      }
    },
    LintRule("no-owner", "a todo in progress that nobody owns") { subject in
      subject.record.todos.filter { $0.progress == .inProgress && $0.owner == nil }.map { todo in
        gap(
          .warning, "no-owner", todo, "is in progress, and nobody owns it",
          "say who has it: `baton todo assign \(todo.number) NAME`")
      }
    },
    LintRule("overdue-todo", "a todo whose due time has passed") { subject in
      subject.record.todos.compactMap { todo in
        guard !todo.isClosed, let due = todo.due, due < subject.now else { return nil }
        return gap(
          .warning, "overdue-todo", todo, "was due at \(due.iso)", "do it, move the time, or say why it waits")
      }
    },
    LintRule("snoozed-without-time", "a todo that is said to be snoozed, and not until when") { subject in
      subject.record.todos.compactMap { todo in
        let words = "\(todo.text) \(todo.because ?? "")".lowercased()
        guard !todo.isClosed, todo.snoozedUntil == nil, words.contains("snoozed") else { return nil }
        return gap(
          .warning, "snoozed-without-time", todo, "is snoozed, and nothing says until when",
          "say when it comes back: `baton todo snooze \(todo.number) --until TIME`")
      }
    },
    LintRule("blocker-circle", "todos that wait for each other") { subject in
      let record = subject.record
      for todo in record.todos where !todo.isClosed {
        for case .todo(let other) in record.holding(todo).map(\.on) {
          guard let circle = record.cycle(blocking: todo.number, on: other) else { continue }
          return [
            gap(
              .error, "blocker-circle", todo,
              "waits for itself: \(circle.map(String.init).joined(separator: " → "))",
              "take one of these blockers away; none of them can ever start")
          ]
        }
      }
      return []
    },
  ]

  private static func gap(
    _ severity: Gap.Severity, _ rule: String, _ todo: Todo, _ message: String, _ remedy: String
  ) -> Gap {
    Gap(
      severity, rule: rule, item: ItemReference(.todo, todo.number), lines: todo.lines,
      message: "todo \(todo.number) “\(todo.text.excerpt(40))” \(message)", remedy: remedy)
  }
}

extension String {
  /// A reason that gives none: empty, or the state's own word.
  fileprivate var saysNothing: Bool {
    let bare = lowercased().filter { $0.isLetter || $0.isNumber }
    return ["", "blocked", "pending", "waiting", "tbd", "unknown", "na"].contains(bare)
  }
}
