/// One validation step: what to run, what to expect, and every run of it.
package struct Step: Equatable, Sendable, Codable {
  package var number: Int
  package var title: String
  /// Word for word as written; nil for a step a person does by hand.
  package var command: String?
  /// The fence's language: "bash", "sh", "python3"; nil is `/bin/sh`.
  package var language: String?
  /// The command as first written, once it has been edited.
  package var originalCommand: String?
  package var expectation: Expectation?
  /// How what the command does is taken back: a command, or words.
  package var rollback: String?
  /// Seconds; nil is the runner's default.
  package var timeout: Double?
  package var runs: [Run] = []
  package var judgements: [Judgement] = []
  package var lines: LineSpan?

  package init(number: Int = 0, title: String, command: String? = nil, expectation: Expectation? = nil) {
    self.number = number
    self.title = title
    self.command = command
    self.expectation = expectation
  }
}

/// The command is laid out by hand: it stands as a fence below the heading.
extension Step: Fielded {
  package static let fields: [Field<Step>] = [
    Field("title", .title(\.title), in: [.json, .search, .form, .review], isRequired: true),
    Field("command", .block(\.command), in: [.json, .search, .review], alias: "runs"),
    Field(
      "expectation", .expectation(\.expectation), label: "Expected", in: [.json, .search, .copy, .review],
      alias: "expects"),
    Field("rollback", .words(\.rollback), label: "Rollback", in: [.json, .search, .copy, .review]),
    Field("timeout", .seconds(\.timeout), label: "Timeout", in: .form),
    Field("originalCommand", .block(\.originalCommand), label: "First written as"),
  ]
}

/// One execution of a step's command.
package struct Run: Equatable, Sendable, Codable {
  package enum Ending: Hashable, Sendable, Codable {
    case exited(Int32)
    case signalled(Int32)
    case timedOut
    case cancelled
    /// Baton itself ended before the command did.
    case interrupted
    /// The command could not be started; the reason in words.
    case failedToStart(String)

    /// As a person reads it.
    package var displayText: String {
      switch self {
      case .exited(let status): "exit \(status)"
      case .signalled(let signal): "ended by signal \(signal)"
      case .timedOut: "timed out"
      case .cancelled: "cancelled"
      case .interrupted: "interrupted"
      case .failedToStart(let reason): "could not start: \(reason)"
      }
    }
  }

  package enum Proposal: String, Sendable, Codable { case passed, failed, unsure }

  /// Counted from 1 within the step.
  package var number: Int
  /// The validation round it belongs to, counted from 1.
  package var round: Int
  package var at: Moment
  package var by: String
  /// What was really run, placeholders resolved and secrets masked.
  package var command: String
  /// Absolute path of the folder it ran in; nil for a run of before that was kept.
  package var folder: String?
  /// Nil while it runs.
  package var ending: Ending?
  package var seconds: Double?
  package var proposal: Proposal?
  /// The lines or the fact that decided the proposal.
  package var why: String?
  /// The lines of the kept output that decided it, counted from 1; nil where none did.
  package var decidedBy: [Int]?
  /// Bytes the command wrote, before any cut.
  package var outputBytes: Int
  /// SHA-256 of the kept output; the store holds it as evidence.
  package var evidence: String?
  /// Secrets masked before the output was stored.
  package var masked: Int

  package init(number: Int, round: Int, at: Moment, by: String, command: String) {
    self.number = number
    self.round = round
    self.at = at
    self.by = by
    self.command = command
    outputBytes = 0
    masked = 0
  }

  package var isRunning: Bool { ending == nil }
}

/// The operator's verdict on a step in one round; it stands over what a run proposes.
package struct Judgement: Equatable, Sendable, Codable {
  package enum Outcome: String, Sendable, Codable { case passed, failed, waived }

  package var outcome: Outcome
  package var round: Int
  package var by: String
  package var at: Moment
  package var because: String?
  /// The number of runs the step had when judged: a later run asks anew.
  package var afterRuns: Int
  /// What the last run proposed, where it was something else.
  package var overruled: Run.Proposal?

  package init(
    outcome: Outcome, round: Int, by: String, at: Moment, because: String? = nil, afterRuns: Int,
    overruled: Run.Proposal? = nil
  ) {
    self.outcome = outcome
    self.round = round
    self.by = by
    self.at = at
    self.because = because
    self.afterRuns = afterRuns
    self.overruled = overruled
  }
}

/// Where a step stands in the present round.
package enum StepVerdict: String, Sendable, Codable { case pending, passed, failed, waived }

/// What a step's output should be.
package struct Expectation: Hashable, Sendable, Codable {
  /// The words as written, always kept.
  package var text: String
  /// What a machine can check; nil leaves it to a person.
  package var rule: ExpectationRule?
  package var lines: LineSpan?

  package init(text: String, rule: ExpectationRule? = nil, lines: LineSpan? = nil) {
    self.text = text
    self.rule = rule
    self.lines = lines
  }
}

package indirect enum ExpectationRule: Hashable, Sendable, Codable {
  package enum Comparison: String, Hashable, Sendable, Codable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  case exit(Int32)
  /// Some line matches the PCRE2 pattern; only the first non-blank line is asked where `first`.
  case matches(String, first: Bool)
  /// No line matches; where a moment is given, lines whose own time is not later than it do not
  /// count.
  case lacks(String, after: Moment?)
  case empty
  /// The count of non-blank lines.
  case lines(Comparison, Int)
  /// The latest time in the output is later than this.
  case timeAfter(Moment)
  /// A field of JSON output, by a path such as `status.phase` or `items[0].name`.
  case json(path: String, Comparison, String)
  case jsonMatches(path: String, String)
  case all([ExpectationRule])
  case any([ExpectationRule])
}
