import Vocabulary

/// What a heading says of the text below it.
enum SectionKind: String, CaseIterable, Sendable {
  case summary, timeline, problem, rootCause = "root-cause", trigger, impact, missed
  case detection
  case fix, deployment, fixList = "fix-list", alternatives
  case checks, next, steps, todos, success, failure
  case monitoring, watches
  case silences, investigations, asks
  case risks, openRisks = "open-risks", mitigatedRisks = "mitigated-risks"
  case files, created, modified, toUpdate = "to-update"
  case lessons, insights, achievements
  case production, productionBefore = "production-before", productionAfter = "production-after", metrics
  /// Told as done: nothing below it is still to be run.
  case past
  /// Known to be none of these, whatever stands above it.
  case other

  /// Whether what stands under a heading of no meaning of its own is read as this.
  var isInheritedByHeadings: Bool {
    switch self {
    case .summary, .metrics, .rootCause, .impact, .detection, .missed, .lessons, .insights, .fix, .success, .failure,
      .alternatives, .achievements:
      false
    default: true
    }
  }

  /// The same for a bold label.
  var isInheritedByLabels: Bool {
    switch self {
    case .summary, .metrics, .achievements, .timeline: false
    default: true
    }
  }
}

enum HeadingWords {
  static func kind(of title: String, within parent: SectionKind?) -> SectionKind? {
    let (lexicon, languages) = (Lexicon.current, Lexicon.languages)
    // A heading that is a file's name speaks of the file.
    if title.contains(".md") { return nil }
    if let parent, let narrower = lexicon.narrower[parent]?.meaning(of: title, in: languages) { return narrower }
    if parent == .lessons || parent == .insights { return .other }
    return lexicon.headings.meaning(of: title, in: languages)
      ?? withoutAside(title).flatMap { lexicon.headings.meaning(of: $0, in: languages) }
  }

  /// "The fix (commit 4291f22)" means what "The fix" does.
  private static func withoutAside(_ title: String) -> String? {
    guard title.hasSuffix(")") || title.hasSuffix("）"),
      let open = title.lastIndex(where: { $0 == "(" || $0 == "（" }), open != title.startIndex
    else { return nil }
    let head = title[..<open].trimmed
    return head.contains(where: \.isNumber) ? nil : head
  }

  static func isRunbook(_ title: String) -> Bool { Lexicon.has(.runbooks, in: title) }
}
