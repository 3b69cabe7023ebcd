import Records

/// One or more lines asked for, on the row of the item they are about or at the bottom of the screen, and what becomes of them.
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
    /// Fields of an item, by their names in its table.
    case edit(ItemReference, [String])
    case addTodo, cancelTodo(Int), blockTodo(Int)
    case addRisk, rateRisk(Int), mitigateRisk(Int), acceptRisk(Int), materialiseRisk(Int), closeRisk(Int)
    case addStep, editStep(Int), expectOfStep(Int), passStep(Int), failStep(Int), waiveStep(Int), stepTimeout(Int),
      stepFolder(Int)
    case placeholders(RunOrder, [String])
    case accept(mustTakeOver: Bool), decline
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
  /// The answers it began with.
  private let begun: [String]
  /// What the record held of what it changes when it was asked, or when a change by somebody else was told; nil where it changes nothing
  /// that is there.
  var basis: [String]?

  init(_ purpose: Purpose, _ title: String, _ fields: [Field]) {
    self.purpose = purpose
    self.title = title
    self.fields = fields
    begun = fields.map { $0.editor.text.trimmed }
  }

  var answers: [String] { fields.map { $0.editor.text.trimmed } }

  /// There is something in it that would be lost with it.
  var holdsWords: Bool { answers != begun && answers.contains { !$0.isEmpty } }
}

extension Form {
  /// Why a field's answer can't be used, where that is known before the others are; nil where it can.
  func problem(with field: Int) -> String? {
    let answer = answers[field]
    guard !answer.isEmpty else { return nil }
    switch (purpose, field) {
    case (.rateRisk, 0), (.addRisk, 1):
      guard RatingWords.likelihood(answer) == nil else { return nil }
      return "“\(answer)” is no likelihood: write very low, low, medium, high or certain"
    case (.rateRisk, 1), (.addRisk, 2):
      guard RatingWords.impact(answer) == nil else { return nil }
      return "“\(answer)” is no impact: write very low, low, medium, high or critical"
    default: return nil
    }
  }
}

extension Form.Purpose {
  /// The item of a list that the answers are about; nil where they are about none, or make a new one.
  var item: (pane: Pane, id: RowID)? {
    switch self {
    case .edit(let item, _):
      [ItemReference.Kind.todo: Pane.todos, .risk: .risks, .step: .steps][item.kind].map { ($0, .item(item)) }
    case .cancelTodo(let number), .blockTodo(let number):
      (.todos, .item(ItemReference(.todo, number)))
    case .rateRisk(let number), .mitigateRisk(let number), .acceptRisk(let number),
      .materialiseRisk(let number), .closeRisk(let number):
      (.risks, .item(ItemReference(.risk, number)))
    case .editStep(let number), .expectOfStep(let number), .passStep(let number), .failStep(let number),
      .waiveStep(let number), .stepTimeout(let number), .stepFolder(let number):
      (.steps, .item(ItemReference(.step, number)))
    default: nil
    }
  }
}
