/// The order of a page's parts and what they are called. A team may have its own.
package struct Template: Equatable, Sendable {
  package enum Part: String, Sendable, CaseIterable {
    case summary, corrections, first, proven, said, baton, waiting, todos, risks, silences, repository, steps, success,
      failure,
      checks, timeline, problem, fixes, rounds, avoid, evidence, monitoring, investigations, lessons, insights,
      achievements, production, metrics, files, comments, sections
    /// Parts that other parts of the page have taken in; documents of before have them, and a
    /// template may name them.
    case asks, alternatives
  }

  package struct Entry: Equatable, Sendable {
    package var part: Part
    package var heading: String

    package init(_ part: Part, heading: String) {
      self.part = part
      self.heading = heading
    }
  }

  package private(set) var entries: [Entry]

  /// Parts left out come last, under their usual headings: a template may reorder what there is to
  /// say, not drop it. A part named twice keeps its first place.
  package init(_ chosen: [Entry]) {
    entries = []
    let rest = Part.allCases.map { Entry($0, heading: Template.headings[$0] ?? $0.rawValue) }
    for entry in chosen + rest where !entries.contains(where: { $0.part == entry.part }) {
      entries.append(Entry(entry.part, heading: DocumentText.line(entry.heading)))
    }
  }

  package static let standard = Template([])

  /// The headings of the standard template.
  package static let headings: [Part: String] = [
    .summary: "Where we stand", .corrections: "Corrected since", .first: "Do first", .proven: "Proven",
    .said: "Only said", .baton: "Who has the baton", .waiting: "What waits", .todos: "Then",
    .risks: "What could still go wrong", .silences: "Silenced alerts", .repository: "On one machine only",
    .steps: "Still to validate",
    .success: "If the validation passes", .failure: "If the validation fails", .checks: "Still to check",
    .timeline: "What happened", .problem: "Problem and cause", .fixes: "Fixes", .rounds: "Decisions",
    .avoid: "Do not", .evidence: "What decided", .monitoring: "Monitoring", .investigations: "Being looked into",
    .lessons: "Lessons", .insights: "Insights", .achievements: "Achieved", .production: "Production",
    .metrics: "Figures", .files: "Files", .comments: "Questions and comments", .sections: "Also written",
    .asks: "Asked of you", .alternatives: "Options",
  ]

  /// The headings of the layout of before.
  static let formerHeadings: [Part: String] = [
    .summary: "Executive summary", .corrections: "Corrections", .timeline: "Timeline of events",
    .problem: "The problem", .fixes: "The fix", .alternatives: "Alternatives considered",
    .checks: "What still needs validation", .steps: "Next session actions", .rounds: "Validation rounds",
    .success: "If validation succeeds", .failure: "If validation fails", .monitoring: "Monitoring",
    .todos: "Todo list", .risks: "Risk assessment", .lessons: "Lessons learned", .insights: "Key insights",
    .achievements: "Achievements", .production: "Production status", .metrics: "Metrics",
    .silences: "Silenced alerts", .investigations: "Investigations in flight", .asks: "Asks of the next person",
    .files: "Files created and modified", .comments: "Questions and comments",
  ]
}
