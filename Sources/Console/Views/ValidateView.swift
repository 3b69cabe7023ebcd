import Expectations
import Records
import Screen

extension StepRow {
  var glyph: (Glyph, Role) {
    if isRunning { return (.active, .active) }
    return switch verdict {
    case .pending: hasRun ? (.warning, .warning) : (.ready, .text)
    case .passed: (.done, .good)
    case .failed: (.failed, .alarm)
    case .waived: (.cancelled, .muted)
    }
  }
}

extension State {
  func stepLine(_ row: StepRow, width: Int) -> Line {
    let (glyph, role) = row.glyph
    let start = [Span(glyph.text(), role), Span(" \(row.step.number)  ", .muted)]
    let used = start.width + TextWidth.width(of: row.step.title)
    let room = max(width - used - 2, width / 4)
    let outcome = TextWidth.truncated(row.outcome, to: room)
    let outcomeRole: Role = row.verdict == .failed ? .alarm : row.isRunning ? .active : .muted
    return Line(start + [Span(row.step.title)], right: room >= 8 ? [Span(outcome, outcomeRole)] : [])
  }

  /// What a person sees of a step before it runs: the command whole, and where it runs.
  func orderLines(_ step: Step, width: Int) -> [Line] {
    guard step.command != nil else {
      return [Line("Done by hand; there is no command. \(keyWords("step.edit")) gives it one.", .muted)]
    }
    var page = Page(width: width)
    page.fact("in", folder(of: step) + ", with this console's environment")
    if CommandText.deceives(step.command ?? "") { page.words(CommandText.remark, .warning) }
    if let former = formerOrder(of: step) {
      page.words(
        "Changed since you looked; what you saw is below. \(keyWords("step.run")) asks before it runs.", .warning)
      page.verbatim(CommandText.marked(String(former.drop { $0 != "\n" }.dropFirst())), .muted, indent: 2)
    }
    return commandLines(step, width: width) + page.lines
  }

  /// The command's own lines, whole: nothing is shortened, every control character is visible, and
  /// a line that goes on because the pane is narrow is not mistaken for a new one.
  private func commandLines(_ step: Step, width: Int) -> [Line] {
    CommandText.marked(step.command ?? "").lines.enumerated().flatMap { place, text -> [Line] in
      var page = Page(width: max(4, width - 2))
      page.verbatim(text)
      return page.lines.enumerated().map { part, line in
        Line([Span(part > 0 ? "… " : place == 0 ? "$ " : "  ", .muted)] + line.left)
      }
    }
  }

  func outputLines(width: Int) -> [Line] {
    guard let step = selectedStep, let record else { return [] }
    var lines = orderLines(step, width: width)
    var page = Page(width: width)
    if let original = step.originalCommand, original != step.command {
      page.fact("edited from", original, role: .muted)
    }
    page.fact(
      "expects", step.expectation?.text ?? "nothing is written down; a person judges",
      role: step.expectation == nil ? .warning : .quote)
    let rule = record.expectationInForce(of: step)?.rule
    page.fact(
      "rule", rule?.words(zone) ?? (step.expectation == nil ? nil : "a person judges"),
      role: .text)
    let patterns = (rule?.patternsUntold ?? []).map { TextWidth.visible("/\($0)/") }
    let room = max(8, width - Page.nameWidth - 2)
    for pattern in patterns { page.fact("", TextWidth.truncated(pattern, to: room), role: .muted) }
    if let rollback = step.rollback { page.fact("back by", rollback) }
    if let timeout = timeouts[step.number] ?? step.timeout {
      page.fact("ends", "after \(Length.text(seconds: timeout))")
    }
    facts(of: step, on: &page)
    if let origin { page.fact("from", originWords(origin)) }
    let isRunning = run?.step == step.number
    if !isRunning { describeVerdict(step, record, on: &page) }
    lines += page.lines
    if let run, isRunning {
      lines.append(runRule("running since \(zone.clockWithSeconds(run.startedAt))", width: width))
      lines += (run.lines + [run.open].compactMap(\.self)).flatMap { $0.lines(width: width) }
      if run.isSilent {
        var page = Page(width: width)
        page.words(
          "Silent for a while: waiting and stuck look the same from here. \(keyWords("step.cancel")) ends it.", .warning
        )
        lines += page.lines
      }
    } else if let last = record.lastRun(of: step) ?? step.runs.last {
      lines.append(runRule(runWords(last), width: width))
      var output = Page(width: width)
      if let hash = last.evidence, let kept = evidence[hash] {
        lines += dressed(kept, decidedBy: last.decidedBy ?? [], width: width)
      }
      if last.outputBytes == 0 {
        output.words(last.evidence == nil ? "Nothing of its output is kept." : "It printed nothing.", .muted)
      }
      if last.masked > 0 {
        output.words("\(last.masked) secret\(last.masked == 1 ? "" : "s") masked before it was kept.", .muted)
      }
      lines += output.lines
    } else {
      lines.append(runRule("not run yet", width: width))
    }
    // What the rule's line had no room for stands below all that a person looks for first.
    let long = patterns.filter { TextWidth.width(of: $0) > room }
    if !long.isEmpty {
      var whole = Page(width: width)
      whole.gap()
      whole.words("The rule to the letter", .title, bold: true)
      for pattern in long { whole.verbatim(pattern, .muted) }
      lines += [Line()] + whole.lines
    }
    return lines + linesAfterOutput(width: width)
  }

  /// Kept lines shown at most; the store has them all.
  private static let outputShown = 2000

  /// Output as kept: the lines that decided are marked.
  private func dressed(_ kept: [ShownLine], decidedBy deciding: [Int], width: Int) -> [Line] {
    let deciding = Set(deciding)
    var number = 0
    return kept.prefix(State.outputShown).flatMap { line -> [Line] in
      if line.kind != .remark { number += 1 }
      return line.lines(width: width, isDeciding: line.kind != .remark && deciding.contains(number))
    }
  }

  private func describeVerdict(_ step: Step, _ record: SessionRecord, on page: inout Page) {
    let last = record.lastRun(of: step)
    if let judgement = record.judgement(of: step) {
      let (glyph, role): (Glyph, Role) =
        switch judgement.outcome {
        case .passed: (.done, .good)
        case .failed: (.failed, .alarm)
        case .waived: (.cancelled, .muted)
        }
      let because = judgement.because.map { ": \($0)" } ?? ""
      page.fact("judged", "\(glyph.text()) \(judgement.outcome.rawValue) by \(judgement.by)\(because)", role: role)
      if let overruled = judgement.overruled, overruled != .unsure {
        page.fact("although", "the run proposed \(overruled.rawValue)", role: .warning)
      }
    } else if let last, let proposal = last.proposal {
      let why = last.why.map { ": \($0)" } ?? ""
      switch proposal {
      case .passed: page.fact("says", "\(Glyph.done.text()) passed\(why)", role: .good)
      case .failed: page.fact("says", "\(Glyph.failed.text()) failed\(why)", role: .alarm)
      case .unsure: page.fact("says", "\(Glyph.warning.text()) a person must judge\(why)", role: .warning)
      }
    }
  }

  private func runRule(_ words: String, width: Int) -> Line {
    let dashes = String(repeating: "─", count: max(2, width - TextWidth.width(of: words) - 1))
    return Line([Span(dashes + " ", .rule), Span(words, .muted)])
  }

  func runWords(_ run: Run) -> String {
    var parts = ["run \(run.number)"]
    if let ran = run.folder, ran != runFolder { parts.append("in \(ran)") }
    if run.round != record?.round { parts.append("round \(run.round)") }
    parts.append(run.ending?.displayText ?? "running")
    if let seconds = run.seconds {
      parts.append(ShortDuration.text(ofRun: seconds))
    }
    return parts.joined(separator: ", ")
  }

  /// The right of a running step's title.
  func countdown(_ run: RunView) -> [Span] {
    let spent = now.since(run.startedAt)
    var spans = [Span("\(Glyph.active.text()) \(Length.text(seconds: spent))", .active)]
    if let timeout = run.timeout { spans.append(Span(", ends in \(Length.text(seconds: timeout - spent))", .muted)) }
    if run.isSilent { spans.append(Span(", silent", .warning)) }
    return spans
  }

  /// Where the steps' pane has no room for it.
  func linesAfterOutput(width: Int) -> [Line] { showsAsideBelowSteps ? [] : asideLines(width: width) }

  /// What belongs to the validation beside its steps: whether the fix is what runs, and the window
  /// it leads to.
  private func asideLines(width: Int) -> [Line] {
    let window = monitoringLines(width: width)
    return provenanceLines(width: width) + (window.isEmpty ? [] : [Line()] + window)
  }

  /// The steps' pane has room for that below them.
  private var showsAsideBelowSteps: Bool {
    guard let body = arrangement.rect(of: .steps) else { return false }
    return body.height >= rows.steps.count + asideLines(width: body.width - 2).count
  }

  func drawAside(on frame: inout Frame, below steps: Rect) {
    guard showsAsideBelowSteps else { return }
    for (offset, line) in asideLines(width: steps.width - 2).enumerated() {
      frame.put(line, x: steps.x + 1, y: steps.y + rows.steps.count + offset, width: steps.width - 2)
    }
  }

  private func provenanceLines(width: Int) -> [Line] {
    guard let fix = fixInQuestion else { return [] }
    var page = Page(width: width)
    page.words("Is what was fixed what runs?", .title, bold: true)
    if fix.provenance.isEmpty {
      page.words("Not checked yet. \(keyWords("fix.check")) checks \(fix.commit ?? "fix \(fix.number)").", .muted)
    }
    for finding in fix.provenance {
      let (glyph, role): (Glyph, Role) =
        switch finding.answer {
        case .yes: (.done, .good)
        case .no: (.failed, .alarm)
        case .unknown: (.warning, .warning)
        }
      page.hanging([Span("\(glyph.text()) ", role)], finding.detail, role: role)
    }
    return [Line()] + page.lines
  }

  /// Runs side by side: what each was, what it said.
  func runLines(_ number: Int, width: Int) -> [Line] {
    guard let step = record?.step(number) else { return [] }
    var page = Page(width: width)
    var before: Run?
    for run in step.runs {
      page.line(
        [Span("\(zone.clock(run.at, from: now))  ", .muted), Span(runWords(run), bold: true)],
        right: [Span(run.by, .muted)])
      if let proposal = run.proposal {
        page.fact(
          "  says   ", [proposal.rawValue, run.why].compactMap(\.self).joined(separator: ": "),
          role: proposal == .failed ? .alarm : proposal == .passed ? .good : .warning)
      }
      page.fact(
        "  output ",
        "\(run.outputBytes) bytes"
          + (before.map { $0.evidence == run.evidence ? ", the same as the run before" : "" } ?? ""))
      if let before, before.folder != run.folder { page.fact("  folder ", run.folder, role: .warning) }
      if let before, before.command != run.command { page.fact("  command", run.command, role: .warning) }
      if let before { compare(before, run, on: &page) }
      before = run
    }
    return page.lines
  }

  /// Lines told of each kind of difference between two runs.
  private static let differencesShown = 5

  /// What one run wrote that the other did not, where both outputs are at hand.
  private func compare(_ before: Run, _ run: Run, on page: inout Page) {
    guard before.evidence != run.evidence, let old = before.evidence.flatMap({ evidence[$0] }),
      let new = run.evidence.flatMap({ evidence[$0] })
    else { return }
    func texts(_ lines: [ShownLine]) -> [String] { lines.filter { $0.kind != .remark }.map(\.text) }
    let difference = OutputDifference(from: texts(old), to: texts(new))
    for (name, lines) in [("  new    ", difference.new), ("  gone   ", difference.gone)] {
      for line in lines.prefix(State.differencesShown) { page.fact(name, line, role: .quote) }
      if lines.count > State.differencesShown {
        page.fact("", "\(lines.count - State.differencesShown) more", role: .muted)
      }
    }
  }
}

extension ShownLine {
  /// As drawn: a margin tells standard error, Baton's remarks and the lines that decided from the
  /// rest.
  func lines(width: Int, isDeciding: Bool = false) -> [Line] {
    var page = Page(width: max(4, width - 2))
    page.verbatim(text, kind == .output ? .quote : kind == .error ? .warning : .muted)
    let mark: Span =
      switch kind {
      case _ where isDeciding: Span(Glyph.chevron.text() + " ", .accent, bold: true)
      case .output: Span("  ")
      case .error: Span("! ", .warning)
      case .remark: Span("# ", .muted)
      }
    return page.lines.enumerated().map { Line([$0.offset == 0 ? mark : Span("  ")] + $0.element.left) }
  }
}

extension ExpectationRule {
  /// The rule as a person would say it.
  func words(_ zone: Zone) -> String {
    switch self {
    case .exit(let status): "exit status \(status)"
    case .matches(let pattern, let first): "\(first ? "the first line has" : "a line with") \(quoted(pattern))"
    case .lacks(let pattern, let after):
      "no line with \(quoted(pattern))" + (after.map { " later than \(zone.clock($0))" } ?? "")
    case .empty: "no output"
    case .lines(let comparison, let count): "\(comparison.displayText) \(count) line\(count == 1 ? "" : "s")"
    case .timeAfter(let moment): "a time later than \(zone.clock(moment))"
    case .json(let path, let comparison, let value): "\(path) \(comparison.rawValue) \(value)"
    case .jsonMatches(let path, let pattern): "\(path) has \(quoted(pattern))"
    case .all(let rules): rules.map { $0.words(zone) }.joined(separator: ", and ")
    case .any(let rules): rules.map { $0.words(zone) }.joined(separator: ", or ")
    }
  }

  /// Columns of a pattern within the rule's words.
  private static let longest = 40

  private func quoted(_ pattern: String) -> String {
    PatternWords.subject(of: pattern).map { "“\(TextWidth.truncated($0, to: Self.longest))”" }
      ?? TextWidth.truncated("/\(pattern)/", to: Self.longest)
  }

  /// The patterns that `words` tells in words, or not to their end: what is asked to the letter.
  var patternsUntold: [String] {
    switch self {
    case .all(let rules), .any(let rules): rules.flatMap(\.patternsUntold)
    default: patterns.filter { !words(Zone()).contains($0) }
    }
  }
}

extension ExpectationRule.Comparison {
  fileprivate var displayText: String {
    switch self {
    case .equal: "exactly"
    case .notEqual: "not"
    case .less: "fewer than"
    case .atMost: "at most"
    case .more: "more than"
    case .atLeast: "at least"
    }
  }
}
