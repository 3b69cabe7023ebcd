import Records

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
      "todo.block", "Say what the todo waits for", ["b"], .todos,
      argument: "todo:N, validation, monitoring, risk:N or words",
      hint: "block", when: { $0.selectedTodo?.isClosed == false }
    ) { state, answer in
      state.onTodo { state, todo in
        state.ask(
          .blockTodo(todo.number), "Todo \(todo.number) waits for",
          [.init(label: "", suggestion: "validation, todo:N, any words, monitoring, risk:N")], answer)
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
    ) { state, answer in
      state.ask(
        .addTodo, "New todo",
        [
          .init(label: "what", suggestion: "in one line"),
          .init(label: "owner", suggestion: "who, if anyone yet", isRequired: false),
          .init(label: "due", suggestion: "05:20, +4h, 2025-11-05 09:00", isRequired: false),
        ], answer)
    },
    NamedCommand("todo.edit", "Change the todo's text", ["e"], .todos, hint: "edit", when: { $0.selectedTodo != nil }) {
      state, answer in state.askTodo("text", "", answer) { $0.text }
    },
    NamedCommand(
      "todo.assign", "Say whose the todo is", ["@"], .todos, argument: "NAME", hint: "assign",
      when: { $0.selectedTodo?.isClosed == false }
    ) { state, answer in
      let me = state.actor
      return state.askTodo("owner", " belongs to", suggestion: "a name; empty for nobody", answer) { $0.owner ?? me }
    },
    NamedCommand(
      "todo.due", "Say when the todo is due", ["t"], .todos, argument: "TIME",
      when: { $0.selectedTodo?.isClosed == false }
    ) { state, answer in
      state.askTodo("due", " is due", suggestion: "05:20, +4h, 2025-11-05 09:00; empty for never", answer)
    },
    NamedCommand(
      "todo.snooze", "Put the todo out of sight until a time", ["Z"], .todos, argument: "TIME",
      when: { $0.selectedTodo?.progress == .open }
    ) { state, answer in
      state.askTodo(
        "snoozedUntil", " is snoozed until", suggestion: "05:20, +4h, 2025-11-05 09:00; empty for now", answer)
    },
    NamedCommand(
      "todo.link", "Name the todo's ticket", ["L"], .todos, argument: "ADDRESS", when: { $0.selectedTodo != nil }
    ) { state, answer in
      state.askTodo("link", "’s ticket is", suggestion: "its address, as https://…; empty for none", answer)
    },
    NamedCommand(
      "todo.unblock", "Lift everything the todo waits for", ["B"], .todos, hint: "lift",
      when: { state in state.selectedTodo.map { state.record?.holding($0).isEmpty == false } == true }
    ) { state, _ in
      state.onTodo { state, todo in
        state.perform(.todo(todo.number, .unblock(on: nil)), done: "Todo \(todo.number) waits for nothing now")
      }
    },
    NamedCommand(
      "todo.cancel", "Cancel the todo, with a reason", ["x"], .todos, argument: "REASON",
      when: { $0.selectedTodo?.isClosed == false }
    ) { state, answer in
      state.onTodo { state, todo in
        state.ask(.cancelTodo(todo.number), "Cancel todo \(todo.number) because", [.init(label: "")], answer)
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

extension State {
  fileprivate mutating func onTodo(_ act: (inout State, Todo) -> [Effect]) -> [Effect] {
    guard let todo = selectedTodo else { return [] }
    return act(&self, todo)
  }

  /// Asks for a field of the selected todo, beginning with what it holds or what is proposed.
  fileprivate mutating func askTodo(
    _ name: String, _ title: String, suggestion: String = "", _ answer: String,
    proposing proposal: (Todo) -> String? = { _ in nil }
  ) -> [Effect] {
    onTodo { state, todo in
      let begin = proposal(todo) ?? state.answer(to: name, of: todo) ?? ""
      let isText = Todo.field(name)?.isRequired == true
      return state.ask(
        .edit(ItemReference(.todo, todo.number), [name]), "Todo \(todo.number)\(title)",
        [
          .init(
            label: "", suggestion: suggestion, editor: isText ? LineEditor(begin) : LineEditor(proposal: begin),
            isRequired: isText)
        ], answer)
    }
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
