import Records
import TestSupport

/// Records of every kind of thing, with texts made to break Markdown.
extension Dice {
  private static let day = Day(year: 2025, month: 11, day: 4)

  mutating func record() -> SessionRecord {
    var record = SessionRecord(session: session())
    record.timeline = list(5) { $0.entry() }
    for index in record.timeline.indices where !chance(8) { record.timeline[index].number = index + 1 }
    record.problems = list(2) { $0.problem() }
    record.fixes = list(3) { $0.fix() }
    record.alternatives = list(3) { $0.alternative() }
    record.checks = list(3) { Check(text: $0.nastyText(), state: $0.pick([.open, .done, .failed])) }
    record.steps = list(4) { $0.step() }
    record.branches.success = statements()
    record.branches.failure = statements()
    record.todos = list(5) { $0.todo() }
    if chance(2) { for index in record.todos.indices { record.todos[index].number = index + 1 } }
    record.risks = list(5) { $0.risk() }
    if chance(2) { record.monitoring = monitoring() }
    record.files.created = statements()
    record.files.modified = statements()
    record.files.toUpdate = statements()
    record.inFlight.silences = list(3) { dice in
      var silence = Silence(number: dice.roll(1...9), alert: "")
      dice.fill(&silence)
      return silence
    }
    record.inFlight.investigations = statements()
    record.inFlight.asks = statements()
    record.lessons = statements()
    record.insights = statements()
    record.achievements = statements()
    record.production.before = statements()
    record.production.after = statements()
    record.metrics = list(3) { Metric(name: $0.nastyText(3), value: $0.nastyText(3)) }
    record.corrections = list(3) { dice in
      Correction(
        by: dice.nastyText(2), at: dice.moment(),
        about: dice.chance(2) ? dice.reference().description : dice.nastyText(2),
        text: dice.nastyText())
    }
    record.comments = list(3) { $0.comment() }
    var line = 0
    record.sections = list(4) { dice in
      line += dice.roll(1...5)
      return Section(
        heading: (0..<dice.roll(0...3)).map { _ in dice.nastyText(3) }, lines: LineSpan(line, line),
        text: dice.nastyText())
    }
    record.round = roll(1...3)
    record.decisions = list(2) { dice in
      Decision(
        round: dice.roll(1...3), branch: dice.pick([.success, .failure]), by: dice.nastyText(2), at: dice.moment(),
        because: dice.nastyText(), changes: dice.list(3) { $0.nastyText() })
    }
    if chance(2) { place(&record) }
    return record
  }

  /// Lines such as a document gives its items.
  private mutating func place(_ record: inout SessionRecord) {
    func span(_ dice: inout Dice) -> LineSpan? {
      let line = dice.roll(1...20)
      return dice.chance(4) ? nil : LineSpan(line, line + 1)
    }
    for index in record.timeline.indices { record.timeline[index].lines = span(&self) }
    for index in record.todos.indices { record.todos[index].lines = span(&self) }
    for index in record.risks.indices { record.risks[index].lines = span(&self) }
    for index in record.steps.indices { record.steps[index].lines = span(&self) }
  }

  private mutating func list<Element>(_ most: Int, _ element: (inout Dice) -> Element) -> [Element] {
    (0..<roll(0...most)).map { _ in element(&self) }
  }

  private mutating func maybe<Value>(_ value: (inout Dice) -> Value) -> Value? { chance(2) ? value(&self) : nil }
  private mutating func statements() -> [Statement] { list(3) { Statement($0.nastyText()) } }
  private mutating func number() -> SessionNumber { pick(["7", "8", "8b", "11 part 3"]) }

  mutating func moment() -> Moment {
    var moment = Moment(Dice.day, hour: roll(0...23), minute: roll(0...59))
    if chance(4) { moment = moment.adding(hours: Double(roll(-60...60))) }
    if chance(4) { moment.milliseconds += Int64(roll(0...59)) * 1000 }
    if chance(6) { moment.milliseconds += Int64(roll(0...999)) }
    return moment
  }

  private mutating func reference() -> ItemReference {
    ItemReference(pick(ItemReference.Kind.allCases), roll(0...4))
  }

  private mutating func session() -> Session {
    var session = Session(number: number())
    fill(&session)
    if chance(6) { session.title = "" }
    session.declines = list(2) { Decline(by: $0.nastyText(2), at: $0.moment(), because: $0.nastyText()) }
    session.opening = maybe { dice in
      Acceptance(
        from: dice.maybe { $0.number() }, by: dice.nastyText(2), at: dice.moment(), readBack: dice.nastyText(),
        takeOver: dice.maybe { $0.nastyText() })
    }
    return session
  }

  private mutating func entry() -> TimelineEntry {
    var entry = TimelineEntry(number: roll(1...9), at: nil, event: "", source: .document)
    fill(&entry)
    entry.evidence = maybe { dice in dice.list(2) { RunReference(step: $0.roll(1...9), run: $0.roll(1...9)) } }
    entry.words = maybe { $0.pick(["~01:17 UTC", "01:15", "01:06-01:15", "next day", $0.nastyText(3)]) }
    return entry
  }

  private mutating func problem() -> Problem {
    var problem = Problem(title: "")
    fill(&problem)
    if chance(5) { problem.title = "" }
    return problem
  }

  private mutating func fix() -> Fix {
    var fix = Fix(number: roll(0...5), title: "")
    fill(&fix)
    fix.provenance = list(2) { dice in
      ProvenanceFinding(
        question: dice.pick(ProvenanceFinding.Question.allCases), answer: dice.pick([.yes, .no, .unknown]),
        detail: dice.nastyText(), at: dice.moment())
    }
    return fix
  }

  private mutating func alternative() -> Alternative {
    Alternative(
      option: nastyText(), risk: maybe { $0.pick([.low, .medium, .high]) },
      riskWords: maybe { $0.pick(["LOW - safe", "medium", $0.nastyText()]) }, chosen: chance(2),
      reason: maybe { $0.nastyText() })
  }

  private mutating func step() -> Step {
    var step = Step(number: roll(1...6), title: "")
    fill(&step)
    step.language = maybe { $0.pick(["bash", "sh", "python3"]) }
    let command = step.command
    step.runs = list(2) { $0.run(of: command) }
    step.judgements = list(2) { dice in
      Judgement(
        outcome: dice.pick([.passed, .failed, .waived]), round: dice.roll(1...3), by: dice.nastyText(2),
        at: dice.moment(),
        because: dice.maybe { $0.nastyText() }, afterRuns: dice.roll(0...2),
        overruled: dice.maybe { $0.pick([.passed, .failed, .unsure]) })
    }
    return step
  }

  /// In words that propose a rule, or in any; with a rule of the operator's own, or with none.
  private mutating func expectation() -> Expectation {
    let words = ["exit 0", "SUCCESS <timestamp>", "NO errors (or only old errors from before fix)", "at least 3 lines"]
    return Expectation(text: chance(2) ? pick(words) : nastyText(), rule: chance(3) ? nil : rule(depth: 0))
  }

  private mutating func rule(depth: Int) -> ExpectationRule {
    let comparison = pick([ExpectationRule.Comparison.equal, .notEqual, .less, .atMost, .more, .atLeast])
    switch roll(0...(depth < 2 ? 9 : 7)) {
    case 0: return .exit(Int32(roll(0...255)))
    case 1: return .matches(nastyText(3), first: chance(2))
    case 2: return .lacks(nastyText(3), after: maybe { $0.moment() })
    case 3: return .empty
    case 4: return .lines(comparison, roll(0...99))
    case 5: return .timeAfter(moment())
    case 6: return .json(path: pick(["", "status.phase", "items[0].name"]), comparison, nastyText(2))
    case 7: return .jsonMatches(path: "status", nastyText(2))
    case 8: return .all((0..<roll(1...3)).map { _ in rule(depth: depth + 1) })
    default: return .any((0..<roll(1...3)).map { _ in rule(depth: depth + 1) })
    }
  }

  private mutating func run(of command: String?) -> Run {
    var run = Run(
      number: roll(1...9), round: roll(1...3), at: moment(), by: nastyText(2),
      command: chance(2) ? command ?? "" : nastyText())
    run.ending = maybe { dice in
      dice.pick([
        .exited(1), .signalled(9), .timedOut, .cancelled, .interrupted, .failedToStart(dice.nastyText()),
      ])
    }
    run.seconds = maybe { Double($0.roll(0...99_999)) / 1000 }
    run.proposal = maybe { $0.pick([.passed, .failed, .unsure]) }
    run.why = maybe { $0.nastyText() }
    run.outputBytes = roll(0...2)
    run.evidence = maybe { _ in "9f86d081884c7d65" }
    run.folder = maybe { $0.pick(["/srv/app", "/home/on call/`app`", "/tmp/a|b"]) }
    run.masked = roll(0...2)
    return run
  }

  private mutating func todo() -> Todo {
    var todo = Todo(number: roll(1...9), text: nastyText(), progress: pick([.open, .inProgress, .done, .cancelled]))
    fill(&todo)
    todo.blockers = list(3) { dice in
      let isLifted = dice.chance(3)
      return Blocker(
        on: dice.pick([.todo(dice.roll(1...9)), .validation, .monitoring, .risk(dice.roll(1...5)), .outside]),
        text: dice.chance(4) ? "" : dice.nastyText(), isLifted: isLifted,
        lifted: isLifted ? dice.maybe { Lifting(by: $0.nastyText(), because: $0.maybe { $0.nastyText() }) } : nil)
    }
    return todo
  }

  /// Every field of the item's table, each maybe with nothing in it.
  private mutating func fill<Item: Fielded>(_ item: inout Item) {
    for field in Item.fields {
      switch field.content {
      case .title, .text: field.set(.words(nastyText()), in: &item)
      case .words: field.set(.init(maybe { $0.nastyText() }), in: &item)
      case .link: field.set(.init(maybe { "https://tickets.example/OPS-\($0.roll(1...99))" }), in: &item)
      case .code: field.set(.init(maybe { $0.nastyText(3) }), in: &item)
      case .block: field.set(.init(maybe { $0.nastyText(20) }), in: &item)
      case .statements(let path): item[keyPath: path] = statements()
      case .list(let path): item[keyPath: path] = list(2) { $0.nastyText(3) }
      case .moment: field.set(.init(maybe { $0.moment() }), in: &item)
      case .seconds(let path): item[keyPath: path] = maybe { Double($0.roll(1...900)) / 10 }
      case .flag(let path): item[keyPath: path] = maybe { _ in true }
      case .expectation: field.set(.init(maybe { $0.expectation() }), in: &item)
      case .term(let term): field.set(.init(maybe { $0.pick(term.values) }), in: &item)
      }
    }
  }

  private mutating func risk() -> Risk {
    var risk = Risk(
      number: roll(1...9), title: nastyText(), likelihood: maybe { $0.pick(Likelihood.allCases) },
      impact: maybe { $0.pick(RiskImpact.allCases) }, status: pick(Risk.Status.allCases))
    fill(&risk)
    risk.likelihoodWords = maybe { $0.pick(["VERY LOW", "CERTAIN (TODO exists)", $0.nastyText()]) }
    risk.impactWords = maybe { $0.pick(["HIGH", "LOW (documented)", $0.nastyText()]) }
    return risk
  }

  private mutating func monitoring() -> Monitoring {
    var window = Monitoring(stage: pick([.planned, .running, .done, .reset]), start: maybe { $0.moment() })
    window.hours = Double(roll(1...96)) / 2
    window.every = Double(roll(1...16)) / 4
    window.checkpoints = list(3) { $0.checkpoint() }
    window.baseline = statements()
    window.watches = statements()
    window.resets = list(2) { dice in
      MonitoringReset(
        at: dice.moment(), by: dice.nastyText(2), because: dice.nastyText(), start: dice.maybe { $0.moment() },
        hours: Double(dice.roll(1...48)), checkpoints: dice.list(2) { $0.checkpoint() })
    }
    return window
  }

  private mutating func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(due: moment())
    fill(&checkpoint)
    return checkpoint
  }

  private mutating func comment() -> Comment {
    var comment = Comment(
      number: roll(1...9), about: maybe { $0.reference() }, by: nastyText(2), at: moment(), text: nastyText(),
      isQuestion: chance(2))
    comment.answer = maybe { $0.nastyText() }
    comment.answeredBy = maybe { $0.nastyText(2) }
    return comment
  }
}
