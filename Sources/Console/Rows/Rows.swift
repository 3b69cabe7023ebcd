import Logs
import Records

/// The lists as they are shown: filtered, ordered and put in words once, when the record changes.
struct Rows: Sendable {
  var timeline: [TimelineRow] = [] {
    didSet { timelineLines = LineMemo() }
  }
  var todos: [TodoRow] = []
  var risks: [RiskRow] = []
  var steps: [StepRow] = []
  var sessions: [SessionRow] = []
  /// The times that the todos which are not closed hold, earliest first: a row may read otherwise
  /// from each of them on.
  var dues: [Moment] = []
  /// Lines of the timeline's rows as they are now.
  private(set) var timelineLines = LineMemo()
  /// The widest number of a todo, and of a session among the sessions, in columns.
  var todoNumberWidth = 1
  var sessionNumberWidth = 1
  /// The widest session number in the timeline, in columns.
  var sessionWidth = 1
  var todoCounts = TodoCounts()
  /// Of the record's document, in its order, while it is shown beside what was made of it.
  var itemsOnLines: [SessionRecord.ItemOnLines] = []
  /// What corrections are about, as `ItemReference` says it: "risk 1".
  var corrected: Set<String> = []
  /// By number, the todos that wait for that one and for nothing else.
  var freed: [Int: [Int]] = [:]
  /// Todos that wait for the validation and for nothing else.
  var freedByValidation: [Int] = []

  struct TodoCounts: Sendable, Equatable {
    var done = 0
    var running = 0
    var blocked = 0
    var ready = 0
  }
}

extension State {
  mutating func refreshRows() {
    rows.timeline = timelineRows()
    rows.sessionWidth = rows.timeline.reduce(1) { max($0, $1.session.text.count) }
    rows.todos = record.map(todoRows) ?? []
    rows.todoNumberWidth = rows.todos.reduce(1) { max($0, "\($1.todo.number)".count) }
    rows.todoCounts = Rows.TodoCounts(rows.todos)
    rows.dues = record?.todos.filter { !$0.isClosed }.flatMap(\.times).sorted() ?? []
    rows.corrected = Set(record?.corrections.map { $0.about.lowercased() } ?? [])
    refreshFreed()
    rows.risks = record.map(riskRows) ?? []
    rows.steps = record.map(stepRows) ?? []
    refreshItemsOnLines()
    refreshSessions()
    keepSelections()
  }

  mutating func refreshItemsOnLines() {
    rows.itemsOnLines = kept != nil && kept?.session == record?.session.number ? record?.itemsOnLines ?? [] : []
  }

  func count(_ pane: Pane) -> Int {
    switch pane {
    case .timeline: rows.timeline.count
    case .todos: rows.todos.count
    case .risks: rows.risks.count
    case .steps: rows.steps.count
    case .sessions: rows.sessions.count
    case .log: log.count
    case .gaps: draft?.gaps.count ?? 0
    case .detail, .output, .draft: 0
    }
  }

  func rowID(_ pane: Pane, _ index: Int) -> RowID? {
    guard index >= 0, index < count(pane) else { return nil }
    return switch pane {
    case .timeline: .entry(rows.timeline[index].session, rows.timeline[index].entry.number)
    case .todos: .item(ItemReference(.todo, rows.todos[index].todo.number))
    case .risks: .item(ItemReference(.risk, rows.risks[index].risk.number))
    case .steps: .item(ItemReference(.step, rows.steps[index].step.number))
    case .sessions: .session(rows.sessions[index].summary.session.number)
    case .log: log[index].map { .line($0.id) }
    case .gaps: .gap(index)
    case .detail, .output, .draft: nil
    }
  }

  /// Brings each selection back to its item after the rows changed; where the item went, to what
  /// stands at its place.
  mutating func keepSelections() {
    for pane in Pane.allCases where !pane.isText && pane != .log {
      var position = lists[pane] ?? ListPosition(index: pane == .timeline ? .max : 0)
      let total = count(pane)
      if let id = position.id, rowID(pane, position.index) != id {
        if let place = (0..<total).first(where: { rowID(pane, $0) == id }) {
          // In a scrolled list the item keeps its line of the screen, too.
          if position.top > 0 { position.top = max(1, position.top.addingSaturated(place - position.index)) }
          position.index = place
        }
      }
      position.index = max(0, min(position.index, total - 1))
      position.id = rowID(pane, position.index)
      lists[pane] = position
    }
  }

  func selectedIndex(_ pane: Pane) -> Int? {
    let total = count(pane)
    guard total > 0 else { return nil }
    return min(max(0, lists[pane]?.index ?? 0), total - 1)
  }
}
