import Documents
import Records
import Screen
import Workflow

extension Sheet {
  mutating func report(_ report: ImportReport, isRehearsal: Bool) {
    let number = report.record.session.number
    switch report.outcome {
    case .unchanged:
      item("\(mark(.done)) ", "\(report.file): session \(number) of \(report.incident) is there already, unchanged")
      unread(report.unread)
      return
    case .imported:
      item("\(mark(.done)) ", "\(report.file): session \(number) \(isRehearsal ? "would be imported" : "imported")")
    case .updated:
      item("\(mark(.done)) ", "\(report.file): session \(number) \(isRehearsal ? "would be updated" : "updated")")
    case .differs:
      item(
        "\(mark(.warning)) ",
        "\(report.file): session \(number) is there already and says otherwise; "
          + (report.isSealed
            ? "it is sealed and never changes: `baton correct \(number) TEXT` adds what is right"
            : "--update takes all of it, --accept 'todo 3' one item"))
    }
    if let because = report.because {
      item("  ", "into \(report.incident): \(because); --incident KEY puts it into another")
    }
    for difference in report.differences.prefix(200) {
      self.difference(difference, isTaken: report.isTaken(difference))
    }
    if report.differences.count > 200 {
      item("    ", "and \(report.differences.count - 200) more; --json has them all")
    }
    unread(report.unread)
    guard report.differences.isEmpty else { return }
    item("  ", report.record.contents)
    if let coverage = report.record.coverage { item("  ", coverage.displayText) }
    for repair in report.record.repairs { item("  \(mark(.warning)) ", "repaired: \(repair)") }
    for warning in report.record.warnings { item("  \(mark(.warning)) ", warning) }
  }
}

extension Sheet {
  /// Item by item who read it and by what; section by section what was missing.
  mutating func explanation(_ explanation: Explanation) {
    for item in explanation.taken {
      self.item("  \(mark(.done)) ", "\(item.item), \(item.lines.displayText): \(item.reader), by \(item.ground)")
    }
    for section in explanation.kept {
      let heading = section.heading.isEmpty ? "" : " under “\(section.heading)”"
      self.item("  \(mark(.ready)) ", "kept, \(section.lines.displayText)\(heading): \(section.missing)")
    }
  }

  /// Headings that no vocabulary knows, the most kept under them first.
  mutating func unknownHeadings(_ reports: [ImportReport]) {
    var lines: [String: Int] = [:]
    var documents: [String: Int] = [:]
    for (heading, count) in reports.flatMap(\.explanation.unknownHeadings) {
      lines[heading, default: 0] += count
      documents[heading, default: 0] += 1
    }
    guard !lines.isEmpty else { return }
    let order = lines.keys.sorted {
      (documents[$1] ?? 0, lines[$1] ?? 0, $0) < (documents[$0] ?? 0, lines[$0] ?? 0, $1)
    }
    item("", "Headings that no vocabulary knows; vocabulary.toml in the store can teach them:")
    for heading in order.prefix(8) {
      let count = documents[heading] ?? 0
      item("  ", "“\(heading)”", right: count > 1 ? "\(count) documents" : (lines[heading] ?? 0).counting("line"))
    }
    if order.count > 8 { item("  ", "and \(order.count - 8) more; --explain --json has them all") }
  }
}

extension Sheet {
  private mutating func unread(_ lines: [String]) {
    for line in lines.prefix(20) { item("  \(mark(.warning)) ", "can't be read back, and stays out: “\(line)”") }
    if lines.count > 20 { item("    ", "and \((lines.count - 20).counting("more line"))") }
  }

  /// One item that a document says otherwise: word by word where it changed.
  mutating func difference(_ difference: ItemDifference, isTaken: Bool = false) {
    let glyph: Glyph = isTaken ? .done : .ready
    let lead = "  \(mark(glyph)) \(difference.reference)  "
    let text =
      switch difference.kind {
      case .added: "{+\(difference.after?.trimmed ?? "")+}"
      case .removed: "[-\(difference.before?.trimmed ?? "")-]"
      case .changed: difference.words.map(\.displayText).joined()
      }
    item(lead, text, right: isTaken ? "\(difference.kind.rawValue), taken" : difference.kind.rawValue)
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
