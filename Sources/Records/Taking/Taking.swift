/// What a person made of lines of a session's document: an item of lines that no reader took, or
/// lines that are kept again which a reader took wrongly. It holds for later versions of the
/// document too: there the lines are found by their words.
package struct Taking: Equatable, Sendable, Codable {
  /// What the lines became, or were taken for.
  package var kind: ItemReference.Kind
  /// They are kept again, and no item of the kind.
  package var isPutBack: Bool
  /// Where they stand in the version that was read last.
  package var lines: LineSpan
  /// The lines, word for word.
  package var text: String
  /// The item's own words; empty for a heading or a table's head, which the items below it brought
  /// along.
  package var words: String

  package init(_ kind: ItemReference.Kind, isPutBack: Bool = false, lines: LineSpan, text: String, words: String) {
    self.kind = kind
    self.isPutBack = isPutBack
    self.lines = lines
    self.text = text
    self.words = words
  }
}

/// The kinds of items that a person makes of lines.
package enum TakenKind: String, Sendable, Codable, CaseIterable {
  case todo, risk, step, entry, problem, lesson

  package var item: ItemReference.Kind {
    switch self {
    case .todo: .todo
    case .risk: .risk
    case .step: .step
    case .entry: .timeline
    case .problem: .problem
    case .lesson: .lesson
    }
  }
}

/// Items made of lines that were kept as they stood.
package struct TakenLines: Equatable, Sendable, Codable {
  package var kind: TakenKind
  /// The lines that are kept no longer.
  package var lines: [LineSpan] = []
  package var takings: [Taking] = []
  package var todos: [Todo] = []
  package var risks: [Risk] = []
  package var steps: [Step] = []
  package var entries: [TimelineEntry] = []
  package var problems: [Problem] = []
  package var lessons: [Statement] = []

  package init(_ kind: TakenKind) { self.kind = kind }

  package var count: Int { todos.count + risks.count + steps.count + entries.count + problems.count + lessons.count }

  /// "3 todos made of lines 40-42".
  package var summary: String {
    let from = lines.map(\.from).min() ?? 0
    let to = lines.map(\.to).max() ?? 0
    let name = kind == .entry ? "timeline entry" : kind.rawValue
    let names = kind == .entry ? "timeline entries" : kind.rawValue + "s"
    return "\(count) \(count == 1 ? name : names) made of \(from == to ? "line \(from)" : "lines \(from)-\(to)")"
  }
}

/// An item that was none: its lines are kept as they stand.
package struct PutBack: Equatable, Sendable, Codable {
  package var item: ItemReference
  package var taking: Taking
  /// The lines that nothing else has taken.
  package var sections: [Section]

  package init(_ item: ItemReference, taking: Taking, sections: [Section]) {
    self.item = item
    self.taking = taking
    self.sections = sections
  }
}
