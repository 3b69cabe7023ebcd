import Records
import Vocabulary

extension Reading {
  /// Reads a piece as what a person says that it is; what the reader of the kind leaves is an item
  /// a bullet, row or line.
  mutating func take(_ piece: inout Piece, as kind: TakenKind) {
    taking("a person", by: "the lines that were chosen")
    switch kind {
    case .entry:
      var reader = TimelineReader(reading: self)
      reader.isAsked = true
      reader.walk(
        piece.outline, TimelineReader.Place(kind: .timeline, day: day, offset: offset, zone: zone))
      self = reader.reading
    case .todo: each(piece.outline) { $0.readTodos($1) }
    case .risk: each(piece.outline) { $0.takeRisks($1) }
    case .step: each(piece.outline) { $0.takeSteps($1) }
    case .problem, .lesson: break
    }
    takeRest(piece, piece.outline, as: kind)
    finishTaking(kind)
  }

  private mutating func each(_ group: Group, _ read: (inout Reading, Group) -> Void) {
    if group.isHeading { heading = group.title }
    read(&self, group)
    for child in group.groups { each(child, read) }
  }

  private mutating func takeRisks(_ group: Group) {
    if RiskWords.isRisk(group), let head = group.head, !ledger.isClaimed(head.from) {
      readRisk(group, as: .openRisks)
      return
    }
    for element in group.elements {
      switch element.content {
      case .table(let table): readRisks(table, as: .openRisks)
      case .list(let items): for item in items { readRisk(item, as: .openRisks) }
      default: break
      }
    }
  }

  private mutating func takeSteps(_ group: Group) {
    let fences = group.elements.count { if case .code = $0.content { true } else { false } }
    if fences == 1, !group.title.isEmpty, readStep(group) { return }
    readStepTables(in: group)
    for element in group.elements {
      guard case .list(let items) = element.content else { continue }
      for item in items where item.isTicked == nil { _ = readStep(item) }
    }
    readInstructions(in: group, as: .steps)
  }

  // MARK: - One by one

  private mutating func takeRest(_ piece: Piece, _ group: Group, as kind: TakenKind) {
    let before = ledger.claims
    var said: String?
    for element in group.elements {
      switch element.content {
      case .list(let items): takeItems(items, piece, as: kind)
      case .prose(let text):
        for line in LogicalLine.all(in: text, element.lines) where piece.contains(line.lines.from) {
          take(line.text, line.lines, as: kind)
          said = Markup.plain(line.text)
        }
      case .field(let label, let value): take("\(label): \(value)", element.lines, as: kind)
      case .code(let code): take(code, element.lines, said: said ?? group.title, piece, as: kind)
      case .table(let table):
        for row in table.rows { take(row, of: table, as: kind) }
      case .opaque:
        for line in element.lines.from...element.lines.to where piece.contains(line) && !source.isBlank(line) {
          take(source[line].trimmed.drop { $0 == ">" }.trimmed, LineSpan(line, line), as: kind)
        }
      case .rule: break
      }
    }
    for child in group.groups { takeRest(piece, child, as: kind) }
    // A heading alone is what is meant; above items it is theirs.
    if ledger.claims == before, let head = group.head, piece.contains(head.from) {
      take(group.title, head, as: kind)
    }
  }

  private mutating func takeItems(_ items: [Item], _ piece: Piece, as kind: TakenKind) {
    for item in items {
      if piece.contains(item.head.from) { take(item.text, item.head, isTicked: item.isTicked, as: kind) }
      for child in item.children {
        switch child.content {
        case .list(let items): takeItems(items, piece, as: kind)
        case .code(let code): take(code, child.lines, said: Markup.plain(item.text), piece, as: kind)
        default: break
        }
      }
    }
  }

  private mutating func take(_ written: String, _ lines: LineSpan, isTicked: Bool? = nil, as kind: TakenKind) {
    guard !ledger.isClaimed(lines.from), lines.from >= 1 else { return }
    let text = Markup.plain(StateWords.withoutMark(written))
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    switch kind {
    case .todo:
      let item = Item(text: written, ordinal: nil, isTicked: isTicked, head: lines, lines: lines)
      let count = record.todos.count
      readTodo(item, usual: TodoWords.usualState(under: heading))
      if record.todos.count > count { break }
      var todo = Todo(text: text)
      todo.lines = lines
      record.todos.append(todo)
      todoStates.append(nil)
    case .risk:
      var risk = Risk(title: text)
      risk.lines = lines
      record.risks.append(risk)
    case .step:
      let codes = CodeSpans.all(in: written)
      var step = Step(title: text, command: codes.count == 1 ? String(written[codes[0].inner]).trimmed : nil)
      step.lines = lines
      record.steps.append(step)
    case .entry:
      var entry = TimelineEntry(at: nil, event: text, source: .document)
      entry.lines = lines
      record.timeline.append(entry)
    case .problem:
      var problem = Problem(title: text)
      problem.lines = lines
      record.problems.append(problem)
    case .lesson: record.lessons.append(Statement(text, lines: lines))
    }
    claim(lines)
  }

  /// A fence is a command, or the text of the error above it; for other kinds each line is one.
  private mutating func take(
    _ code: Code, _ lines: LineSpan, said: String, _ piece: Piece, as kind: TakenKind
  ) {
    guard !ledger.isClaimed(lines.from) else { return }
    switch kind {
    case .step:
      var step = Step(title: said.isEmpty ? String(code.text.prefix { $0 != "\n" }) : StepWords.title(said))
      step.command = code.text
      step.language = code.language
      step.lines = lines
      record.steps.append(step)
      claim(lines)
    case .problem:
      if let last = record.problems.indices.last, record.problems[last].error == nil,
        let above = record.problems[last].lines, above.to < lines.from
      {
        record.problems[last].error = code.text
        record.problems[last].lines?.to = lines.to
      } else {
        var problem = Problem(title: String(code.text.prefix { $0 != "\n" }))
        problem.error = code.text
        problem.lines = lines
        record.problems.append(problem)
      }
      claim(lines)
    case .todo, .risk, .entry, .lesson:
      for (place, row) in code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let line = lines.from + 1 + place
        if piece.contains(line) { take(String(row), LineSpan(line, line), as: kind) }
      }
    }
  }

  /// A row that the reader of the kind left, by its columns' names.
  private mutating func take(_ row: Table.Row, of table: Table, as kind: TakenKind) {
    guard !ledger.isClaimed(row.line) else { return }
    let cells = row.cells.map { Markup.plain($0.replacing("<br>", with: " ")) }
    let name: ColumnKind =
      switch kind {
      case .todo: .task
      case .risk: .risk
      case .step: .action
      case .entry, .lesson: .event
      case .problem: .problem
      }
    let column = table.header.firstIndex { $0 == Lexicon.name(of: name) }
    let text = column.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    let remarks = cells.enumerated().filter { place, cell in
      place != column && !TimelineTable.isBlank(cell) && table.header.indices.contains(place)
    }.map { "\(table.header[$0.offset]): \($0.element)" }
    let words = text ?? ""
    guard !words.isEmpty else { return }
    take(
      remarks.isEmpty ? words : "\(words) (\(remarks.joined(separator: ", ")))", LineSpan(row.line, row.line), as: kind)
  }

  private mutating func finishTaking(_ kind: TakenKind) {
    switch kind {
    case .todo: finishTodos()
    case .risk: finishRisks()
    case .step: finishSteps()
    case .entry: record.timeline.sort { Reading.line($0.lines) < Reading.line($1.lines) }
    case .problem, .lesson: break
    }
  }
}
