import Records

extension Filler {
  mutating func problem() -> Problem {
    var problem = Problem(title: words())
    problem.error = words()
    problem.rootCause = words()
    problem.severity = words()
    problem.impact = statements()
    problem.missedBecause = statements()
    problem.lines = span()
    return problem
  }

  mutating func alternative(_ risk: Alternative.Risk) -> Alternative {
    var alternative = Alternative(option: words(), risk: risk, riskWords: words(), chosen: true, reason: words())
    alternative.lines = span()
    return alternative
  }

  mutating func fix(_ status: Fix.Status) -> Fix {
    var fix = Fix(number: number(), title: words(), commit: words(), build: words(), status: status)
    fix.statusWords = words()
    fix.files = [words(), words()]
    fix.before = words()
    fix.after = words()
    fix.rationale = statements()
    let answers: [ProvenanceFinding.Answer] = [.yes, .no, .unknown, .no]
    fix.provenance = zip(ProvenanceFinding.Question.allCases, answers).map {
      ProvenanceFinding(question: $0, answer: $1, detail: words(), at: moment())
    }
    fix.statusAt = moment()
    fix.lines = span()
    return fix
  }

  mutating func todo(_ progress: Todo.Progress) -> Todo {
    let blocked: [Blocker.On] = [.todo(number()), .validation, .monitoring, .risk(number()), .outside]
    var todo = Todo(
      number: number(), text: words(), progress: progress, owner: words(),
      blockers: blocked.map { Blocker(on: $0, text: words(), isLifted: true) })
    todo.due = moment()
    todo.because = words()
    todo.readyAt = moment()
    todo.startedAt = moment()
    todo.doneAt = moment()
    todo.closedIn = session()
    todo.lines = span()
    return todo
  }

  mutating func risk(_ status: Risk.Status) -> Risk {
    var risk = Risk(
      number: number(), title: words(), likelihood: .certain, impact: .critical, mitigation: words(), status: status)
    risk.likelihoodWords = words()
    risk.impactWords = words()
    risk.owner = words()
    risk.statusWords = words()
    risk.because = words()
    risk.materialisedAt = moment()
    risk.ratedWhenMaterialised = .veryLow
    risk.closedIn = session()
    risk.lines = span()
    return risk
  }

  mutating func monitoring() -> Monitoring {
    let checkpoints = ([.ok, .trouble] as [Checkpoint.Outcome]).map { checkpoint($0) }
    var monitoring = Monitoring(
      stage: .reset, start: moment(), hours: amount(), every: amount(), checkpoints: checkpoints)
    monitoring.baseline = statements()
    monitoring.watches = statements()
    monitoring.resets = [
      MonitoringReset(
        at: moment(), by: words(), because: words(), start: moment(), hours: amount(), checkpoints: [checkpoint(.ok)])
    ]
    monitoring.lines = span()
    return monitoring
  }

  mutating func checkpoint(_ outcome: Checkpoint.Outcome) -> Checkpoint {
    var checkpoint = Checkpoint(due: moment())
    checkpoint.outcome = outcome
    checkpoint.doneAt = moment()
    checkpoint.by = words()
    checkpoint.note = words()
    checkpoint.evidence = words()
    checkpoint.step = number()
    checkpoint.lines = span()
    return checkpoint
  }

  mutating func step() -> Step {
    let expectation = Expectation(text: words(), rule: rule(), lines: span())
    var step = Step(number: number(), title: words(), command: words(), expectation: expectation)
    step.language = words()
    step.originalCommand = words()
    step.timeout = amount()
    let endings: [Run.Ending] = [
      .exited(-3), .signalled(9), .timedOut, .cancelled, .interrupted, .failedToStart(words()),
    ]
    step.runs = endings.map { run($0, .unsure) } + ([.passed, .failed] as [Run.Proposal]).map { run(.exited(1), $0) }
    step.judgements = ([.passed, .failed, .waived] as [Judgement.Outcome]).map {
      Judgement(
        outcome: $0, round: number(), by: words(), at: moment(), because: words(), afterRuns: number(),
        overruled: .failed)
    }
    step.lines = span()
    return step
  }

  mutating func run(_ ending: Run.Ending, _ proposal: Run.Proposal) -> Run {
    var run = Run(number: number(), round: number(), at: moment(), by: words(), command: words())
    run.folder = words()
    run.ending = ending
    run.seconds = amount()
    run.proposal = proposal
    run.why = words()
    run.decidedBy = [number(), number()]
    run.outputBytes = number()
    run.evidence = words()
    run.masked = number()
    return run
  }

  /// Of every kind, and within one another.
  mutating func rule() -> ExpectationRule {
    let comparisons: [ExpectationRule.Comparison] = [.equal, .notEqual, .less, .atMost, .more, .atLeast]
    return .all([
      .exit(-1), .matches(words(), first: true), .lacks(words(), after: moment()), .empty,
      .any(comparisons.map { .lines($0, number()) } + comparisons.map { .json(path: words(), $0, words()) }),
      .timeAfter(moment()), .jsonMatches(path: words(), words()), .any([.all([.exit(.min), .exit(.max)])]),
    ])
  }
}
