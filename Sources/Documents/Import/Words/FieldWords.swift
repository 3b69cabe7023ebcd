import Vocabulary

/// What a labelled line or list entry holds.
enum FieldKind: String, CaseIterable, Sendable {
  case date, time, startTime = "start-time", endTime = "end-time", status, next, session, summary, holder, title
  case detection
  case severity, error, rootCause = "root-cause", impact, missed
  case commit, build, buildStatus = "build-status", files, before, after, rationale
  case expected, command
  case likelihood, mitigation, action, owner, due, link, blockedBy = "blocked-by"
  case checkpoint, period, length, interval, alternatives
  case incident, problem, resolution, service, trigger, offeredTo = "offered-to"
}

enum FieldWords {
  static func kind(of label: some StringProtocol) -> FieldKind? {
    Lexicon.current.fields.exact(bracketless(label), in: Lexicon.languages)
  }

  static func isKnown(_ label: some StringProtocol) -> Bool { kind(of: label) != nil }

  /// A word that names a fact and nothing that could be somebody's work or a title: "Fix: the pump"
  /// may be either.
  static func isFact(_ label: some StringProtocol) -> Bool {
    switch kind(of: label) {
    case nil, .problem, .resolution: false
    default: true
    }
  }

  static func isStepLabel(_ label: some StringProtocol) -> Bool {
    Lexicon.opening(.stepNouns, words: WordSplitting.words(of: label)) > 0
  }

  static func isExpectation(_ label: some StringProtocol) -> Bool { kind(of: label) == .expected }

  private static func bracketless(_ label: some StringProtocol) -> String {
    String(label.prefix { $0 != "(" && $0 != "（" })
  }
}
