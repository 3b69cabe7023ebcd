import Records
import Vocabulary

extension Reading {
  /// Tables of actions with their commands and the result that each should have.
  mutating func readStepTables(in group: Group) {
    guard !Lexicon.has(.never, in: group.title) else { return }
    for element in group.elements {
      guard case .table(let table) = element.content, !ledger.isClaimed(table.head.from),
        let columns = StepColumns(table)
      else { continue }
      taking("steps", by: "a table with a column of \(columns.command == nil ? "results" : "commands")")
      var count = 0
      for row in table.rows {
        guard let step = columns.step(row, in: self) else { continue }
        record.steps.append(step)
        claim(LineSpan(row.line, row.line))
        count += 1
      }
      if count > 0 { claim(table.head) }
    }
  }
}

/// Which columns of a table are actions, commands, results and the way back.
struct StepColumns {
  private(set) var command: Int?
  private var action: Int?
  private var expected: Int?
  private var rollback: Int?
  private var number: Int?
  private let header: [String]

  /// Nil unless commands stand in a column of their own, or actions beside the results that they
  /// should have.
  init?(_ table: Table) {
    header = table.header
    func columns(_ kind: ColumnKind) -> [Int] {
      header.indices.filter { Lexicon.isColumn(kind, header[$0].prefix { $0 != "(" && $0 != "（" }) }
    }
    guard columns(.actual).isEmpty else { return nil }
    let commands = columns(.command)
    let shares = header.indices.map { column in
      StepColumns.share(of: table, column) { cell in
        StepColumns.command(in: cell) != nil
      }
    }
    rollback = columns(.rollback).first
    let shaped = header.indices.filter { $0 != rollback && shares[$0] >= 0.5 }
    command = commands.first { shares[$0] > 0 } ?? shaped.first
    let results = columns(.expected).filter { $0 != command && $0 != rollback }
    expected = results.first { FieldWords.isExpectation(header[$0]) } ?? results.first
    number = columns(.number).first ?? header.firstIndex { $0 == "#" || $0 == "№" }
    let taken = [command, expected, rollback]
    let actions = columns(.action).filter { !taken.contains($0) }
    func isNumbering(_ column: Int) -> Bool {
      StepColumns.share(of: table, column) { $0.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } } > 0.5
    }
    action = actions.first { !isNumbering($0) }
    if number == nil { number = header.indices.first { isNumbering($0) && !taken.contains($0) } }
    if command != nil {
      // A list of commands and what they are for is a reference; steps are numbered, or have a
      // result or a way back.
      guard expected != nil || rollback != nil || number != nil else { return nil }
    } else {
      guard let action, let expected, action != expected, FieldWords.isExpectation(header[expected]) else { return nil }
    }
  }

  private static func share(of table: Table, _ column: Int, _ holds: (String) -> Bool) -> Double {
    let cells = table.rows.prefix(100).compactMap { $0.cells.indices.contains(column) ? $0.cells[column] : nil }
      .filter { !TimelineTable.isBlank(Markup.plain($0)) }
    return cells.isEmpty ? 0 : Double(cells.count(where: holds)) / Double(cells.count)
  }

  /// The command that a cell is: all of it in code marks, or opening with them.
  private static func command(in cell: String) -> String? {
    let plain = Markup.plain(cell)
    guard plain.hasPrefix("`"), let span = CodeSpans.all(in: plain).first, span.outer.lowerBound == plain.startIndex,
      case let code = String(plain[span.inner]).trimmed, ShellLine.opens(code)
    else { return nil }
    let isWhole = span.outer.upperBound == plain.endIndex
    return ShellLine.isCommand(code, isStrict: !isWhole) ? code : nil
  }

  func step(_ row: Table.Row, in reading: Reading) -> Step? {
    func cell(_ place: Int?) -> String? {
      guard let place, row.cells.indices.contains(place) else { return nil }
      let words = Markup.plain(row.cells[place].replacing("<br>", with: " "))
      return TimelineTable.isBlank(words) || PlaceholderCells.isPlaceholder(words) ? nil : words
    }
    let span = LineSpan(row.line, row.line)
    let code = command.flatMap { row.cells.indices.contains($0) ? StepColumns.command(in: row.cells[$0]) : nil }
    let result = cell(expected)
    guard let title = cell(action) ?? code, code != nil || command == nil && result != nil else { return nil }
    var step = Step(title: Markup.bare(title), command: code)
    step.expectation = result.map { Expectation(text: Markup.bare($0), lines: span) }
    let read = [action, command, expected, number, rollback]
    for (place, words) in row.cells.enumerated() where !read.contains(place) {
      let plain = Markup.plain(words)
      let label = header.indices.contains(place) ? Markup.plain(header[place]) : ""
      guard !TimelineTable.isBlank(plain), !reading.readField(label, words, into: &step) else { continue }
      step.title += " (\(plain))"
    }
    if let back = cell(rollback) { step.rollback = StepColumns.command(in: back) ?? back }
    step.lines = span
    return step
  }
}
