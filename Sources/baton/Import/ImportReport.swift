import Records
import Screen

/// What came of one document.
struct ImportReport {
  enum Outcome: String { case imported, unchanged, differs, updated }

  var file: String
  var record: SessionRecord
  var outcome: Outcome
  /// What a changed document says otherwise, line by line.
  var changes: [String] = []

  /// An item of `import --json`.
  var json: JSON {
    [
      "file": .string(file),
      "session": .string(record.session.number.text),
      "outcome": .string(outcome.rawValue),
      "coverage": .coverage(record.coverage),
      "repairs": JSON(record.repairs),
      "warnings": JSON(record.warnings),
    ]
  }
}

extension Sheet {
  mutating func report(_ report: ImportReport, isRehearsal: Bool) {
    let number = report.record.session.number
    switch report.outcome {
    case .unchanged:
      item("\(mark(.done)) ", "\(report.file): session \(number) is there already, unchanged")
      return
    case .imported:
      item("\(mark(.done)) ", "\(report.file): session \(number) \(isRehearsal ? "would be imported" : "imported")")
    case .updated:
      item("\(mark(.done)) ", "\(report.file): session \(number) \(isRehearsal ? "would be updated" : "updated")")
    case .differs:
      item(
        "\(mark(.warning)) ",
        "\(report.file): session \(number) is there already and says otherwise; --update takes this one")
    }
    for change in report.changes.prefix(40) { item("    ", change) }
    if report.changes.count > 40 { item("    ", "and \(report.changes.count - 40) more lines") }
    item("  ", report.record.contents)
    if let coverage = report.record.coverage { item("  ", coverage.words) }
    for repair in report.record.repairs { item("  \(mark(.warning)) ", "repaired: \(repair)") }
    for warning in report.record.warnings { item("  \(mark(.warning)) ", warning) }
  }
}

extension SessionRecord {
  /// What was recognised, in numbers: "6 timeline entries, 2 fixes, 5 steps".
  var contents: String {
    let counts: [(Int, String, String)] = [
      (timeline.count, "timeline entry", "timeline entries"), (problems.count, "problem", "problems"),
      (fixes.count, "fix", "fixes"), (alternatives.count, "alternative", "alternatives"),
      (checks.count, "check", "checks"), (steps.count, "step", "steps"), (todos.count, "todo", "todos"),
      (risks.count, "risk", "risks"), (monitoring == nil ? 0 : 1, "monitoring window", "monitoring windows"),
      (inFlight.silences.count, "silenced alert", "silenced alerts"),
      (inFlight.investigations.count, "investigation", "investigations"), (inFlight.asks.count, "ask", "asks"),
      (lessons.count, "lesson", "lessons"), (insights.count, "insight", "insights"),
      (achievements.count, "achievement", "achievements"), (metrics.count, "metric", "metrics"),
      (sections.count, "section kept word for word", "sections kept word for word"),
    ]
    let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    return words.isEmpty ? "nothing was recognised" : words.joined(separator: ", ")
  }
}
