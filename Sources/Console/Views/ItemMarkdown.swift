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
      lines += copied(risk)
      lines.append("- Status: \(risk.status.rawValue)")
      return lines.joined(separator: "\n") + "\n"
    }
    if let row = selectedEntry {
      return "- \(row.entry.at?.iso ?? row.entry.words ?? "") (session \(row.session)) \(row.entry.event)"
        + (row.entry.impact.map { ": \($0)" } ?? "") + "\n"
    }
    if let step = selectedStep {
      var lines = ["**Step \(step.number): \(step.title)**"]
      if let command = step.command { lines.append("```\(step.language ?? "bash")\n\(command)\n```") }
      return (lines + copied(step)).joined(separator: "\n") + "\n"
    }
    return selectedLine.map { "```\n\($0.text)\n```\n" }
  }

  /// The fields that go with an item of several lines, each on its own.
  private func copied<Item: Fielded>(_ item: Item) -> [String] {
    Item.fields(in: .copy).compactMap { field in
      field.value(of: item).text.map { "- \(field.label ?? field.name): \($0)" }
    }
  }
}
