/// A view of the console, on a digit.
package enum Place: Int, Sendable, CaseIterable {
  case overview = 1
  case timeline, todos, risks, log, validate, handoff, sessions

  var title: String {
    switch self {
    case .overview: "Overview"
    case .timeline: "Timeline"
    case .todos: "Todos"
    case .risks: "Risks"
    case .log: "Log"
    case .validate: "Validate"
    case .handoff: "Handoff"
    case .sessions: "Sessions"
    }
  }

  /// The panes Tab walks through, the one that has the focus first.
  /// In a wide screen the overview has room for the selected item and the validation too.
  func panes(standingDetail: Bool) -> [Pane] {
    switch self {
    case .overview:
      standingDetail ? [.timeline, .todos, .risks, .log, .detail, .steps] : [.timeline, .todos, .risks, .log]
    case .timeline: [.timeline, .detail]
    case .todos: [.todos, .detail]
    case .risks: [.risks, .detail]
    case .log: [.log]
    case .validate: [.steps, .output]
    case .handoff: [.gaps, .draft]
    case .sessions: [.sessions, .detail]
    }
  }
}

/// A part of a view that can have the focus.
package enum Pane: Int, Sendable, CaseIterable {
  case timeline, todos, risks, log, detail, steps, output, gaps, draft, sessions

  /// Text that scrolls, where the others are lists that have a selected item.
  var isText: Bool { self == .detail || self == .output || self == .draft }
  /// Its items are the next session's too.
  var isCarriedOver: Bool { self == .todos || self == .risks || self == .steps }
  /// A list whose rows take one line each.
  var hasOneLineRows: Bool { self == .todos || self == .steps || self == .sessions }
}
