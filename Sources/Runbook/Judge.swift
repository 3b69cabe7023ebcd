import Records

/// What a run's output and ending say of an expectation.
package struct Verdict: Equatable, Sendable {
  package var proposal: Run.Proposal
  /// One line: the fact that decided.
  package var why: String
  /// The lines that decided, counted from 1 in the evidence; the first twenty of them.
  package var lines: [Int]

  package init(_ proposal: Run.Proposal, _ why: String, lines: [Int] = []) {
    self.proposal = proposal
    self.why = why
    self.lines = Array(lines.prefix(20))
  }

  private static let longestQuote = 64

  /// A line as a reason quotes it: its beginning.
  static func quoted(_ line: String) -> String {
    let line = line.trimmed
    return line.count > longestQuote ? line.prefix(longestQuote - 1) + "…" : line
  }
}

/// Proposes a verdict on a run. Pure; `unsure` where the output can't tell, and then a person
/// judges.
package enum Judge {
  /// - Parameters:
  ///   - command: what was run; a search (`grep`) that finds nothing exits with 1, and that is no
  ///     failure.
  ///   - now: for times in the output that lack a day or a year.
  package static func verdict(
    of expectation: Expectation?, output: Evidence, ending: Run.Ending, command: String? = nil, now: Moment
  ) -> Verdict {
    if let verdict = broken(ending) { return verdict }
    let status = if case .exited(let status) = ending { status } else { Int32(0) }
    guard let rule = expectation?.rule else {
      if status != 0 { return exitFailure(status, output) }
      let wanted = expectation?.text.trimmed ?? ""
      if !wanted.isEmpty, let place = output.lines.firstIndex(where: { $0.text.trimmed == wanted }) {
        return Verdict(.passed, "line \(place + 1) is what was expected", lines: [place + 1])
      }
      return Verdict(
        .unsure,
        expectation == nil
          ? "it ended well, but nothing says what to expect; a person must judge"
          : "no rule can check these words; a person must judge")
    }
    var judgement = RuleJudgement(output: output, status: status, now: now)
    let verdict = judgement.verdict(rule)
    if status != 0, !rule.speaksOfExit {
      let foundNothing = status == 1 && output.lines.isEmpty && command.map(endsInSearch) == true
      guard foundNothing else { return exitFailure(status, output) }
      return Verdict(verdict.proposal, "the search found nothing; \(verdict.why)")
    }
    return verdict
  }

  /// Endings that decide by themselves.
  private static func broken(_ ending: Run.Ending) -> Verdict? {
    switch ending {
    case .exited: nil
    case .signalled(let signal): Verdict(.failed, "the command was ended by signal \(signal)")
    case .timedOut: Verdict(.failed, "the command did not end in time")
    case .cancelled: Verdict(.unsure, "the run was cancelled before it ended; run it again or judge it")
    case .interrupted: Verdict(.unsure, "Baton ended before the command did; run it again")
    case .failedToStart(let reason): Verdict(.unsure, "the command was not run: \(reason)")
    }
  }

  private static func exitFailure(_ status: Int32, _ output: Evidence) -> Verdict {
    let last = output.lines.lastIndex { $0.stream == .error && !$0.text.trimmed.isEmpty }
    let words = last.map { ": " + Verdict.quoted(output.lines[$0].text) } ?? ""
    return Verdict(.failed, "exit status \(status)\(words)", lines: last.map { [$0 + 1] } ?? [])
  }

  private static func endsInSearch(_ command: String) -> Bool {
    let last = command.split(whereSeparator: { "|;&\n".contains($0) }).last ?? ""
    let program = last.split(separator: " ").first.map(String.init) ?? ""
    return ["grep", "egrep", "fgrep", "rg", "zgrep", "pgrep"].contains(program)
  }
}
