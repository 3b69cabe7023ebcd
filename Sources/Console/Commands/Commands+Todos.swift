import Records
import Screen

extension NamedCommand {
  static let todos: [NamedCommand] = [
    NamedCommand(
      "todo.done", "Mark the todo done", ["d"], .todos,
      hint: "done", when: { $0.selectedTodo?.isClosed == false }
    ) { state, _ in
      state.onTodo { state, todo in state.perform(.todo(todo.number, .finish), done: "Todo \(todo.number) is done") }
    },
    NamedCommand(
      "todo.start", "Start the todo", ["s"], .todos,
      hinting: { $0.selectedTodoState == .blocked ? nil : "start" },
      when: { $0.selectedTodo.map { $0.progress == .open } == true }
    ) { state, _ in
      state.onTodo { state, todo in state.perform(.todo(todo.number, .start), done: "Todo \(todo.number) is started") }
    },
    NamedCommand(
      "todo.block", "Say what the todo waits for", ["b"], .todos, on: { $0.selectedTodo },
      argument: "todo:N, validation, monitoring, risk:N or words", hint: "block", when: { !$0.isClosed }
    ) { todo, _ in
      Form(
        "Todo \(todo.number) waits for", about: todo.reference,
        [.init(label: "", suggestion: "validation, todo:N, any words, monitoring, risk:N")]
      ) { _, form in
        let (on, words) = Blocker.On.read(form[0])
        return .command(.todo(todo.number, .block(on, text: words)), "Todo \(todo.number) waits for \(words)")
      }
    },
    NamedCommand(
      "todo.frees", "Go to what the todo would free", ["F"], .todos, writes: false,
      hinting: { state in
        guard let todo = state.selectedTodo else { return nil }
        let chain = state.freedChain(by: todo.number)
        guard !chain.isEmpty else { return nil }
        return "frees " + chain.prefix(4).map(String.init).joined(separator: " › ") + (chain.count > 4 ? " …" : "")
      },
      when: { state in state.selectedTodo.map { state.rows.freed[$0.number] != nil } == true }
    ) { state, _ in
      if let todo = state.selectedTodo, let next = state.rows.freed[todo.number]?.first {
        state.select(.item(ItemReference(.todo, next)), in: .todos)
      }
      return []
    },
    NamedCommand(
      "todo.add", "Add a todo", ["a"], .todos, argument: "TEXT", hint: "add", when: { $0.subjectPane == .todos }
    ) { _ in
      Form(
        "New todo",
        [
          .init(label: "what", suggestion: "in one line"),
          .init(label: "owner", suggestion: "who, if anyone yet", isRequired: false, isByTab: true),
          .init(label: "due", suggestion: "05:20, +4h, tomorrow 09:00", isRequired: false, isByTab: true),
        ], adds: .todo
      ) { state, form throws(Form.Unusable) in
        .command(.addTodo(text: form[0], owner: form.given(1), due: try state.time(form.given(2))), "Todo added")
      }
    },
    NamedCommand("todo.edit", "Change the todo's text", ["e"], .todos, on: { $0.selectedTodo }, hint: "edit") {
      todo, _ in .field("text", of: todo, "")
    },
    NamedCommand(
      "todo.assign", "Say whose the todo is", ["@"], .todos, on: { $0.selectedTodo }, argument: "NAME", hint: "assign",
      when: { !$0.isClosed }
    ) { todo, state in
      .field("owner", of: todo, " belongs to", suggestion: "a name; empty for nobody", begin: todo.owner ?? state.actor)
    },
    NamedCommand(
      "todo.due", "Say when the todo is due", ["t"], .todos, on: { $0.selectedTodo }, argument: "TIME",
      when: { !$0.isClosed }
    ) { todo, _ in .field("due", of: todo, " is due", suggestion: "05:20, +4h, 2025-11-05 09:00; empty for never") },
    NamedCommand(
      "todo.snooze", "Put the todo out of sight until a time", ["Z"], .todos, on: { $0.selectedTodo },
      argument: "TIME", when: { $0.progress == .open }
    ) { todo, _ in
      .field("snoozedUntil", of: todo, " is snoozed until", suggestion: "05:20, +4h, 2025-11-05 09:00; empty for now")
    },
    NamedCommand("todo.link", "Name the todo's ticket", ["L"], .todos, on: { $0.selectedTodo }, argument: "ADDRESS") {
      todo, _ in .field("link", of: todo, "’s ticket is", suggestion: "OPS-12, or its address; empty for none")
    },
    NamedCommand(
      "todo.unblock", "Lift everything the todo waits for", ["B"], .todos, argument: "REASON", hint: "lift",
      when: { state in state.selectedTodo.map { state.record?.holding($0).isEmpty == false } == true }
    ) { state in
      guard let todo = state.selectedTodo, let record = state.record else { return nil }
      let waits = TextWidth.truncated(record.holding(todo).map(\.displayText).joined(separator: ", "), to: 40)
      return Form(
        "Todo \(todo.number) need not wait for \(waits), because", about: todo.reference,
        [.init(label: "", suggestion: "why; it stands beside your name", isRequired: false)]
      ) { _, form in
        .command(
          .todo(todo.number, .unblock(on: nil, because: form.given(0))), "Todo \(todo.number) waits for nothing now")
      }
    },
    NamedCommand(
      "todo.cancel", "Cancel the todo, with a reason", ["x"], .todos, on: { $0.selectedTodo }, argument: "REASON",
      when: { !$0.isClosed }
    ) { todo, _ in
      .single("Cancel todo \(todo.number) because", about: todo.reference, done: "Todo \(todo.number) is cancelled") {
        .todo(todo.number, .cancel(because: $0))
      }
    },
    NamedCommand(
      "todo.reopen", "Reopen the todo", ["R"], .todos, hint: "reopen", when: { $0.selectedTodo?.isClosed == true }
    ) { state, _ in
      state.onTodo { state, todo in
        state.perform(.todo(todo.number, .reopen), done: "Todo \(todo.number) is open again")
      }
    },
    NamedCommand("todo.down", "Move the todo down", ["J"], .todos, when: { $0.selectedTodo != nil }) { state, _ in
      state.moveTodo(by: 1)
    },
    NamedCommand("todo.up", "Move the todo up", ["K"], .todos, when: { $0.selectedTodo != nil }) { state, _ in
      state.moveTodo(by: -1)
    },
  ]
}

extension Todo {
  fileprivate var reference: ItemReference { ItemReference(.todo, number) }
}

extension Form {
  /// Asks for a field of a todo, beginning with what it holds where nothing else is proposed.
  fileprivate static func field(
    _ name: String, of todo: Todo, _ title: String, suggestion: String = "", begin: String? = nil
  ) -> Form {
    let isText = Todo.field(name)?.isRequired == true
    let begin = begin ?? todo.answer(to: name) ?? ""
    return editing(
      todo.reference, [name], "Todo \(todo.number)\(title)",
      [
        Field(
          label: "", suggestion: suggestion, editor: isText ? LineEditor(begin) : LineEditor(proposal: begin),
          isRequired: isText)
      ])
  }
}

extension State {
  fileprivate mutating func onTodo(_ act: (inout State, Todo) -> [Effect]) -> [Effect] {
    guard let todo = selectedTodo else { return [] }
    return act(&self, todo)
  }

  /// Past its neighbour on the same branch of the tree; what waits for it goes with it.
  fileprivate mutating func moveTodo(by step: Int) -> [Effect] {
    guard let todo = selectedTodo, let record, let here = selectedIndex(.todos) else { return [] }
    let depth = rows.todos[here].depth
    let others = step < 0 ? Array(rows.todos[..<here].reversed()) : Array(rows.todos[(here + 1)...])
    guard let neighbour = others.prefix(while: { $0.depth >= depth }).first(where: { $0.depth == depth })?.todo else {
      say("Todo \(todo.number) is \(step < 0 ? "first" : "last") \(depth > 0 ? "of its branch" : "already")", .done)
      return []
    }
    let after = record.todos.drop { $0.number != neighbour.number }.dropFirst().first
    let before = step < 0 ? neighbour.number : after?.number
    return perform(.todo(todo.number, .move(before: before)), done: "Todo \(todo.number) moved")
  }
}
