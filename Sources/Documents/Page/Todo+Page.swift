import Records

extension PagePart {
  /// What waits, each below what it waits for.
  static let waiting = PagePart(.waiting) { writing in
    let tree = writing.record.todoTree().filter { writing.record.state(of: $0.todo) == .blocked }
    return tree.nested(writing)
  } read: { blocks, reading in
    reading.readLines(blocks, takesTodos: true)
  }
}

extension [(todo: Todo, depth: Int)] {
  /// The list comes parent before child. A todo below one that does not wait itself begins a line
  /// of its own.
  fileprivate func nested(_ writing: PageWriting) -> [MarkdownBlock] {
    var open: [(todo: Todo, depth: Int, children: [MarkdownBlock])] = []
    var roots: [MarkdownBlock] = []
    func close(to depth: Int) {
      while let last = open.last, last.depth >= depth {
        open.removeLast()
        let above = open.last?.todo
        let block = last.todo.pageLine(writing, below: above, last.children)
        if open.isEmpty { roots.append(block) } else { open[open.count - 1].children.append(block) }
      }
    }
    for (todo, depth) in self {
      close(to: depth)
      let above = open.last?.todo
      let isBelow = above.map { todo.waits(for: $0, in: writing.record) } ?? false
      if !isBelow { close(to: 0) }
      open.append((todo, depth, []))
    }
    close(to: 0)
    return roots
  }
}

extension Todo {
  fileprivate func waits(for other: Todo, in record: SessionRecord) -> Bool {
    record.holding(self).contains { $0.on == .todo(other.number) }
  }

  static let pageRules: [FieldRule<Todo>] =
    FieldRule.table("owner", "link", "because") + [
      FieldRule(name: "Waits for") { _, _ in
        []
      } read: { field, todo, reading in
        guard let text = field.text(&reading) else { return false }
        todo.blockers.append(Blocker(on: .outside, text: text))
        return true
      }
    ]

  /// - Parameter above: the todo whose line this one stands below, since it waits for that.
  func pageLine(
    _ writing: PageWriting, marker: MarkdownItem.Marker = .bullet, below above: Todo? = nil,
    _ children: [MarkdownBlock] = []
  ) -> MarkdownBlock {
    let (record, time) = (writing.record, writing.time)
    var details: [String] = []
    var beside: [MarkdownBlock] = []
    func since(_ words: String, _ moment: Moment?, _ word: String = " since") -> String {
      words + (moment.map { "\(word) \(time.text($0))" } ?? "")
    }
    switch progress {
    case .inProgress: details.append(since("in progress", startedAt))
    case .done: details.append(since("done", doneAt, " at"))
    case .cancelled: details.append("cancelled")
    case .open: if record.state(of: self, at: writing.now) == .ready { details.append(since("ready", readyAt)) }
    }
    if let due, !isClosed { details.append("due \(time.text(due))") }
    if let snoozedUntil, isSnoozed(at: writing.now) { details.append("snoozed until \(time.text(snoozedUntil))") }
    for blocker in isClosed ? [] : record.holding(self) where above.map({ blocker.on != .todo($0.number) }) ?? true {
      if let words = blocker.on.pageWords {
        details.append("waits for \(words)")
      } else if blocker.text.isEmpty {
        details.append("waits for something outside")
      } else if PageLine.fits(blocker.text) {
        details.append("waits for: \(blocker.text)")
      } else {
        beside.append(LayoutField.block("Waits for", text: blocker.text))
      }
    }
    if let owner, !isClosed {
      if PageLine.fits(owner) {
        details.append("for \(owner)")
      } else {
        beside.append(LayoutField.block("Owner", text: owner))
      }
    }
    if let link, !isClosed {
      if PageLine.fits(link) {
        details.append("ticket \(link)")
      } else {
        beside.append(.item("**Link:** \(CodeSpan.text(link))"))
      }
    }
    if progress == .cancelled, let because { beside.append(LayoutField.block("Because", text: because)) }
    return PageLine.item(
      "Todo \(number)", text, details, neutral: "open", marker: marker,
      beside + writing.corrections(of: ItemReference(.todo, number)) + children)
  }

  fileprivate mutating func take(detail: String, _ time: LayoutTime) -> Bool {
    func moment(behind start: String) -> Moment? { detail.behind(start).flatMap { time.moment($0) } }
    if detail == "open" { return true }
    if detail == "ready" { return true }
    if let since = moment(behind: "ready since ") {
      readyAt = since
    } else if detail == "in progress" {
      progress = .inProgress
    } else if let since = moment(behind: "in progress since ") {
      (progress, startedAt) = (.inProgress, since)
    } else if detail == "done" {
      progress = .done
    } else if let at = moment(behind: "done at ") {
      (progress, doneAt) = (.done, at)
    } else if detail == "cancelled" {
      progress = .cancelled
    } else if let at = moment(behind: "due ") {
      due = at
    } else if let at = moment(behind: "snoozed until ") {
      snoozedUntil = at
    } else if let words = detail.behind("waits for: ") {
      blockers.append(Blocker(on: .outside, text: words))
    } else if let words = detail.behind("waits for "), let on = Blocker.On(page: words) {
      blockers.append(Blocker(on: on, text: ""))
    } else if let words = detail.behind("for ") {
      owner = words
    } else if let words = detail.behind("ticket ") {
      link = words
    } else {
      return false
    }
    return true
  }
}

extension LayoutReading {
  /// With the todos below it, each of which waits for this one.
  mutating func readTodo(_ number: Int, _ field: LayoutField) -> Bool {
    var todo = Todo(number: number, text: "")
    let time = time
    todo.text = PageLine.read(field.value, into: &todo) { $1.take(detail: $0, time) }
    todo.lines = field.block.lines
    item = ItemReference(.todo, number)
    FieldRule.read(Todo.pageRules, field.children, &todo, &self)
    record.todos.append(todo)
    for child in field.children {
      guard let below = LayoutField(child), let inner = below.number(of: "todo"), readTodo(inner, below) else {
        continue
      }
      claimOwn(child)
      guard let place = record.todos.lastIndex(where: { $0.number == inner }) else { continue }
      record.todos[place].blockers.insert(Blocker(on: .todo(number), text: ""), at: 0)
    }
    return true
  }
}

extension Blocker.On {
  /// Nil for what only a person's words name.
  fileprivate var pageWords: String? {
    switch self {
    case .todo(let number): "todo \(number)"
    case .risk(let number): "risk \(number)"
    case .validation: "the validation"
    case .monitoring: "the end of monitoring"
    case .outside: nil
    }
  }

  fileprivate init?(page words: String) {
    switch words {
    case "the validation": self = .validation
    case "the end of monitoring": self = .monitoring
    case "something outside": self = .outside
    default:
      if let number = words.behind("todo ").flatMap({ Int($0) }) {
        self = .todo(number)
      } else if let number = words.behind("risk ").flatMap({ Int($0) }) {
        self = .risk(number)
      } else {
        return nil
      }
    }
  }
}
