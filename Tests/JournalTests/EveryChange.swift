import Records

/// A change of every kind, each value filled and, where some may be missing, once more without
/// those. `FrozenFormatTests` holds their written form to `Fixtures/changes.jsonl`; a new kind gets
/// its lines here and, by `BATON_FREEZE`, there.
enum EveryChange {
  static let incident: [Change] = [
    .incident(.opened(opened)),
    .incident(.watchAdded(WatchRule(number: 1, name: "Mapper", pattern: "MapperError", file: "app.log"))),
    .incident(.watchAdded(WatchRule(number: 2, name: "OOM", pattern: "oom-kill"))), .incident(.watchRemoved(2)),
    .incident(.logAdded("app.log")),
    .incident(.batonTaken(by: "ana", reason: "noor is asleep")), .incident(.batonTaken(by: "noor", reason: nil)),
    .incident(.batonOffered(to: "ana")),
    .incident(.batonOffered(to: nil)),
  ]

  static let session: [Change] =
    [
      .session(.opened(FullRecord.record)), .session(.imported(bare)), .session(.revised(FullRecord.record)),
      .session(
        .described(
          Patch(saying: [
            "title": "Mend the mapper", "status": "MENDED", "next": "Watch it", "summary": "It is mended.",
          ]))),
      .session(.described([:])),
      .session(.declined(Decline(by: "ana", at: time(1), because: "which build?"))),
      .comment(
        .added(
          Comment(number: 4, about: ItemReference(.todo, 1), by: "ana", at: time(2), text: "Why?", isQuestion: true))),
      .comment(
        .added(Comment(number: 5, about: nil, by: "ana", at: time(2), text: "So far so good", isQuestion: false))),
      .comment(.answered(4, by: "noor", text: "It leaks")),
      .noted(numbered(FullRecord.entry, \.number, 3)),
      .noted(TimelineEntry(number: 9, at: nil, event: "Some time later", source: .log)),
      .metricAdded(Metric(name: "Errors", value: "12 a minute", lines: LineSpan(40, 40))),
      .silence(
        .added(
          Silence(
            number: 3, alert: "QueueDepth", until: time(60), because: "drains", by: "noor", lines: LineSpan(41, 42)))),
      .silence(.added(Silence(number: 4, alert: "Errors"))), .silence(.lifted(4)),
    ] + StatementKind.allCases.map { .statement(.added($0, Statement("A \($0.rawValue)", lines: LineSpan(43, 44)))) }
    + [
      .statement(.added(.lesson, "Ask the remote first")),
      .statement(.settled(.ask, text: "A ask")),
    ]

  static let items: [Change] = [
    .fix(2, .added(numbered(FullRecord.fix, \.number, 2))), .fix(2, .edited(["title": .init("Mend the mapper")])),
    .fix(1, .status(.built, commit: "2d1da3a", build: "2d1da3a3", because: "rebuilt")),
    .fix(1, .status(.unknown, commit: nil, build: nil, because: nil)), .fix(1, .checked(FullRecord.fix.provenance)),
    .todo(4, .added(numbered(FullRecord.todo, \.number, 4))), .todo(3, .added(Todo(number: 3, text: "Tell the team"))),
    .todo(1, .edited(["text": .init("Restart both workers")])), .todo(1, .started), .todo(1, .done),
    .todo(1, .reopened),
    .todo(3, .cancelled(because: "called off")), .todo(1, .blocked(Blocker(on: .todo(2), text: "the build"))),
    .todo(1, .unblocked(on: .validation)), .todo(1, .unblocked(on: nil)), .todo(1, .assigned(owner: "ana")),
    .todo(1, .assigned(owner: nil)), .todo(1, .due(time(90))), .todo(1, .due(nil)), .todo(1, .moved(before: 3)),
    .todo(1, .moved(before: nil)), .todo(1, .freed(because: "todo 2 is done")),
    .risk(2, .added(numbered(FullRecord.risk, \.number, 2))),
    .risk(3, .added(Risk(number: 3, title: "The queue fills"))),
    .risk(1, .edited(["title": .init("It leaks still"), "mitigation": .init("Roll back"), "owner": .init("ana")])),
    .risk(1, .edited([:])),
    .risk(1, .rated(likelihood: .certain, impact: .critical, likelihoodWords: "CERTAIN", impactWords: "CRITICAL")),
    .risk(1, .rated(likelihood: nil, impact: nil, likelihoodWords: nil, impactWords: nil)),
    .risk(1, .mitigated(mitigation: "Rolled back")), .risk(1, .mitigated(mitigation: nil)),
    .risk(1, .accepted(because: "rare")), .risk(1, .materialised(because: "seen at 01:35")),
    .risk(1, .materialised(because: nil)), .risk(3, .closed(because: "gone")), .risk(3, .reopened),
    .step(2, .added(numbered(FullRecord.step, \.number, 2))), .step(3, .added(Step(number: 3, title: "Look at it"))),
    .step(
      1,
      .edited([
        "command": .init("make check"), "title": .init("Check"),
        "expectation": .init(Expectation(text: "exit 0", rule: .exit(0))),
      ])),
    .step(1, .edited([:])), .step(1, .runStarted(FullRecord.begun)),
    .step(1, .runEnded(FullRecord.run(2, .exited(0)))),
    .step(
      1,
      .judged(
        Judgement(
          outcome: .failed, round: 1, by: "noor", at: time(4), because: "old errors", afterRuns: 2, overruled: .passed))
    ),
    .step(3, .judged(Judgement(outcome: .waived, round: 1, by: "noor", at: time(4), afterRuns: 0))),
  ]

  static let ends: [Change] = [
    .decided(
      Decision(
        round: 1, branch: .failure, by: "noor", at: time(5), because: "step 1 failed", changes: ["risk 1 came true"])),
    .monitoring(.started(start: time(6), hours: 24, every: 4.5)), .monitoring(.reset(FullRecord.reset)),
    .monitoring(.started(start: time(7), hours: 1, every: 0.5)),
    .monitoring(.checkpointDone(due: time(37), .trouble, by: "ana", at: time(38), note: "again", evidence: evidence)),
    .monitoring(.checkpointDone(due: time(67), .ok, by: "ana", at: time(68), note: nil, evidence: nil)),
    .monitoring(.checkpointStep(due: time(67), step: 1)), .monitoring(.checkpointStep(due: time(37), step: nil)),
    .monitoring(.completed),
    .corrected(Correction(by: "ana", at: time(70), about: "risk 1", text: "It was never pushed")),
    .session(.accepted(by: "ana", successor: "9")),
    .session(
      .sealed(
        Seal(by: "noor", at: time(71), hash: document, file: "SESSION_8_HANDOFF.md", gapsAllowedBecause: "night"),
        offeredTo: "ana")),
    .session(.sealed(Seal(by: "noor", at: time(71), hash: document, file: "S8.md"), offeredTo: nil)),
    .undone([7, 9]),
  ]

  /// What the second format has beyond the first (`docs/journal.md`), and null for whatever an
  /// edit takes away.
  static let second: [Change] = [
    .todo(5, .added(numbered(FullRecord.ticket, \.number, 5))),
    .todo(
      1,
      .edited([
        "text": .words("Restart the workers"), "owner": .words("ana"), "due": .moment(time(90)),
        "link": .words("https://tickets.example/OPS-12"), "snoozedUntil": .moment(time(95)),
      ])),
    .todo(1, .edited(["owner": .nothing, "due": .nothing, "link": .nothing, "snoozedUntil": .nothing])),
    .risk(1, .edited(["mitigation": .nothing, "owner": .nothing])),
    .step(4, .added(numbered(FullRecord.reversible, \.number, 4))),
    .step(
      1,
      .edited([
        "title": .words("Check"), "command": .words("make check"), "timeout": .seconds(30.5),
        "rollback": .words("make undo"), "expectation": .expectation(Expectation(text: "exit 0", rule: .exit(0))),
      ])),
    .step(1, .edited(["command": .nothing, "timeout": .nothing, "rollback": .nothing, "expectation": .nothing])),
    .fix(1, .edited(["title": .words("Mend it"), "before": .words("a!"), "after": .words("a?")])),
    .fix(1, .edited(["before": .nothing, "after": .nothing])),
    .session(.described(["status": .nothing, "next": .nothing, "summary": .nothing])),
    .noted(numbered(FullRecord.guess, \.number, 10)),
  ]

  /// What the third has beyond the second.
  static let third: [Change] = [
    .todo(1, .unblocked(on: .validation, lifting: Lifting(by: "noor", because: "the vendor called"))),
    .todo(1, .unblocked(on: .todo(2), lifting: Lifting(by: "noor"))),
    .todo(6, .added(numbered(FullRecord.lifted, \.number, 6))),
    .risk(1, .materialised(because: "seen at 01:35", round: 2)),
    .risk(4, .added(numbered(FullRecord.brought, \.number, 4))),
    .session(.accepted(by: "ben", successor: "10", takeOver: "ana is ill")),
    .session(.opened(FullRecord.takenOver)),
  ]

  /// And of it an act of the baton by another than its holder.
  static let signed: [Change] = [.noted(numbered(FullRecord.done, \.number, 12))]

  /// And of it the incidents that are opened, run and closed here, and proofs.
  static let running: [Change] = [
    .incident(.opened(run)),
    .incident(
      .severityChanged(SeverityChange(words: "Rot", level: 1, because: "orders wait", by: "noor", at: time(1)))),
    .incident(.severityChanged(SeverityChange(words: "SEV2", by: "noor", at: time(2)))),
    .incident(.statusChanged(.identified, because: "a null")), .incident(.statusChanged(.monitoring, because: nil)),
    .incident(.roleGiven("commander", to: "ana", at: time(3))),
    .incident(.roleGiven("commander", to: nil, at: time(4))),
    .incident(.marked(mark(.began))), .incident(.marked(Mark(.detected, at: time(5), by: "ana", recordedAt: time(6)))),
    .incident(.updated(run.updates[0])),
    .incident(.updated(StakeholderUpdate(number: 2, at: time(7), by: "ana", text: "It works again"))),
    .incident(.attached(run.attachments[0])), .incident(.alerted(run.alerts[0])),
    .incident(.logRemoved("app.log")), .incident(.closed(closure)), .incident(.reopened(because: "again")),
    .incident(.renamed("Mapper down")), .incident(.archived(because: "a drill")), .incident(.restored),
    .incident(.merged(into: "queue")), .incident(.sessionPutAway("8b", to: "queue")),
    .incident(.stated(Narrative(.cause, ["a null"]))), .incident(.stated(Narrative(.lucky, []))),
    .incident(.sessionPutAway("7", to: nil)), .incident(.sessionBroughtBack("7")),
    .incident(
      .postmortemSealed(
        Seal(by: "noor", at: time(90), hash: document, file: "P.md", gapsAllowedBecause: "no owner yet"))),
    .todo(6, .added(numbered(FullRecord.proven, \.number, 6))),
    .todo(1, .edited(["proof": .words("step:4")])), .todo(1, .edited(["proof": .nothing])),
    .noted(TimelineEntry(number: 11, at: time(8), event: "Alert: errors", source: .alert)),
  ]

  private static func mark(_ kind: Mark.Kind) -> Mark {
    var mark = Mark(kind, at: time(0), by: "noor", recordedAt: time(1), because: "the first 500")
    mark.isOver = true
    return mark
  }

  private static let closure = Closure(
    resolution: "Guarded the null", by: "noor", at: time(80), gapsAllowedBecause: "no owner yet")

  /// An incident that was run to its end.
  private static let run: Incident = {
    var incident = EveryChange.opened
    incident.status = .monitoring
    incident.severities = [SeverityChange(words: "SEV2", level: 2, because: "orders", by: "noor", at: time(1))]
    incident.roles = [IncidentRole(name: "commander", person: "noor", since: time(1))]
    incident.marks = [mark(.began)]
    incident.updates = [StakeholderUpdate(number: 1, at: time(2), by: "noor", text: "We look", next: time(32))]
    var attachment = Attachment(
      number: 1, title: "Graph", hash: document, bytes: 5, type: "image/png", by: "noor", at: time(3))
    (attachment.name, attachment.whole, attachment.masked) = ("graph.png", 9, 2)
    (attachment.session, attachment.about) = ("8", ItemReference(.todo, 1))
    incident.attachments = [attachment]
    var alert = Alert(source: "alertmanager", fingerprint: "c0ffee", title: "MapperErrors")
    (alert.text, alert.severity, alert.service) = ("12 a minute", "critical", "queue")
    (alert.start, alert.end) = (time(0), time(70))
    (alert.links, alert.labels) = (["https://alerts.example/1"], [Alert.Label("zone", "eu")])
    incident.alerts = [alert]
    incident.closure = closure
    (incident.archived, incident.mergedInto, incident.putAway) = ("a drill", "queue", ["6"])
    incident.narrative = [Narrative(.impact, ["orders wait"])]
    incident.postmortems = [Seal(by: "noor", at: time(90), hash: document, file: "P.md")]
    return incident
  }()

  /// And of it what is sealed with a page, read, and seen of the working copy.
  static let pages: [Change] = [
    .session(.sealed(sealedWhole, offeredTo: "ana")), .session(.repositorySeen(seen)), .session(.imported(found)),
  ]

  private static let found: SessionRecord = {
    var record = bare.seeing(seen)
    record.session.opening = Acceptance(from: "7", by: "ana", at: time(80), readBack: "Mend it")
    record.session.opening?.read = [ItemReference(.risk, 1)]
    return record
  }()

  private static let seen = RepositoryState(
    at: time(80), branch: "main", head: "fa1b1d5", unpushed: [.init(id: "fa1b1d5", title: "Leave it out")],
    uncommitted: ["a.py"])

  private static let sealedWhole: Seal = {
    var seal = Seal(by: "noor", at: time(71), hash: document, file: "S8.md")
    seal.record = evidence
    return seal
  }()

  /// What a person makes of lines of a document, and what else a document tells.
  static let taking: [Change] = [
    .session(.taken(FullRecord.taken)), .session(.taken(TakenLines(.entry))),
    .session(
      .putBack(
        PutBack(
          ItemReference(.todo, 6), taking: FullRecord.putBack,
          sections: [Section(heading: ["Handoff"], lines: LineSpan(50, 51), text: "- no todo\n  at all")]))),
    .session(.imported(FullRecord.retaken)), .noted(numbered(FullRecord.retold, \.number, 11)),
  ]

  static var all: [Change] { incident + session + items + ends + second + third + running + signed + pages + taking }

  /// Minutes after 2025-11-04T01:15:00Z, and some milliseconds.
  static func time(_ minutes: Int) -> Moment { Moment(milliseconds: 1_762_218_900_000 + Int64(minutes) * 60_000 + 7) }

  static let evidence = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  static let document = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  private static let opened: Incident = {
    var incident = Incident(key: "mapper", title: "Mapper errors")
    incident.severity = "SEV2"
    incident.service = "queue"
    incident.sessions = ["7", "8b"]
    incident.holder = "noor"
    incident.offeredTo = "ana"
    incident.watches = [WatchRule(number: 1, name: "Errors", pattern: "ERROR")]
    incident.logs = ["worker.log"]
    return incident
  }()

  private static let bare = SessionRecord(session: Session(number: "8", title: "Fix the mapper"))
}

/// A record in which every member is filled.
enum FullRecord {
  private static let time = EveryChange.time
  private static func lines(_ line: Int) -> LineSpan { LineSpan(line, line + 1) }

  static let record: SessionRecord = {
    var session = Session(number: "8", title: "Fix the mapper", date: Day(year: 2025, month: 11, day: 4))
    (session.from, session.until, session.status) = (time(0), time(99), "BUILD IN PROGRESS")
    (session.next, session.summary, session.holder) = ("Validate", "Mended, not yet seen to run.", "noor")
    session.opening = Acceptance(from: "7", by: "noor", at: time(0), readBack: "Mend it", takeOver: "nobody was there")
    (session.successor, session.offeredTo, session.lines) = ("9", "ana", lines(1))
    session.declines = [Decline(by: "ana", at: time(1), because: "which build?")]
    session.seal = Seal(
      by: "noor", at: time(99), hash: EveryChange.document, file: "S8.md", gapsAllowedBecause: "night")
    var record = SessionRecord(session: session)
    record.timeline = [entry, TimelineEntry(number: 2, at: nil, event: "Then", source: .document)]
    var problem = Problem(title: "The mapper fails")
    (problem.error, problem.rootCause, problem.severity) = ("MapperError: 7", "a null", "SEV2")
    (problem.impact, problem.missedBecause, problem.lines) = (["orders wait"], ["no test"], lines(3))
    record.problems = [problem]
    record.fixes = [fix]
    var option = Alternative(
      option: "Restart", risk: .medium, riskWords: "MEDIUM - again", chosen: true, reason: "quick")
    option.lines = lines(5)
    record.alternatives = [option]
    record.checks = [Check(text: "Look again", state: .failed, lines: lines(6))]
    record.steps = [step]
    (record.branches.success, record.branches.failure) = (["Tell the team"], ["Roll back"])
    record.todos = [todo, Todo(number: 2, text: "Build", progress: .inProgress, owner: "noor")]
    record.risks = [risk]
    var window = Monitoring(stage: .running, start: time(3), hours: 24, every: 4.5, checkpoints: [checkpoint])
    (window.baseline, window.watches, window.resets, window.lines) = (["2 a minute"], ["errors"], [reset], lines(20))
    record.monitoring = window
    (record.files.created, record.files.modified, record.files.toUpdate) = (["a.swift"], ["b.swift"], ["c.md"])
    record.inFlight.silences = [
      Silence(number: 1, alert: "Lag", until: time(50), because: "known", by: "noor", lines: lines(21))
    ]
    (record.inFlight.investigations, record.inFlight.asks) = (["why so late?"], ["watch it"])
    (record.lessons, record.insights, record.achievements) = (["Ask the remote"], ["It leaks"], ["Found it"])
    (record.production.before, record.production.after) = (["down"], ["up"])
    record.metrics = [Metric(name: "Errors", value: "12", lines: lines(22))]
    record.corrections = [Correction(by: "ana", at: time(9), about: "risk 1", text: "Never pushed")]
    var question = Comment(
      number: 1, about: ItemReference(.risk, 1), by: "ana", at: time(9), text: "Sure?", isQuestion: true)
    (question.answer, question.answeredBy) = ("Quite", "noor")
    record.comments = [question]
    record.sections = [Section(heading: ["Handoff", "Notes"], lines: lines(23), text: "Kept as it is.")]
    record.coverage = Coverage(lines: 30, recognised: 28, kept: 2)
    (record.repairs, record.warnings) = (["2 emoji mended"], ["no owner"])
    record.source = DocumentSource(name: "S8.md", hash: EveryChange.document, bytes: 5)
    record.round = 2
    record.decisions = [
      Decision(round: 1, branch: .success, by: "noor", at: time(8), because: "every step passed", changes: ["todo 1"])
    ]
    return record
  }()

  static let entry: TimelineEntry = {
    var entry = TimelineEntry(
      number: 1, at: time(0), until: time(9), session: "7", event: "Errors seen", impact: "orders wait",
      source: .document, tags: ["failure"], by: "noor", lines: lines(2))
    entry.words = "01:15-01:24"
    entry.evidence = [RunReference(step: 1, run: 2)]
    return entry
  }()

  /// An entry whose time is known in part.
  static let guess: TimelineEntry = {
    var entry = FullRecord.entry
    entry.uncertain = true
    return entry
  }()

  /// An entry that the document tells twice.
  static let retold: TimelineEntry = {
    var entry = FullRecord.entry
    entry.retold = [lines(60)]
    return entry
  }()

  static let fix: Fix = {
    var fix = Fix(number: 1, title: "Guard the null", commit: "fa1b1d5", build: "e7e5acae", status: .deployed)
    (fix.statusWords, fix.files, fix.before, fix.after) = ("DEPLOYED", ["Mapper.swift"], "a!", "a?")
    (fix.rationale, fix.statusAt, fix.lines) = (["least change"], time(2), lines(4))
    fix.provenance = ProvenanceFinding.Question.allCases.map {
      ProvenanceFinding(
        question: $0, answer: $0 == .commitOnRemote ? .no : .unknown, detail: "on no remote", at: time(3))
    }
    return fix
  }()

  static let todo: Todo = {
    let on: [Blocker.On] = [.todo(2), .validation, .monitoring, .risk(1), .outside]
    var todo = Todo(
      number: 1, text: "Restart the worker", progress: .open, owner: "noor",
      blockers: on.map { Blocker(on: $0, text: "waits", isLifted: $0 == .outside) })
    (todo.due, todo.because, todo.readyAt, todo.startedAt) = (time(80), "BLOCKED - the fix", time(5), time(6))
    (todo.doneAt, todo.closedIn, todo.lines) = (time(7), "8", lines(10))
    return todo
  }()

  /// A todo with a ticket, asleep.
  static let ticket: Todo = {
    var todo = FullRecord.todo
    (todo.link, todo.snoozedUntil) = ("https://tickets.example/OPS-11", time(85))
    return todo
  }()

  /// A todo that is shown to be done.
  static let proven: Todo = {
    var todo = FullRecord.ticket
    todo.proof = "attach:2"
    return todo
  }()

  static let risk: Risk = {
    var risk = Risk(
      number: 1, title: "The fix doesn't resolve the issue", likelihood: .veryLow, impact: .high,
      mitigation: "Roll back", status: .materialised)
    (risk.likelihoodWords, risk.impactWords, risk.owner) = ("VERY LOW", "HIGH", "noor")
    (risk.statusWords, risk.because, risk.materialisedAt) = ("CAME TRUE", "seen again", time(8))
    (risk.ratedWhenMaterialised, risk.closedIn, risk.lines) = (.low, "8", lines(12))
    return risk
  }()

  static let step: Step = {
    let rule: ExpectationRule = .all([
      .exit(0), .matches("SUCCESS", first: true), .lacks("Error", after: time(0)), .empty, .lines(.atLeast, 2),
      .timeAfter(time(1)), .json(path: "status.phase", .notEqual, "Failed"), .jsonMatches(path: "items[0]", "ok"),
      .any([.lacks("oom", after: nil), .lines(.less, 9), .lines(.equal, 1), .lines(.atMost, 2), .lines(.more, 0)]),
    ])
    var step = Step(
      number: 1, title: "Check the log", command: "grep -c Error app.log",
      expectation: Expectation(text: "no errors", rule: rule, lines: lines(14)))
    (step.language, step.originalCommand, step.timeout, step.lines) = ("bash", "grep Error app.log", 30.5, lines(13))
    let endings: [Run.Ending] = [
      .exited(1), .signalled(9), .timedOut, .cancelled, .interrupted, .failedToStart("no such folder"),
    ]
    step.runs = endings.enumerated().map { run($0.offset + 1, $0.element) }
    step.judgements = [
      Judgement(
        outcome: .passed, round: 1, by: "noor", at: time(4), because: "seen", afterRuns: 1, overruled: .unsure)
    ]
    return step
  }()

  /// A step whose command can be taken back.
  static let reversible: Step = {
    var step = FullRecord.step
    step.rollback = "git revert HEAD"
    return step
  }()

  /// A todo one of whose blockers a person lifted.
  static let lifted: Todo = {
    var todo = Todo(number: 1, text: "Tell the vendor")
    todo.blockers = [
      Blocker(on: .outside, text: "the vendor", isLifted: true, lifted: Lifting(by: "noor", because: "they called"))
    ]
    return todo
  }()

  /// A risk that a failed round brought about.
  static let brought: Risk = {
    var risk = FullRecord.risk
    risk.materialisedInRound = 1
    return risk
  }()

  /// A session whose holder lost the baton.
  static let takenOver: SessionRecord = {
    var record = SessionRecord(session: Session(number: "9", title: "Taken"))
    (record.session.takenOverBy, record.session.takenOverBecause) = ("ben", "ana is ill")
    return record
  }()

  /// An act of the baton, by another than its holder.
  static let done: TimelineEntry = {
    var entry = TimelineEntry(
      number: 1, at: EveryChange.time(72), session: "8", event: "Step 1 judged passed, by ana for noor: asleep",
      source: .step, by: "ana")
    entry.onBehalf = OnBehalf(holder: "noor", because: "asleep")
    return entry
  }()

  /// Lines that a person made an item of every kind of.
  static let taken: TakenLines = {
    var taken = TakenLines(.todo)
    taken.lines = [lines(50)]
    taken.takings = [Taking(.todo, lines: lines(50), text: "- ring\n  the vendor", words: "ring the vendor")]
    (taken.todos, taken.risks, taken.steps) = ([ticket], [risk], [reversible])
    (taken.entries, taken.lessons) = ([guess], [Statement("Ask first", lines: lines(50))])
    taken.problems = record.problems
    return taken
  }()

  static let putBack = Taking(
    .todo, isPutBack: true, lines: LineSpan(50, 51), text: "- no todo\n  at all", words: "no todo")

  /// A document that was imported anew, with what a person made of its lines.
  static let retaken: SessionRecord = {
    var retaken = SessionRecord(session: Session(number: "8", title: "Fix the mapper"))
    retaken.takings = [putBack]
    (retaken.session.impact, retaken.session.detection) = ("orders waited", "an alert")
    retaken.session.resolution = "the mapper was mended"
    return retaken
  }()

  static let begun = Run(number: 2, round: 1, at: EveryChange.time(3), by: "noor", command: "true")

  static func run(_ number: Int, _ ending: Run.Ending) -> Run {
    var run = Run(number: number, round: 1, at: time(3), by: "noor", command: "grep -c Error app.log")
    (run.folder, run.ending, run.seconds, run.proposal) = ("/srv/app", ending, 1.25, .failed)
    (run.why, run.decidedBy, run.outputBytes, run.masked) = ("2 lines", [1, 2], 120, 1)
    run.evidence = EveryChange.evidence
    return run
  }

  static let checkpoint: Checkpoint = {
    var checkpoint = Checkpoint(due: time(30))
    (checkpoint.outcome, checkpoint.doneAt, checkpoint.by) = (.ok, time(31), "noor")
    (checkpoint.note, checkpoint.evidence, checkpoint.step, checkpoint.lines) = (
      "quiet", EveryChange.evidence, 1, lines(24)
    )
    return checkpoint
  }()

  static let reset = MonitoringReset(
    at: EveryChange.time(6), by: "noor", because: "step 1 failed", start: EveryChange.time(3), hours: 24,
    checkpoints: [checkpoint, Checkpoint(due: EveryChange.time(60))])
}

/// The item under another number.
private func numbered<Item>(_ item: Item, _ path: WritableKeyPath<Item, Int>, _ number: Int) -> Item {
  var item = item
  item[keyPath: path] = number
  return item
}
