import Records

extension Event {
  /// "todo 3 done", "session 9: noted: Worker restarted".
  package var summary: String {
    switch change {
    case .noted(let entry): "session \(session?.text ?? ""), \(entry.at?.clock ?? "no time"): \(entry.event)"
    case .todo(_, .added(let todo)): "todo \(todo.number) added: \(todo.text)"
    case .todo(let number, .freed(let because)): "todo \(number) is ready: \(because)"
    case .risk(_, .added(let risk)): "risk \(risk.number) added: \(risk.title) (\(risk.standing))"
    case .fix(_, .added(let fix)): "fix \(fix.number) added: \(fix.title) (\(fix.standing))"
    case .step(_, .added(let step)): "step \(step.number) added: \(step.title)"
    case .corrected(let correction): "session \(session?.text ?? "") corrected: \(correction.text)"
    case .todo, .risk, .fix, .step, .incident, .session, .statement, .metricAdded, .silence, .comment, .decided,
      .monitoring, .undone:
      [change.subject.map { "\($0)" }.flatMap { change.historyLine.hasPrefix($0) ? nil : $0 }, change.historyLine]
        .compactMap(\.self).joined(separator: " ")
    }
  }
}

extension Risk {
  /// How it stands and how it is rated: "came true, very low × high".
  package var standing: String {
    guard likelihood != nil || impact != nil else { return "\(status.displayText), not rated" }
    return
      "\(status.displayText), \([likelihood?.displayText, impact?.displayText].map { $0 ?? "?" }.joined(separator: " × "))"
  }
}

extension Fix {
  /// "deployed, fa1b1d5 built as e7e5acae".
  package var standing: String {
    let names = [commit.map { String($0.prefix(12)) }, build.map { "built as \($0.prefix(8))" }].compactMap(\.self)
    let state = status == .unknown ? "status unknown" : status.rawValue
    return ([state] + (names.isEmpty ? [] : [names.joined(separator: " ")])).joined(separator: ", ")
  }
}
