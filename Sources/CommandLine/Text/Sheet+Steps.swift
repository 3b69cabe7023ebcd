import Records
import Screen
import Workflow

extension Sheet {
  /// One step a line, with what decided it at the right edge.
  mutating func steps(_ record: SessionRecord) {
    let width = record.steps.map { String($0.number).count }.max() ?? 1
    for step in record.steps {
      let verdict = record.verdict(of: step)
      item(
        " \(mark(Glyph(verdict))) \(TextWidth.padded(String(step.number), to: width, right: true))  ", step.title,
        right: standing(step, verdict, record))
      corrections(of: ItemReference(.step, step.number), in: record)
    }
  }

  private func standing(_ step: Step, _ verdict: StepVerdict, _ record: SessionRecord) -> String {
    let reason = record.reason(for: step)
    guard verdict == .pending else {
      let by = record.judgement(of: step).map { " by \($0.by)" } ?? ""
      return verdict.rawValue + (reason.map { ": \($0)" } ?? by)
    }
    guard let run = record.lastRun(of: step) else { return "pending" }
    return run.isRunning ? "running since \(run.at.clock)" : reason ?? "a person must judge"
  }

  /// `step show`: the command whole, what is expected, and every run.
  mutating func step(_ step: Step, in record: SessionRecord) {
    item(
      " \(mark(Glyph(record.verdict(of: step)))) \(step.number)  ", step.title,
      right: record.verdict(of: step).rawValue)
    if let command = step.command {
      heading("Command", step.language ?? "sh")
      self.command(command, indent: 2)
    }
    if let original = step.originalCommand, original != step.command {
      heading("As first written")
      command(original, indent: 2)
    }
    heading("Expects")
    item(" words  ", step.expectation?.text ?? "nothing is said; a person judges")
    item(" rule   ", step.expectation.map { $0.rule.map { "\($0)" } ?? "a person judges" } ?? "a person judges")
    if let rollback = step.rollback {
      heading("Taken back by")
      self.command(rollback, indent: 2)
    }
    guard !step.runs.isEmpty || !step.judgements.isEmpty else { return }
    heading("Runs", String(step.runs.count))
    for run in step.runs {
      item(" \(run.number)  \(run.at.inWords)  ", runWords(run), right: run.by)
      if let folder = run.folder { item("    in ", folder) }
    }
    for judgement in step.judgements {
      let because = judgement.because.map { ": \($0)" } ?? ""
      let against = judgement.overruled.map { ", against the proposal \($0.rawValue)" } ?? ""
      item(
        " \(judgement.at.inWords)  ",
        "round \(judgement.round), judged \(judgement.outcome.rawValue)\(because)\(against)",
        right: judgement.by)
    }
  }

  private func runWords(_ run: Run) -> String {
    guard let ending = run.ending else { return "round \(run.round), running" }
    var words = ["round \(run.round)", ending.displayText]
    if let seconds = run.seconds { words.append(ShortDuration.text(ofRun: seconds)) }
    words.append("\(run.outputBytes) bytes")
    if run.masked > 0 { words.append("\(run.masked.counting("secret")) masked") }
    if let proposal = run.proposal { words.append("says \(proposal.rawValue)" + (run.why.map { ": \($0)" } ?? "")) }
    return words.joined(separator: ", ")
  }
}
