import Records
import Vocabulary

extension Reading {
  /// Every entry of a todo list, with its state and what blocks it.
  mutating func readTodos(_ group: Group, boxesOnly: Bool = false) {
    for element in group.elements {
      switch element.content {
      case .list(let items):
        let usual = TodoWords.usualState(under: group.title)
        for item in items where !boxesOnly || item.isTicked != nil { readTodo(item, usual: usual) }
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

  /// Under a heading of no known meaning: "Task 3: x" with task marks below is one todo, as far as its marks are ticked; any other task
  /// mark is something to check.
  mutating func readUnnamed(_ group: Group) -> Bool {
    let boxes = TodoWords.boxes(in: group)
    guard let head = group.head, group.isHeading, !boxes.isEmpty, TodoWords.isTask(group.title),
      WordSplitting.words(of: group.title).first == "task"
    else {
      readBoxes(group)
      return true
    }
    var reading = StateWords.read(TodoWords.bare(group.title))
    let ticked = boxes.count { $0 }
    if reading.state == nil { reading.state = ticked == boxes.count ? .done : ticked > 0 ? .inProgress : .open }
    append(Todo(text: reading.text), reading, isTicked: nil, lines: head)
    return false
  }

  private func moment(of words: TimeWords) -> Moment? {
    guard let day = words.day ?? (words.times.isEmpty ? nil : self.day) else { return nil }
    return words.moments(on: day, offset: offset).from ?? Moment(day)
  }

  private mutating func readTodo(_ item: Item, usual: WrittenState?) {
    guard !item.text.isEmpty, item.text.utf8.count <= 600 else { return }
    if let field = item.field, TodoWords.isRemark(field) { return }
    if item.text.hasPrefix("If ") { return }
    if StepWords.hasCommand(item), item.isTicked == nil, readStep(item) { return }
    if TodoWords.isNone(item.text) { return }
    var reading = StateWords.read(item.text)
    if reading.state == nil { reading.state = usual }
    var todo = Todo(text: reading.text.hasSuffix(":") ? String(reading.text.dropLast()) : reading.text)
    readAside(of: &todo)
    if todo.due == nil, let due = TodoWords.until(todo.text) { todo.due = moment(of: due) }
    var lines = item.head
    for child in item.items {
      guard let field = child.field, readTodoField(field, into: &todo, &reading) else { continue }
      claim(child.head)
      lines.to = max(lines.to, child.head.to)
    }
    append(todo, reading, isTicked: item.isTicked, lines: lines)
    claim(item.head)
  }

  /// "(owner: ann, due 2026-03-01)", "- owner: ann", "(@ann)" at the end.
  private func readAside(of todo: inout Todo) {
    guard let (text, aside) = TodoWords.parted(todo.text) else { return }
    var read = todo
    for part in aside.split(separator: ",").map(\.trimmed) {
      if part.hasPrefix("@"), part.utf8.count > 1, !part.contains(" ") {
        read.owner = String(part.dropFirst())
        continue
      }
      let words = part.split { $0 == " " || $0 == ":" }
      guard words.count >= 2, let label = words.first else { return }
      let value = words.dropFirst().joined(separator: " ")
      switch FieldWords.kind(of: label) {
      case .owner: read.owner = value
      case .due:
        guard let day = TimeWords(value).day else { return }
        read.due = Moment(day)
      default: return
      }
    }
    read.text = text
    todo = read
  }

  private func readTodoField(_ field: Label.Field, into todo: inout Todo, _ reading: inout StateWords.Reading) -> Bool {
    let value = Markup.bare(field.value)
    switch FieldWords.kind(of: field.label) {
    case .owner: todo.owner = value
    case .due:
      guard let due = moment(of: TimeWords(value)) else { return false }
      todo.due = due
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
    let names = table.header.map { WordSplitting.words(of: $0).joined(separator: " ") }
    guard
      let text = TodoWords.columns.lazy.compactMap({ names.firstIndex(of: $0) }).first
    else { return }
    let state = names.firstIndex { ["status", "state"].contains($0) }
    let owner = names.firstIndex { ["owner", "assignee", "who", "assigned to"].contains($0) }
    let due = names.firstIndex { TodoWords.dueColumns.contains($0) }
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
        todo.due = moment(of: TimeWords(words))
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
    let order = record.todos.indices.sorted {
      Reading.line(record.todos[$0].lines) < Reading.line(record.todos[$1].lines)
    }
    record.todos = order.map { record.todos[$0] }
    todoStates = order.map { todoStates[$0] }
    for index in record.todos.indices { record.todos[index].number = index + 1 }
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
