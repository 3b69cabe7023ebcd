/// The marks of the console: each is one column in every common font, has an ASCII twin and the
/// role that colours it.
package enum Glyph: String, Sendable, CaseIterable {
  /// Done, passed, mitigated.
  case done
  /// In progress, running.
  case active
  case ready
  case blocked
  /// Failed, materialised, overdue.
  case failed
  /// A warning, an unsure verdict.
  case warning
  /// Cancelled, waived.
  case cancelled
  /// Found in the log.
  case finding
  case correction
  /// Asks a person.
  case question
  /// Live, following.
  case live
  /// Between the parts of a path: the ribbon, a chain of todos.
  case chevron
  /// The left and right edge of the selected row.
  case selectionLeft, selectionRight
  case ellipsis

  private var table: (text: String, ascii: String, role: Role) {
    switch self {
    case .done: ("✓", "+", .good)
    case .active: ("▶", ">", .active)
    case .ready: ("○", "o", .text)
    case .blocked: ("■", "#", .waiting)
    case .failed: ("✗", "x", .alarm)
    case .warning: ("▲", "!", .warning)
    case .cancelled: ("–", "-", .muted)
    case .finding: ("✱", "*", .warning)
    case .correction: ("¶", "c", .note)
    case .question: ("?", "?", .warning)
    case .live: ("●", "@", .good)
    case .chevron: ("›", ">", .muted)
    case .selectionLeft: ("▌", "[", .accent)
    case .selectionRight: ("▐", "]", .accent)
    case .ellipsis: ("…", "~", .muted)
    }
  }

  package func text(ascii: Bool = false) -> String { ascii ? table.ascii : table.text }

  package var role: Role { table.role }
}
