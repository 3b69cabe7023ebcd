import Records

/// What a run tells while it goes on.
package enum RunEvent: Equatable, Sendable {
  case started(processID: Int32)
  /// Whole lines, safe and masked, in the order they came.
  case lines([OutputLine])
  /// The line a stream is in the middle of, as far as it can be shown; the next one takes its
  /// place.
  case open(OutputLine)
  /// No output for this many seconds; waiting and stuck look the same from outside.
  case silent(seconds: Double)
  /// The command is being ended: asked (TERM), or made to (KILL).
  case stopping(StopReason, killed: Bool)
}

package enum StopReason: String, Sendable { case timedOut, cancelled }

package enum OutputStream: String, Sendable, CaseIterable { case out, error }

package struct OutputLine: Equatable, Sendable {
  package var stream: OutputStream
  package var text: String

  package init(_ text: String, _ stream: OutputStream = .out) {
    self.stream = stream
    self.text = text
  }
}

package struct RunOutcome: Equatable, Sendable {
  package var ending: Run.Ending
  /// By a clock that no change of the wall clock moves.
  package var seconds: Double
  package var evidence: Evidence
}

extension Run {
  /// The run as it is recorded once it has ended and been judged; `evidence` is the hash the store
  /// kept the output under.
  package func ended(_ outcome: RunOutcome, verdict: Verdict, evidence: String?) -> Run {
    var run = self
    run.ending = outcome.ending
    // To the millisecond, which is as exact as anyone cares for.
    run.seconds = (outcome.seconds * 1000).rounded() / 1000
    run.outputBytes = outcome.evidence.bytes
    run.masked = outcome.evidence.masked
    run.proposal = verdict.proposal
    run.why = verdict.why
    run.decidedBy = verdict.lines.isEmpty ? nil : verdict.lines
    run.evidence = evidence
    return run
  }
}
