import Expectations
import Records

extension PartLayout {
  static let steps = PartLayout(.steps) { writing in
    let record = writing.record
    let round: [MarkdownBlock] = record.round == 1 ? [] : [.item("**Validation round:** \(record.round)")]
    let folder: [MarkdownBlock] = writing.usualFolder.map { [.item("**Ran in:** \(CodeSpan.text($0))")] } ?? []
    return round + folder
      + record.steps.flatMap { step in
        [.heading(3, NumberedTitle.text("Step", step.number, step.title))]
          + (step.command.map { [MarkdownBlock(.fence(language: step.language, $0))] } ?? [])
          + FieldRule.write(Step.rules, step, writing) + RunTable.write(step.runs, of: step.command, writing)
          + writing.corrections(of: ItemReference(.step, step.number))
      }
  } read: { blocks, reading in
    let (before, groups) = HeadedBlocks.parted(blocks, at: 3)
    for block in before {
      guard let field = LayoutField(block) else { continue }
      switch field.name {
      case "validation round":
        guard let round = Int(field.value) else { continue }
        reading.record.round = round
      case "ran in": reading.usualFolder = CodeSpan.code(field.value)
      default: continue
      }
      reading.claimOwn(block)
    }
    for group in groups {
      guard let (number, title) = NumberedTitle.read("Step", group.title) else { continue }
      var step = Step(number: number, title: title)
      reading.item = ItemReference(.step, number)
      step.lines = group.lines
      if let block = group.body.first, case .fence(let language, let command) = block.content {
        (step.language, step.command) = (language, command)
        reading.claim(block)
      }
      FieldRule.read(Step.rules, group.body, &step, &reading)
      step.runs += RunTable.read(group.body, of: step.command, &reading)
      reading.claim(group.heading)
      reading.record.steps.append(step)
    }
  }

  static let rounds = PartLayout(.rounds) { writing in
    writing.record.decisions.flatMap { decision in
      [.heading(3, "Round \(decision.round): \(decision.branch.displayText)")]
        + FieldRule.write(Decision.fields, decision, writing)
    }
  } read: { blocks, reading in
    for group in HeadedBlocks.parted(blocks, at: 3).groups {
      guard let (round, words) = NumberedTitle.read("Round", group.title),
        let branch = Decision.Branch(words: words)
      else { continue }
      var decision = Decision(
        round: round, branch: branch, by: "", at: Moment(milliseconds: 0), because: "", changes: [])
      FieldRule.read(Decision.fields, group.body, &decision, &reading)
      reading.claim(group.heading)
      reading.record.decisions.append(decision)
    }
  }
}

extension Decision.Branch {
  fileprivate var displayText: String { self == .success ? "passed" : "failed" }

  fileprivate init?(words: String) {
    guard let branch = [Self.success, .failure].first(where: { $0.displayText == words }) else { return nil }
    self = branch
  }
}

extension Decision {
  fileprivate static let fields: [FieldRule<Decision>] = [
    .required("Because", \.because), .required("By", \.by), .moment("At", \.at), .texts("What it changed", \.changes),
  ]
}

extension Step {
  fileprivate static let rules: [FieldRule<Step>] =
    FieldRule.table("expectation") + [ruleInWords, verdict, overruled] + FieldRule.table(without: ["expectation"]) + [
      runs,
      .nested(
        "Judged", \.judgements, Judgement.fields, { judgement, _ in judgement.displayText },
        { text, _ in Judgement(text) }),
    ]

  /// How it stands in the present round; only shown, since runs and judgements say so.
  private static let verdict = FieldRule<Step>(name: "Verdict") { step, writing in
    let verdict = writing.record.verdict(of: step)
    return verdict == .pending ? [] : [.item("**Verdict:** \(verdict.rawValue)")]
  } read: { field, _, _ in
    StepVerdict(rawValue: field.value) != nil
  }

  /// Only shown: what was judged says so.
  private static let overruled = FieldRule<Step>(name: "Against its run") { step, writing in
    guard let judgement = writing.record.overruling(of: step) else { return [] }
    let because = judgement.because.map { ": \(DocumentText.line($0))" } ?? ""
    return [.item("**Against its run:** the run says failed, \(judgement.by) passed it\(because)")]
  } read: { field, _, _ in
    field.value.begins(with: "the run says failed, ")
  }

  /// Written only where it is not what the words propose, so that most steps stay as people write
  /// them.
  static let ruleInWords = FieldRule<Step>(name: "Rule") { step, writing in
    guard let expectation = step.expectation, expectation.rule != writing.record.proposedRule(for: step) else {
      return []
    }
    return [.item("**Rule:** \(expectation.rule.map { CodeSpan.text(ExpectationSyntax.text($0)) } ?? byPerson)")]
  } read: { field, step, reading in
    guard step.expectation != nil else { return false }
    if field.value == byPerson {
      reading.judgedByPerson.insert(reading.record.steps.count)
      return true
    }
    guard let rule = ExpectationSyntax.rule(CodeSpan.code(field.value)) else { return false }
    step.expectation?.rule = rule
    return true
  }

  private static let byPerson = "a person judges"

  /// In full, where the runs do not fit into a table. A run's command is written only where it is
  /// not the step's own.
  private static let runs = FieldRule<Step>(name: "Run") { step, writing in
    guard !RunTable.fits(step.runs, step.command) else { return [] }
    return step.runs.map { run in
      let command: [MarkdownBlock] =
        run.command == step.command ?? ""
        ? [] : [.item("**Command:**", [MarkdownBlock(.fence(language: nil, run.command))])]
      return .item("**Run:** \(run.number) of round \(run.round)", command + FieldRule.write(Run.fields, run, writing))
    }
  } read: { field, step, reading in
    let parts = field.value.parted(by: " of round ")
    guard parts.count == 2, let number = Int(parts[0]), let round = Int(parts[1]) else { return false }
    var run = Run(
      number: number, round: round, at: Moment(milliseconds: 0), by: "", command: step.command ?? "")
    FieldRule.read(Run.fields, field.children, &run, &reading)
    for case let command? in field.children.map(LayoutField.init) where command.name == "command" {
      guard let fence = command.children.first, case .fence(_, let text) = fence.content else { continue }
      run.command = text
      reading.claim(command.block)
    }
    run.folder = run.folder ?? reading.usualFolder
    step.runs.append(run)
    return true
  }
}
