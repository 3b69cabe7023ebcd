import Records
import Vocabulary

/// Why a document was read as it was: the tool by which words and readers for further documents are
/// written.
package struct Explanation: Equatable, Sendable {
  package struct Taken: Equatable, Sendable {
    /// "timeline 3", "todo 1".
    package var item: String
    package var lines: LineSpan
    package var reader: String
    /// By what the reader knew it.
    package var ground: String
  }

  package struct Kept: Equatable, Sendable {
    package var heading: String
    package var lines: LineSpan
    /// What was missing for it to be more than a section.
    package var missing: String
  }

  package init() {}

  package var taken: [Taken] = []
  package var kept: [Kept] = []
  /// Headings above kept words that no vocabulary knows, with the lines kept under each; the most
  /// first.
  package var unknownHeadings: [(heading: String, lines: Int)] = []

  package static func == (left: Explanation, right: Explanation) -> Bool {
    left.taken == right.taken && left.kept == right.kept
  }
}

extension Reading {
  /// After all is read: who took what, and what every kept section lacked.
  func explanation() -> Explanation {
    var explanation = Explanation()
    func taken(_ kind: String, _ spans: [LineSpan?]) {
      for (index, span) in spans.enumerated() {
        guard let span else { continue }
        let taker = (span.from...span.to).lazy.compactMap { ledger.taker(of: $0) }.first
        explanation.taken.append(
          Explanation.Taken(
            item: "\(kind) \(index + 1)", lines: span, reader: taker?.reader ?? "", ground: taker?.ground ?? ""))
      }
    }
    taken("timeline", record.timeline.map(\.lines))
    taken("problem", record.problems.map(\.lines))
    taken("fix", record.fixes.map(\.lines))
    taken("alternative", record.alternatives.map(\.lines))
    taken("check", record.checks.map(\.lines))
    taken("step", record.steps.map(\.lines))
    taken("todo", record.todos.map(\.lines))
    taken("risk", record.risks.map(\.lines))
    taken("lesson", record.lessons.map(\.lines))
    taken("insight", record.insights.map(\.lines))
    taken("achievement", record.achievements.map(\.lines))
    taken("metric", record.metrics.map(\.lines))
    explanation.taken.sort { $0.lines.from < $1.lines.from }
    var unknown: [String: (heading: String, lines: Int)] = [:]
    let misses = ledger.misses.sorted { $0.lines.from < $1.lines.from }
    var place = 0
    for section in record.sections.sorted(by: { $0.lines.from < $1.lines.from }) {
      let heading = section.heading.last ?? ""
      let isKnown = HeadingWords.kind(of: heading, within: nil) != nil
      while place < misses.count, misses[place].lines.to < section.lines.from { place += 1 }
      let said = place < misses.count && misses[place].lines.from <= section.lines.to ? misses[place].missing : nil
      explanation.kept.append(
        Explanation.Kept(heading: heading, lines: section.lines, missing: said ?? lack(section, isKnown: isKnown)))
      let count = section.lines.to - section.lines.from + 1
      guard !heading.isEmpty, !isKnown, section.heading.count > 1 else { continue }
      let key = Phrases<Bool>.names(in: heading).joined(separator: " ")
      unknown[key, default: (heading, 0)].lines += count
    }
    explanation.unknownHeadings = unknown.values.sorted { ($1.lines, $0.heading) < ($0.lines, $1.heading) }
    return explanation
  }

  private func lack(_ section: Section, isKnown: Bool) -> String {
    guard let heading = section.heading.last else { return "words before the first heading that are no field" }
    if !isKnown {
      return "no vocabulary knows the heading “\(heading)”, and nothing below it has a shape that says what it is"
    }
    return "“\(heading)” is known; these lines are prose, or a list or table that its reader does not take"
  }
}
