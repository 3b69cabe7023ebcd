/// Editing of fields by their names, for items of any kind.
extension SessionRecord {
  package func fields(of item: ItemReference) -> (any Fielded)? {
    switch item.kind {
    case .todo: todo(item.number)
    case .risk: risk(item.number)
    case .step: step(item.number)
    case .fix: fix(item.number)
    case .session: session
    default: nil
    }
  }
}

extension Command {
  /// The command that gives fields of an item new values. Nil for kinds whose fields nobody edits.
  package static func edit(_ item: ItemReference, _ values: [String: FieldValue]) -> Command? {
    switch item.kind {
    case .todo: .todo(item.number, .edit(Patch(values)))
    case .risk: .risk(item.number, .edit(Patch(values)))
    case .step: .step(item.number, .edit(Patch(values)))
    case .fix: .fix(item.number, .edit(Patch(values)))
    case .session: .session(.describe(Patch(values)))
    default: nil
    }
  }
}

extension Fielded {
  /// The line of history of an edit.
  package func historyLine(of values: [String: FieldValue]) -> String { Patch<Self>(values).historyLine }
}

extension Field {
  /// The field's name as a form asks for it: "owner".
  package var question: String { isRequired ? "what" : (label ?? name).lowercased() }

  /// The value that a person typed for the field; `nothing` for empty words, nil where the words
  /// are no value of its kind.
  package func value<Problem: Error>(
    typed words: String?, time: (String) throws(Problem) -> Moment
  ) throws(Problem) -> FieldValue? {
    guard let words, !words.isEmpty else { return .nothing }
    switch content {
    case .title, .text, .words, .link, .code, .block: return .words(words)
    case .term(let term): return term.knows(words) ? .words(words) : nil
    case .moment: return .moment(try time(words))
    case .seconds: return Double(words).map(FieldValue.seconds)
    case .flag: return ["yes", "no"].contains(words) ? .flag(words == "yes") : nil
    case .list, .statements: return .list(words.split(separator: "\n").map { String($0).trimmed })
    case .expectation: return .expectation(Expectation(text: words))
    }
  }
}
