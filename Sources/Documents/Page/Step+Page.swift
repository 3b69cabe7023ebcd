import Expectations
import Records

extension PagePart {
  /// The steps that passed by what their last run printed, with the line that proves it.
  static let proven = PagePart(.proven) { writing in
    writing.record.steps.filter { writing.record.isProven($0) }.map { step in
      guard let run = writing.record.lastRun(of: step) else {
        return PageLine.item("Step \(step.number)", step.title, [])
      }
      let line = writing.proving(step, run).first.map { CodeSpan.text($0) }
      let proof = line ?? run.why.map { PageLine.flat($0) } ?? run.ending?.displayText ?? ""
      let which = "run \(run.number) at \(writing.time.text(run.at))"
      return PageLine.item(
        "Step \(step.number)", step.title, [[proof.orNil, which].compactMap(\.self).joined(separator: ", ")],
        writing.corrections(of: ItemReference(.step, step.number)))
    }
  }

  /// What somebody says, and no run or check shows.
  static let said = PagePart(.said) { writing in
    let record = writing.record
    let steps = record.steps.filter { record.isSettled($0) && !record.isProven($0) }
    let todos = record.todos.filter { $0.isClosed && writing.closedHere($0.closedIn) }
    let risks = record.risks.filter {
      ($0.status == .mitigated || $0.status == .closed) && writing.closedHere($0.closedIn)
    }
    return steps.map { $0.saidLine(writing) } + todos.map { $0.pageLine(writing) } + risks.map { $0.pageLine(writing) }
  }

  /// Commands and expectations of what has still to be shown.
  static let steps = PagePart(.steps) { writing in
    let record = writing.record
    guard !record.validationPassed else { return [] }
    let round: [MarkdownBlock] = record.round == 1 ? [] : [.item("**Validation round:** \(record.round)")]
    let open = record.steps.filter { !record.isSettled($0) }
    guard !open.isEmpty else { return [] }
    return round
      + open.flatMap { step in
        let failed = step.runs.last.flatMap { $0.proposal == .failed ? $0 : nil }
        let last: [MarkdownBlock] =
          failed.map { run in
            [
              .item(
                "**Last run:** failed at \(writing.time.text(run.at))\(run.why.map { ": " + PageLine.flat($0) } ?? "")")
            ]
          } ?? []
        return [MarkdownBlock.heading(3, NumberedTitle.text("Step", step.number, step.title))]
          + (step.command.map { [MarkdownBlock(.fence(language: step.language, $0))] } ?? [])
          + FieldRule.write(Step.pageRules, step, writing.layout) + last
          + writing.corrections(of: ItemReference(.step, step.number))
      }
  } read: { blocks, reading in
    PartLayout.steps.read(blocks, &reading)
    for block in blocks {
      if let field = LayoutField(block), field.name == "last run" { reading.claimOwn(block) }
    }
  }

  /// The lines that decided, of runs that failed a round, and of those that passed with more than
  /// one line.
  static let evidence = PagePart(.evidence) { writing in
    // A log that two steps read has the same line for both.
    var shown: Set<[String]> = []
    return writing.record.steps.flatMap { step in
      writing.runsToShow(of: step).filter { shown.insert($0.lines).inserted }.map { run, lines, left in
        let verdict = run.proposal.map { " \($0.rawValue)" } ?? ""
        let more = left > 0 ? "; \(left) more in the record" : ""
        return MarkdownBlock.item(
          "**Step \(step.number), run \(run.number):**\(verdict) at \(writing.time.text(run.at))\(more)",
          [MarkdownBlock(.fence(language: nil, lines.joined(separator: "\n")))])
      }
    }
  } read: { blocks, reading in
    for block in blocks {
      guard let field = LayoutField(block), field.name.begins(with: "step "), field.name.contains(", run ") else {
        continue
      }
      reading.claim(block)
    }
  }
}

extension SessionRecord {
  fileprivate func isSettled(_ step: Step) -> Bool { [.passed, .waived].contains(verdict(of: step)) }

  /// By what its last run printed; a person's word against it, or without one, proves nothing.
  fileprivate func isProven(_ step: Step) -> Bool {
    verdict(of: step) == .passed && lastRun(of: step)?.proposal == .passed
  }
}

extension PageWriting {
  private static let longestLine = 160
  private static let mostLines = 10

  /// The lines that decided a run, each on one line and no longer than is read.
  fileprivate func deciding(_ step: Step, _ run: Run) -> [String] {
    let lines = context.deciding[RunReference(step: step.number, run: run.number)] ?? []
    return lines.map { PageLine.flat($0, PageWriting.longestLine) }.filter { !$0.isEmpty }
  }

  /// The lines that prove a run that passed. What shows that something is not there is no line.
  fileprivate func proving(_ step: Step, _ run: Run) -> [String] {
    step.expectation?.rule?.asksForAbsence ?? false ? [] : deciding(step, run)
  }

  /// At most ten lines a step; what stands on top already is not said again.
  fileprivate func runsToShow(of step: Step) -> [(run: Run, lines: [String], left: Int)] {
    var room = PageWriting.mostLines
    var shown: [(run: Run, lines: [String], left: Int)] = []
    let rounds = Dictionary(grouping: step.runs) { $0.round }
    for round in rounds.keys.sorted(by: >) {
      guard let run = rounds[round]?.last, room > 0 else { continue }
      let isProof = record.isProven(step) && round == record.round
      guard isProof || run.proposal == .failed else { continue }
      let lines = isProof ? Array(proving(step, run).dropFirst()) : deciding(step, run)
      guard !lines.isEmpty else { continue }
      shown.append((run, Array(lines.prefix(room)), max(0, lines.count - room)))
      room -= min(room, lines.count)
    }
    return shown
  }
}

extension ExpectationRule {
  fileprivate var asksForAbsence: Bool {
    switch self {
    case .lacks, .empty: true
    case .all(let rules), .any(let rules): rules.contains(where: \.asksForAbsence)
    case .exit, .matches, .lines, .timeAfter, .json, .jsonMatches: false
    }
  }
}

extension Step {
  fileprivate static let pageRules: [FieldRule<Step>] =
    FieldRule.table("expectation") + [ruleInWords] + FieldRule.table("rollback", "timeout")

  fileprivate func saidLine(_ writing: PageWriting) -> MarkdownBlock {
    let judgement = writing.record.judgement(of: self)
    let run = writing.record.lastRun(of: self)
    let verdict = writing.record.verdict(of: self).rawValue
    let by = judgement.map { " by \(PageLine.flat($0.by, 40)) at \(writing.time.text($0.at))" } ?? ""
    let against = judgement?.overruled.map { " over a run that proposed \($0.rawValue)" } ?? ""
    let none = run == nil ? ", without a run" : ""
    return PageLine.item(
      "Step \(number)", title, [verdict + by + against + none],
      (judgement?.because.map { [LayoutField.block("Because", text: $0)] } ?? [])
        + writing.corrections(of: ItemReference(.step, number)))
  }
}

extension LayoutReading {
  /// A step that is settled: its line says by what.
  mutating func readStep(_ number: Int, _ field: LayoutField) -> Bool {
    var step = Step(number: number, title: "")
    var judgement = Judgement(
      outcome: .passed, round: record.round, by: "", at: session.until ?? Moment(milliseconds: 0), afterRuns: 0)
    step.title = PageLine.read(field.value, into: &judgement) { detail, judgement in
      if detail.begins(with: "waived") { judgement.outcome = .waived }
      if !detail.begins(with: "waived"), !detail.begins(with: "passed by") { judgement.because = detail }
      return true
    }
    step.lines = field.block.lines
    item = ItemReference(.step, number)
    for child in field.children {
      guard let below = LayoutField(child), below.name == "because", let text = below.text(&self) else { continue }
      judgement.because = text
      claimOwn(child)
    }
    var none = step
    FieldRule<Step>.read([], field.children, &none, &self)
    step.judgements = [judgement]
    record.steps.append(step)
    return true
  }

  private var session: Session { record.session }
}
