import Records

/// One or more lines asked for at the bottom of the screen, and what becomes of them.
struct Form: Equatable, Sendable {
  struct Field: Equatable, Sendable {
    var label: String
    /// What may be typed, shown while the field is empty.
    var suggestion = ""
    var editor = LineEditor()
    /// Enter is refused while it is empty.
    var isRequired = true
  }

  /// What the answers are for.
  enum Purpose: Equatable, Sendable {
    case note(source: TimelineEntry.Source)
    case correction
    case comment(ItemReference?), answer(Int)
    case silence, statement(StatementKind), settle(ItemReference?)
    case addTodo, editTodo(Int), cancelTodo(Int), blockTodo(Int), assignTodo(Int), todoDue(Int)
    case addRisk, editRisk(Int), rateRisk(Int), mitigateRisk(Int), acceptRisk(Int), materialiseRisk(Int), closeRisk(Int)
    case addStep, editStep(Int), passStep(Int), failStep(Int), waiveStep(Int), stepTimeout(Int)
    case placeholders(RunOrder, [String])
    case accept(mustTakeOver: Bool), decline, describe
    case checkpoint(Checkpoint.Outcome, evidence: String? = nil), attachStep, startMonitoring, resetMonitoring
    case seal(gaps: Int)
    case addFix, fixStatus(Int)
    case logSearch, logFilterIn, logFilterOut
    case search, timelineFilter, sessionFilter, watch
  }

  var purpose: Purpose
  var title: String
  var fields: [Field]
  var current = 0
  /// Why the last try did not work; what was typed is still here.
  var error: String?

  init(_ purpose: Purpose, _ title: String, _ fields: [Field]) {
    self.purpose = purpose
    self.title = title
    self.fields = fields
  }

  var answers: [String] { fields.map { $0.editor.text.trimmed } }
}
