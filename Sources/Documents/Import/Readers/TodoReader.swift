import Records
import Vocabulary

extension Reading {
  /// Every entry of a todo list, with its state and what blocks it.
  mutating func readTodos(_ group: Group, boxesOnly: Bool = false) {
    let elements = group.elements
    for (index, element) in elements.enumerated() {
      switch element.content {
      case .list(let items):
        guard !items.contains(where: { TodoWords.saysNoAction($0.text) }) else { continue }
        let usual = TodoWords.usualState(under: group.title)
        for item in items where !boxesOnly || item.isTicked != nil { readTodo(item, usual: usual) }
      case .prose(let text) where !boxesOnly:
        // A bold title right above its fields is parted from them.
        if index + 1 < elements.count, case .prose(let below) = elements[index + 1].content,
          elements[index + 1].lines.from == element.lines.to + 1,
          readPackage(
            [text] + below.split(separator: "\n").map(String.init),
            LineSpan(element.lines.from, elements[index + 1].lines.to))
        {
          continue
        }
        readWork(text, element.lines)
      case .table(let table) where !boxesOnly: readTodos(table)
      default: break
      }
    }
  }

  /// Under "next steps" a numbered heading is a todo, or a step where it has a command and an
  /// expectation; so is a list entry, unless the heading or label right above it is about something
  /// else.
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

  /// Lists whose every entry opens with a state in capitals, "WAITING for x", are work wherever
  /// they stand.
  mutating func readShouted(_ group: Group) {
    for element in group.elements {
      guard case .list(let items) = element.content, items.count >= 2,
        items.allSatisfy({ item in
          let first = item.text.prefix { $0 != " " }
          return item.isTicked == nil && first.utf8.count >= 4 && first.allSatisfy { $0.isLetter && $0.isUppercase }
            && StateWords.exact(String(first)) != nil && item.text.contains(" ")
        })
      else { continue }
      taking("todos", by: "a list whose entries open with states in capitals")
      for item in items { readTodo(item, usual: nil) }
    }
  }

  /// Under a heading of no known meaning: "Task 3: x" with task marks below is one todo, as far as
  /// its marks are ticked; any other task mark is something to check.
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

  /// The time that the words name, or the day, where they name no more.
  func moment(in text: String) -> Moment? {
    let words = TimeWords(text, year: day?.year)
    guard let day = words.day ?? (words.times.isEmpty ? nil : self.day) else { return nil }
    return words.moments(on: day, offset: offset).from ?? Moment(day)
  }

  mutating func readTodo(_ item: Item, usual: WrittenState?) {
    guard !item.text.isEmpty, item.text.utf8.count <= 600 else { return }
    // A label of others: what stands below it is the work.
    if item.isTicked == nil, item.text.hasSuffix(":") || item.text.hasSuffix(":**") || item.text.hasSuffix("："),
      !item.items.isEmpty, item.items.allSatisfy({ $0.field.map { !FieldWords.isKnown($0.label) } ?? true })
    {
      for child in item.items { readTodo(child, usual: usual) }
      return
    }
    if let field = item.field, TodoWords.isRemark(field) { return }
    if item.text.hasPrefix("If ") { return }
    if StepWords.hasCommand(item), item.isTicked == nil, readStep(item) { return }
    if TodoWords.isNone(item.text) { return }
    var reading = StateWords.read(item.text)
    if reading.state == nil { reading.state = usual }
    var todo = Todo(text: reading.text.hasSuffix(":") ? String(reading.text.dropLast()) : reading.text)
    if TodoWords.isStruck(item.text), !todo.text.isEmpty {
      todo.text = TodoWords.unstruck(todo.text)
      reading.state = .cancelled
    }
    readAside(of: &todo)
    if todo.due == nil, let due = TodoWords.until(todo.text) { todo.due = moment(in: due) }
    var lines = item.head
    for child in item.items {
      guard let field = child.field, readTodoField(field, into: &todo, &reading) else { continue }
      claim(child.head)
      lines.to = max(lines.to, child.head.to)
    }
    append(todo, reading, isTicked: reading.state == .cancelled ? nil : item.isTicked, lines: lines)
    claim(item.head)
    for child in item.items where child.isTicked != nil || TodoWords.standsAlone(child, among: item.items) {
      readTodo(child, usual: nil)
    }
  }

  /// Work as lines of a paragraph: "• x" lines of the writer's own, or a title with fields below
  /// it.
  mutating func readWork(_ text: String, _ span: LineSpan) {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count == span.to - span.from + 1 else { return }
    let bullets = lines.map { line in ["• ", "◦ ", "▪ ", "● ", "・"].first { line.hasPrefix($0) } }
    if bullets.allSatisfy({ $0 != nil }) {
      for (index, line) in lines.enumerated() {
        let number = span.from + index
        readTodo(
          Item(
            text: line.dropFirst(1).trimmed, ordinal: nil, isTicked: nil, head: LineSpan(number, number),
            lines: LineSpan(number, number)), usual: nil)
      }
      return
    }
    readPackage(lines, span)
  }

  /// A title, and below it by whom, until when and how far: a package of work wherever it stands.
  @discardableResult
  mutating func readPackage(_ lines: [String], _ span: LineSpan) -> Bool {
    guard lines.count >= 3, lines.count == span.to - span.from + 1, case .heading(let title) = Label.line(lines[0])
    else {
      return false
    }
    let fields = lines.dropFirst().map { Label.field(in: $0) }
    let kinds = fields.compactMap { $0.flatMap { FieldWords.kind(of: $0.label) } }
    guard fields.allSatisfy({ $0 != nil }), kinds.count == fields.count,
      kinds.contains(.status) || kinds.contains(.blockedBy),
      kinds.contains(.owner) || kinds.contains(.due) || kinds.count == 1
    else { return false }
    var reading = StateWords.read(TodoWords.bare(title))
    var todo = Todo(text: reading.text)
    for field in fields.compactMap({ $0 }) { _ = readTodoField(field, into: &todo, &reading) }
    if reading.state == .failed { reading.state = .cancelled }
    taking("todos", by: "a title with an owner, a day or a state below it")
    append(todo, reading, isTicked: nil, lines: span)
    return true
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
      guard let field: Field<Todo> = Self.field(label) else { return }
      if case .moment = field.content {
        guard let day = DayReading.day(in: value, year: self.day?.year) else { return }
        field.set(.moment(Moment(day)), in: &read)
      } else {
        field.set(.words(value), in: &read)
      }
    }
    read.text = text
    todo = read
  }

  private func readTodoField(_ field: Label.Field, into todo: inout Todo, _ reading: inout StatedText) -> Bool {
    let value = Markup.bare(field.value)
    switch FieldWords.kind(of: field.label) {
    case .status:
      guard let state = StateWords.state(of: field.value) else { return false }
      reading.state = state
      reading.written = value
    case .blockedBy:
      guard value.lowercased() != "none" else { return false }
      reading.state = .blocked
      reading.written = "Blocked by \(value)"
    default: return readField(field.label, field.value, into: &todo)
    }
    return true
  }

  private mutating func append(_ todo: Todo, _ reading: StatedText, isTicked: Bool?, lines: LineSpan) {
    guard !todo.text.isEmpty else { return }
    var todo = todo
    todo.lines = lines
    todo.because = reading.written
    switch (isTicked, reading.state) {
    case (true, .inProgress?): todo.progress = .inProgress
    case (true, _), (_, .done?): todo.progress = .done
    case (_, .inProgress?): todo.progress = .inProgress
    case (_, .cancelled?): todo.progress = .cancelled
    default: todo.progress = .open
    }
    if todo.isClosed { todo.closedIn = record.session.number }
    // Work that is done and names its commit as what mended something is told as that fix too.
    if todo.progress == .done, let commit = FixWords.markedCommit(in: todo.text), Lexicon.has(.mended, in: todo.text) {
      fixParts.append(FixPart(title: todo.text, commit: commit, lines: lines))
    }
    record.todos.append(todo)
    todoStates.append(reading.state == .blocked ? BlockerWords.reason(in: reading.written ?? "blocked") : nil)
    claim(lines)
  }

  /// Tables of work in sections that say nothing of it: what is to be done, and by whom, until when
  /// or how far it is.
  mutating func readTodoTables(in group: Group) {
    guard !Lexicon.has(.plans, in: group.title) else { return }
    for element in group.elements {
      guard case .table(let table) = element.content, !ledger.isClaimed(table.head.from),
        let columns = TodoColumns(table), columns.tellsOfWork
      else { continue }
      taking("todos", by: "a table with a column of work (“\(table.header[columns.text])”) and who, when or how far")
      readTodos(table)
    }
  }

  private mutating func readTodos(_ table: Table) {
    guard let columns = TodoColumns(table) else {
      ledger.miss(table.head, "no column of the table is known to hold work")
      return
    }
    let others = table.header.enumerated().compactMap { place, name in
      Self.field(name, of: Todo.self).map { (place, $0) }
    }.filter { !columns.isRead($0.0) }
    var count = 0
    for row in table.rows where row.cells.count > columns.text && !row.cells[columns.text].isEmpty {
      func cell(_ place: Int?) -> String? {
        guard let place, place < row.cells.count else { return nil }
        let words = Markup.plain(row.cells[place])
        return TimelineTable.isBlank(words) ? nil : words
      }
      let written = row.cells[columns.text].replacing("<br>", with: " ")
      guard !PlaceholderCells.isPlaceholder(Markup.plain(written)) else { continue }
      var reading = StateWords.read(written)
      if TodoWords.isStruck(written) {
        reading.text = TodoWords.unstruck(reading.text)
        reading.state = .cancelled
      }
      var todo = Todo(text: reading.text)
      let remarks = row.cells.enumerated().filter { cell in
        !columns.isRead(cell.offset) && !TimelineTable.isBlank(cell.element)
          && !others.contains { $0.0 == cell.offset }
      }
      .map { "\(table.header.indices.contains($0.offset) ? table.header[$0.offset] : ""): \($0.element)" }
      if !remarks.isEmpty { todo.text += " (\(remarks.joined(separator: ", ")))" }
      todo.owner = cell(columns.owner)
      if let words = cell(columns.due) {
        todo.due = moment(in: words)
        if todo.due == nil { todo.text += " (due \(words))" }
      }
      for (place, field) in others {
        guard let words = cell(place), !self.read(words, as: field, into: &todo) else { continue }
        todo.text += " (\(table.header[place]): \(words))"
      }
      if let place = columns.state, place < row.cells.count {
        reading.state = TodoWords.state(inCell: row.cells[place]) ?? reading.state
        reading.written = Markup.plain(StateWords.withoutMark(row.cells[place]))
        if reading.state == .failed { reading.state = .cancelled }
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

/// Which columns of a table say what is to be done, how far it is, by whom and until when.
struct TodoColumns {
  var text: Int
  var state: Int?
  var owner: Int?
  var due: Int?

  /// Enough to know it for work where no heading says so.
  var tellsOfWork: Bool { [state, owner, due].count { $0 != nil } >= 2 }

  func isRead(_ column: Int) -> Bool { column == text || column == state || column == owner || column == due }

  init?(_ table: Table) {
    let header = table.header.map { String($0.prefix { $0 != "(" && $0 != "（" }) }
    func columns(_ kind: ColumnKind) -> [Int] { header.indices.filter { Lexicon.isColumn(kind, header[$0]) } }
    func length(_ column: Int) -> Int {
      let cells = table.rows.prefix(50).compactMap {
        $0.cells.indices.contains(column) ? $0.cells[column].utf8.count : nil
      }
      return cells.isEmpty ? 0 : cells.reduce(0, +) / cells.count
    }
    let tasks = columns(.task)
    let tickets = columns(.ticket)
    let certain = tasks.filter { !tickets.contains($0) }
    guard let text = (certain.first { length($0) >= 8 }) ?? certain.max(by: { length($0) < length($1) }) ?? tasks.first
    else { return nil }
    let states = columns(.state).filter { $0 != text }
    let owners = columns(.owner).filter { $0 != text }
    state = states.first { !tickets.contains($0) } ?? states.first
    owner = owners.first { $0 != states.first }
    let taken = [text, state, owner]
    due = columns(.due).first { column in !taken.contains(column) }
    self.text = text
  }
}
