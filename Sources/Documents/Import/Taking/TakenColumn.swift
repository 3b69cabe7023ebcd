import Records
import Vocabulary

/// What a person says that a column of a table holds.
package enum TakenColumn: String, CaseIterable, Sendable {
  /// What is to be done, may go wrong, is done or happened.
  case text
  case state, owner, due, ticket
  case likelihood, impact, mitigation
  case command, expected, rollback
  case time, date
  /// Said behind the text, with the column's name.
  case note
  /// Nothing of it is taken.
  case none = "-"

  /// What the columns of a table of such items may be.
  package static func choices(for kind: TakenKind) -> [TakenColumn] {
    let own: [TakenColumn] =
      switch kind {
      case .todo: [.state, .owner, .due, .ticket]
      case .risk: [.likelihood, .impact, .mitigation, .state, .owner]
      case .step: [.command, .expected, .rollback]
      case .entry: [.date, .time]
      case .problem, .lesson: []
      }
    return [.text] + own + [.note, .none]
  }

  /// "text,owner,-": a column each, in their order.
  package static func list(_ words: String) throws(NotTaken) -> [TakenColumn] {
    var columns: [TakenColumn] = []
    for word in words.split(separator: ",", omittingEmptySubsequences: false).map({ String($0).trimmed }) {
      guard let column = TakenColumn(rawValue: word.isEmpty ? "-" : word.lowercased()) else {
        let known = allCases.map(\.rawValue).joined(separator: ", ")
        throw NotTaken(reason: "“\(word)” is no column; there are \(known)")
      }
      columns.append(column)
    }
    guard columns.contains(.text) else { throw NotTaken(reason: "one of the columns must be the text") }
    return columns
  }

  /// The words by which readers know such a column.
  fileprivate func kind(for kind: TakenKind) -> ColumnKind? {
    switch self {
    case .text:
      switch kind {
      case .todo: .task
      case .risk: .risk
      case .step: .action
      case .entry: .event
      case .problem: .problem
      case .lesson: .event
      }
    case .state: .state
    case .owner: .owner
    case .due: .due
    case .ticket: .ticket
    case .likelihood: .likelihood
    case .impact: .impact
    case .mitigation: .mitigation
    case .command: .command
    case .expected: .expected
    case .rollback: .rollback
    case .time: .time
    case .date: .date
    case .note, .none: nil
    }
  }
}

/// A table among lines that items are made of, and what its columns are likely to hold.
package struct TableToTake: Equatable, Sendable {
  package var header: [String]
  package var guess: [TakenColumn]

  init(_ table: Table, for kind: TakenKind) {
    header = table.header.map { Markup.plain($0) }
    guess = TableToTake.guess(table, for: kind)
  }

  /// By the columns' names first; the longest is the text, and what holds times is the time.
  private static func guess(_ table: Table, for kind: TakenKind) -> [TakenColumn] {
    let names = table.header.map { String(Markup.plain($0).prefix { $0 != "(" && $0 != "（" }).trimmed }
    let sample = table.rows.prefix(100)
    func cells(_ column: Int) -> [String] {
      sample.compactMap { $0.cells.indices.contains(column) ? Markup.plain($0.cells[column]) : nil }
        .filter { !TimelineTable.isBlank($0) }
    }
    func length(_ column: Int) -> Int { cells(column).reduce(0) { $0 + $1.utf8.count } }
    func isNamed(_ column: Int, _ meaning: TakenColumn) -> Bool {
      meaning.kind(for: kind).map { Lexicon.isColumn($0, names[column]) } ?? false
    }
    func isTime(_ column: Int) -> Bool {
      let stamps = cells(column).count { TimeStamp.whole($0, dotted: true, vague: true)?.hasClock ?? false }
      return stamps * 2 > sample.count
    }
    var guess: [TakenColumn?] = Array(repeating: nil, count: names.count)
    let columns = Array(names.indices)
    if kind == .entry, let time = columns.first(where: isTime) { guess[time] = .time }
    if let text = columns.filter({ guess[$0] == nil && isNamed($0, .text) }).max(by: { length($0) < length($1) }) {
      guess[text] = .text
    }
    for meaning in TakenColumn.choices(for: kind) where !guess.contains(meaning) {
      if let column = columns.first(where: { guess[$0] == nil && isNamed($0, meaning) }) { guess[column] = meaning }
    }
    if !guess.contains(.text),
      let text = columns.filter({ guess[$0] == nil }).max(by: { length($0) < length($1) }) ?? columns.first
    {
      guess[text] = .text
    }
    return columns.map { column in
      if let meaning = guess[column] { return meaning }
      let isNumber = names[column].allSatisfy { !$0.isLetter } || Lexicon.isColumn(.number, names[column])
      return isNumber || length(column) == 0 ? .none : .note
    }
  }
}

extension Table {
  /// The table under names by which its columns are read as what a person says they are.
  func read(as columns: [TakenColumn], for kind: TakenKind) -> Table {
    var table = self
    for (place, column) in columns.enumerated() where table.header.indices.contains(place) {
      switch column {
      case .note: break
      case .none:
        table.header[place] = "#"
        for row in table.rows.indices where table.rows[row].cells.indices.contains(place) {
          table.rows[row].cells[place] = ""
        }
      default: table.header[place] = column.kind(for: kind).flatMap { Lexicon.name(of: $0) } ?? table.header[place]
      }
    }
    // A note's name must not say what another column is said to be.
    for (place, column) in columns.enumerated() where column == .note && table.header.indices.contains(place) {
      let isTaken = columns.contains { other in
        other.kind(for: kind).map { Lexicon.isColumn($0, table.header[place]) } ?? false
      }
      if isTaken { table.header[place] += " column" }
    }
    return table
  }
}

extension Lexicon {
  /// A word that names such a column and no other, where there is one.
  static func name(of kind: ColumnKind) -> String? {
    let names = current.files.flatMap { $0.values("columns", kind.rawValue) }.map {
      $0.hasPrefix("=") ? String($0.dropFirst()) : $0
    }
    return names.first { name in ColumnKind.allCases.allSatisfy { $0 == kind || !isColumn($0, name) } } ?? names.first
  }
}
