import Logs
import Records

extension State {
  /// The selected item as Markdown, for the clipboard.
  var itemMarkdown: String? {
    if let todo = selectedTodo {
      let state = record?.state(of: todo)
      let reason = rows.todos.first { $0.todo.number == todo.number }?.reasons.first ?? ""
      let box = todo.isClosed ? "[x]" : "[ ]"
      return "- \(box) \(todo.number). \(todo.text)" + (state == .blocked ? " (\(reason))" : "")
        + todo.texts(in: .copy).map { " \($0)" }.joined() + "\n"
    }
    if let risk = selectedRisk {
      var lines = ["**Risk \(risk.number): \(risk.title)**"]
      if let likelihood = risk.likelihood { lines.append("- Likelihood: \(likelihood.displayText)") }
      if let impact = risk.impact { lines.append("- Impact: \(impact.displayText)") }
      if let mitigation = risk.mitigation { lines.append("- Mitigation: \(mitigation)") }
      lines.append("- Status: \(risk.status.rawValue)")
      return lines.joined(separator: "\n") + "\n"
    }
    if let row = selectedEntry {
      return "- \(row.entry.at?.iso ?? row.entry.words ?? "") (session \(row.session)) \(row.entry.event)"
        + (row.entry.impact.map { ": \($0)" } ?? "") + "\n"
    }
    if let step = selectedStep {
      var text = "**Step \(step.number): \(step.title)**\n"
      if let command = step.command { text += "```\(step.language ?? "bash")\n\(command)\n```\n" }
      if let expectation = step.expectation { text += "**Expected:** \(expectation.text)\n" }
      return text
    }
    return selectedLine.map { "```\n\($0.text)\n```\n" }
  }
}
