import Records

extension Reading {
  /// Every entry of a todo list, with its state and what blocks it.
  mutating func readTodos(_ group: Group, boxesOnly: Bool = false) {
    for element in group.elements {
      switch element.content {
      case .list(let items): for item in items where !boxesOnly || item.isTicked != nil { readTodo(item) }
      case .table(let table) where !boxesOnly: readTodos(table)
      default: break
      }
    }
  }

  /// Under "next steps" a numbered heading is a todo, or a step where it has a command and an expectation; so is a list entry,
  /// unless the heading or label right above it is about something else.
  mutating func readNext(_ group: Group) -> Bool {
    let kind = HeadingWords.kind(of: group.title, within: nil)
    readTodos(group, boxesOnly: !(kind == .next || kind == .todos || TodoWords.isHorizon(group.title)))
    for child in group.groups {
      guard TodoWords.isTask(child.title),
        HeadingWords.kind(of: child.title, within: .next).map({ $0 == .next || $0 == .todos || $0 == .steps }) ?? true
      else {
        visit(child, within: .next)
        continue
      }
      if TodoWords.hasExpectation(child), StepWords.hasCommand(child), readStep(child) { continue }
      for step in child.groups where StepTitle(step.title) != nil { visit(step, within: .next) }
      let before = record.todos.count
      readTodos(child, boxesOnly: true)
      if record.todos.count > before { continue }
      guard let head = child.head else { continue }
      let reading = StateWords.read(TodoWords.bare(child.title))
      append(Todo(text: reading.text), reading, isTicked: nil, lines: head)
    }
    return false
  }

  private mutating func readTodo(_ item: Item) {
    guard !item.text.isEmpty, item.text.utf8.count <= 600 else { return }
    if let field = item.field, TodoWords.isRemark(field) { return }
    if item.text.hasPrefix("If ") { return }
    let hasCommand = item.children.contains {
      if case .code(let code) = $0.content { StepWords.isCommand(code) } else { false }
    }
    if hasCommand, item.isTicked == nil, readStep(item) { return }
    var reading = StateWords.read(item.text)
    var todo = Todo(text: reading.text.hasSuffix(":") ? String(reading.text.dropLast()) : reading.text)
    var lines = item.head
    for child in item.items {
      guard let field = child.field, readTodoField(field, into: &todo, &reading) else { continue }
      claim(child.head)
      lines.to = max(lines.to, child.head.to)
    }
    append(todo, reading, isTicked: item.isTicked, lines: lines)
    claim(item.head)
  }

  private func readTodoField(_ field: Label.Field, into todo: inout Todo, _ reading: inout StateWords.Reading) -> Bool {
    let value = Markup.bare(field.value)
    switch FieldWords.kind(of: field.label) {
    case .owner: todo.owner = value
    case .due:
      let words = TimeWords(value)
      guard let day = words.day ?? (words.times.isEmpty ? nil : self.day) else { return false }
      todo.due = words.moments(on: day, offset: offset).from ?? Moment(day)
    case .status:
      guard let state = StateWords.state(of: field.value) else { return false }
      reading.state = state
      reading.words = value
    case .blockedBy:
      guard value.lowercased() != "none" else { return false }
      reading.state = .blocked
      reading.words = "Blocked by \(value)"
    default: return false
    }
    return true
  }

  private mutating func append(_ todo: Todo, _ reading: StateWords.Reading, isTicked: Bool?, lines: LineSpan) {
    guard !todo.text.isEmpty else { return }
    var todo = todo
    todo.number = record.todos.count + 1
    todo.lines = lines
    todo.because = reading.words
    switch (isTicked, reading.state) {
    case (true, .inProgress?): todo.progress = .inProgress
    case (true, _), (_, .done?): todo.progress = .done
    case (_, .inProgress?): todo.progress = .inProgress
    case (_, .cancelled?): todo.progress = .cancelled
    default: todo.progress = .open
    }
    if todo.isClosed { todo.closedIn = record.session.number }
    record.todos.append(todo)
    todoStates.append(reading.state == .blocked ? BlockerWords.reason(in: reading.words ?? "blocked") : nil)
    claim(lines)
  }

  private mutating func readTodos(_ table: Table) {
    let names = table.header.map { Phrases<Int>.words(of: $0).joined(separator: " ") }
    guard
      let text = names.firstIndex(where: { ["task", "todo", "action", "action item", "item", "work"].contains($0) })
    else { return }
    let state = names.firstIndex { ["status", "state"].contains($0) }
    let owner = names.firstIndex { ["owner", "assignee", "who", "assigned to"].contains($0) }
    let due = names.firstIndex { ["due", "due date", "deadline", "eta"].contains($0) }
    let read: Set<Int> = Set([text, state, owner, due].compactMap { $0 })
    var count = 0
    for row in table.rows where row.cells.count > text && !row.cells[text].isEmpty {
      func cell(_ place: Int?) -> String? {
        guard let place, place < row.cells.count, !row.cells[place].isEmpty else { return nil }
        return Markup.plain(row.cells[place])
      }
      var reading = StateWords.read(row.cells[text])
      var todo = Todo(text: reading.text)
      let rest = row.cells.enumerated().filter { !read.contains($0.offset) && !$0.element.isEmpty }
      let remarks = rest.map {
        "\(table.header.indices.contains($0.offset) ? table.header[$0.offset] : ""): \($0.element)"
      }
      if !remarks.isEmpty { todo.text += " (\(remarks.joined(separator: ", ")))" }
      todo.owner = cell(owner)
      if let words = cell(due) {
        let times = TimeWords(words)
        if let day = times.day { todo.due = times.moments(on: day, offset: offset).from ?? Moment(day) }
        if todo.due == nil { todo.text += " (due \(words))" }
      }
      if let place = state, place < row.cells.count {
        reading.state = StateWords.state(of: row.cells[place]) ?? reading.state
        reading.words = Markup.plain(StateWords.withoutMark(row.cells[place]))
      }
      append(todo, reading, isTicked: nil, lines: LineSpan(row.line, row.line))
      count += 1
    }
    if count > 0 { claim(table.head) }
  }

  mutating func finishTodos() {
    let names = BlockerWords.Names(record.todos)
    for index in record.todos.indices {
      guard let reason = todoStates[index] else { continue }
      for blocker in BlockerWords.blockers(in: reason, of: record.todos[index], among: names) {
        if case .todo(let other) = blocker.on, record.cycle(blocking: record.todos[index].number, on: other) != nil {
          record.todos[index].blockers.append(Blocker(on: .outside, text: blocker.text))
        } else {
          record.todos[index].blockers.append(blocker)
        }
      }
    }
  }
}

enum TodoWords {
  private static let nouns: Set<String> = ["priority", "task", "action", "item", "phase", "p0", "p1", "p2", "p3"]

  /// "Priority 1: x", "Task 3: x", "2. x", "P0: x".
  static func isTask(_ title: String) -> Bool {
    let bare = StateWords.withoutMark(title)
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, bare.dropFirst(digits.count).hasPrefix(". ") { return true }
    let words = Phrases<Int>.words(of: bare)
    guard let first = words.first, nouns.contains(first) else { return false }
    let isNumbered = words.count > 1 && words[1].first?.isNumber == true
    return bare.contains(":") && (first.hasPrefix("p") && first.count == 2 || isNumbered)
  }

  /// A title that says when or by whom the entries below it are to be done, not what they are.
  static func isHorizon(_ title: String) -> Bool {
    let words = Phrases<Int>.words(of: title)
    guard let first = words.first, first != "if", first != "no", !words.contains(where: others.contains) else { return false }
    return first == "for" || first == "to" || words.contains(where: horizons.contains)
  }

  private static let horizons: Set<String> = [
    "next", "immediate", "immediately", "short", "medium", "long", "today", "tomorrow", "week", "sprint", "month", "future", "now",
    "soon", "later", "before", "after", "once", "must", "should", "could", "optional", "required", "recommended", "session",
    "sessions", "action", "actions", "priority", "priorities", "pending", "remaining", "outstanding", "during", "then", "hours",
    "high", "low", "critical", "strategic", "active",
  ]

  private static let others: Set<String> = [
    "success", "criteria", "happened", "pros", "cons", "why", "result", "results", "expected", "files", "context", "known", "key",
    "notes", "accomplished", "completed", "done", "what", "whats", "cost", "metrics", "option", "options", "goal", "output",
    "status", "state", "previous", "previously", "tests", "time", "risk", "risks", "impact", "debt", "limitations",
  ]

  static func bare(_ title: String) -> String {
    let bare = StateWords.withoutMark(title)
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty { return bare.dropFirst(digits.count + 1).trimmed }
    return bare.firstRange(of: ": ").map { bare[$0.upperBound...].trimmed } ?? bare
  }

  /// A fact about the work and no work itself: "Time budget: 60 minutes", "Backend: ✅ ready", "Owner: ops".
  static func isRemark(_ field: Label.Field) -> Bool {
    if FieldWords.isKnown(field.label) || StateWords.mark(of: field.value) != nil { return true }
    return remarks.contains(Phrases<Int>.words(of: field.label).last ?? "")
  }

  private static let remarks: Set<String> = [
    "budget", "time", "effort", "cost", "costs", "estimate", "duration", "priority", "status", "note", "notes", "impact",
    "total", "readiness", "coverage", "confidence", "progress",
  ]

  static func hasExpectation(_ group: Group) -> Bool {
    group.elements.contains {
      if case .field(let label, _) = $0.content { FieldWords.isExpectation(label) } else { false }
    } || group.groups.contains { FieldWords.isExpectation($0.title) }
  }
}
