import Logs
import Records
import Screen

@testable import Console

/// The record the screens are pictured with: session 9 after step 4 failed, told in our own words.
enum Example {
  static let day = Day(year: 2025, month: 11, day: 4)

  static func at(_ hour: Int, _ minute: Int, _ second: Int = 0) -> Moment {
    Moment(day, hour: hour, minute: minute, second: second)
  }

  static var incident: Incident {
    var incident = Incident(key: "vividly", title: "Mapper errors in the content worker")
    incident.sessions = ["7", "8", "9"]
    incident.holder = "ops-2"
    return incident
  }

  static var earlier: [TimelineEntry] {
    func entry(
      _ number: Int, _ session: SessionNumber, _ at: Moment, _ event: String, _ impact: String? = nil,
      until: Moment? = nil
    ) -> TimelineEntry {
      TimelineEntry(
        number: number, at: at, until: until, session: session, event: event, impact: impact, source: .document)
    }
    return [
      entry(1, "7", at(0, 53), "Monitoring baseline established", "2 workers, no timeouts"),
      entry(1, "8", at(1, 0), "Error logs read for the first checkpoint", "Mapper errors found"),
      entry(2, "8", at(1, 2), "Root cause: Organization.schools names a School model that does not exist"),
      entry(3, "8", at(1, 3), "Fix applied: relationship commented out"),
      entry(4, "8", at(1, 5), "fa1b1d5 committed, build e7e5acae started"),
      entry(5, "8", at(1, 6), "Build runs, handoff written", until: at(1, 15)),
    ]
  }

  static var record: SessionRecord {
    var session = Session(number: "9", title: "Validate the fix, resume monitoring", date: day)
    session.holder = "ops-2"
    session.from = at(1, 20)
    session.opening = Acceptance(
      from: "8", by: "ops-2", at: at(1, 20),
      readBack: "Validate the build, expect no mapper errors after 01:15, then monitor")
    var record = SessionRecord(session: session)
    record.timeline = [
      TimelineEntry(
        number: 1, at: at(1, 20), session: "9",
        event: "Accepted session 8: Validate the build, expect no mapper errors after 01:15, then monitor",
        source: .person, by: "ops-2"),
      TimelineEntry(number: 2, at: at(1, 31), event: "Step 1 passed: SUCCESS 01:15:15", source: .step, by: "ops-2"),
      TimelineEntry(number: 3, at: at(1, 35), event: "Step 4 failed: 3 errors after 01:15", source: .step, by: "ops-2"),
    ]
    record.fixes = [
      Fix(
        number: 1, title: "Comment out the schools relationship", commit: "fa1b1d5", build: "e7e5acae-4183",
        status: .built)
    ]
    record.todos = todos
    record.risks = risks
    record.steps = steps
    record.monitoring = Monitoring(
      stage: .planned, start: at(1, 20), checkpoints: Monitoring.schedule(start: at(1, 20), hours: 24, every: 4))
    record.source = DocumentSource(name: "SESSION_8_HANDOFF.md", hash: "", bytes: 14_000)
    return record
  }

  static var todos: [Todo] {
    var todos = [
      Todo(number: 1, text: "Fix the mapper error", progress: .done),
      Todo(number: 2, text: "Build and deploy the fix", progress: .inProgress),
      Todo(
        number: 3, text: "Worker health: first checkpoint",
        blockers: [Blocker(on: .validation, text: "will reset after validation")]),
      Todo(
        number: 4, text: "24-hour monitoring", blockers: [Blocker(on: .validation, text: "pending fix validation")]),
      Todo(
        number: 5, text: "Phase 1C: dual modality", blockers: [Blocker(on: .monitoring, text: "pending monitoring")]),
      Todo(
        number: 6, text: "Phase 1D: database migration", blockers: [Blocker(on: .todo(5), text: "pending Phase 1C")]),
    ]
    todos[1].startedAt = at(1, 5)
    todos[2].lines = LineSpan(252, 258)
    return todos
  }

  static var risks: [Risk] {
    var risks = [
      Risk(
        number: 1, title: "The fix does not resolve it", likelihood: .veryLow, impact: .high,
        mitigation: "Thorough validation", status: .materialised),
      Risk(
        number: 2, title: "Other incomplete relationships", likelihood: .low, impact: .medium,
        mitigation: "Only one model is unfinished"),
      Risk(
        number: 3, title: "Organization's real design", likelihood: .certain, impact: .low, mitigation: "Planned work"),
      Risk(number: 4, title: "Mapper errors in production", status: .mitigated),
      Risk(number: 5, title: "Critical issues unseen", status: .mitigated),
    ]
    risks[0].materialisedAt = at(1, 35)
    risks[0].ratedWhenMaterialised = .veryLow
    return risks
  }

  static var steps: [Step] {
    func run(_ number: Int, _ at: Moment, _ proposal: Run.Proposal, _ why: String) -> Run {
      var run = Run(number: 1, round: 1, at: at, by: "ops-2", command: "")
      run.ending = .exited(0)
      run.seconds = 2.1
      run.proposal = proposal
      run.why = why
      run.outputBytes = 214
      return run
    }
    var steps = [
      Step(
        number: 1, title: "Build succeeded",
        command: "gcloud builds describe e7e5acae --format=\"value(status,finishTime)\"",
        expectation: Expectation(text: "SUCCESS <timestamp>")),
      Step(number: 2, title: "Image is new", command: "gcloud artifacts docker images describe content-worker:latest"),
      Step(number: 3, title: "Worker runs", command: "gcloud run jobs execute content-worker --region=us-central1"),
      Step(
        number: 4, title: "No mapper errors since the fix",
        command:
          "gcloud logging read \\\n  'resource.type=\"cloud_run_job\" \"sqlalchemy\"' \\\n  --freshness=10m --limit=20",
        expectation: Expectation(
          text: "no errors (or only old ones from before the fix)",
          rule: .lacks("sqlalchemy", after: at(1, 15)))),
      Step(
        number: 5, title: "Queries succeed", command: "gcloud logging read 'severity>=INFO'",
        expectation: Expectation(text: "Normal processing logs")),
    ]
    steps[0].runs = [run(1, at(1, 31), .passed, "SUCCESS 01:15")]
    steps[1].runs = [run(1, at(1, 32), .passed, "01:15:09")]
    steps[2].runs = [run(1, at(1, 33), .passed, "exit 0, 41 s")]
    steps[3].runs = [run(1, at(1, 35), .failed, "3 lines later than 01:15, first at 01:35:13")]
    steps[3].runs[0].evidence = "e4"
    return steps
  }

  static var log: LogBatch {
    let mapper =
      "sqlalchemy.exc.InvalidRequestError: One or more mappers failed to initialize - can't proceed with initialization of other mappers"
    let lines: [(Int, Int, Severity, String)] = [
      (31, 2, .info, "pulling next message"), (31, 40, .error, mapper), (33, 1, .error, mapper),
      (33, 2, .error, mapper),
      (34, 7, .warning, "retrying in 30 s"), (35, 12, .info, "execution r79gt started"),
      (35, 13, .error, mapper), (35, 13, .info, "execution r79gt finished, exit 1"),
      (35, 20, .info, "pulling next message"),
      (35, 20, .error, mapper), (35, 59, .error, mapper),
    ]
    return LogBatch(
      lines: lines.map { minute, second, severity, text in
        let moment = at(1, minute, second)
        let words = severity == .info ? "INFO" : severity == .warning ? "WARN" : "ERROR"
        return LogLine(source: 0, text: "\(moment.iso) \(words) \(text)", time: moment.milliseconds, severity: severity)
      })
  }

  static var snapshot: Snapshot {
    Snapshot(
      incident: incident, record: record, earlier: earlier, journalTimes: [at(1, 20), at(1, 31), at(1, 35)],
      sequence: 40)
  }

  static var sessions: [SessionSummary] {
    var opened = Session(number: "8", title: "Mapper error fixed, build started", date: day)
    opened.holder = "ops-1"
    opened.successor = "9"
    return [SessionSummary(of: SessionRecord(session: opened)), SessionSummary(of: record)]
  }

  /// A console that has taken the record, the sessions and the log.
  static func console(
    _ width: Int, _ height: Int, now: Moment = at(1, 36), ascii: Bool = false, actor: String = "ops-3",
    readOnly: Bool = false,
    snapshot: Snapshot = snapshot
  ) -> State {
    var state = State(
      now: now, actor: actor, size: Size(width, height), isASCII: ascii, isReadOnly: readOnly,
      themes: [("dark", "Dark"), ("light", "Light")], logFiles: ["logs/worker.log"], runFolder: "/srv/worker")
    _ = update(&state, .loaded(snapshot))
    if snapshot.incident != nil { _ = update(&state, .sessions(sessions)) }
    _ = update(&state, .log(log))
    return state
  }
}

extension State {
  /// Presses these keys, each as help writes it, and returns what is to be done outside.
  mutating func press(_ keys: String...) -> [Effect] {
    keys.flatMap { key -> [Effect] in
      guard let key = Key(words: key) else { return [] }
      return update(&self, .input(.key(key)))
    }
  }

  /// What is on the screen has stood there long enough to be read.
  mutating func look() { _ = update(&self, .read) }

  /// Types text, a character a key.
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(&self, .input(.key(Key($0)))) }
  }

  var picture: String { view(self, size: size).text }
}

extension [Effect] {
  /// Without what the acts are bound to, but for the session.
  var bare: [Effect] {
    map { effect in
      switch effect {
      case .perform(let command, let grounds, let ticket):
        return .perform(command, on: Grounds(session: grounds.session), ticket: ticket)
      case .performDated(let command, let time, let grounds, let ticket):
        return .performDated(command, at: time, on: Grounds(session: grounds.session), ticket: ticket)
      default: return effect
      }
    }
  }
}

extension [Effect] {
  var seals: [SealOrder] { compactMap { if case .seal(let order, _) = $0 { order } else { nil } } }
  var commands: [Command] { compactMap { if case .perform(let command, _, _) = $0 { command } else { nil } } }
}

extension Grounds: ExpressibleByStringLiteral {
  package init(stringLiteral number: String) { self.init(session: SessionNumber(stringLiteral: number)) }

  fileprivate init(session: SessionNumber?) {
    self.init(nil, session.map { SessionRecord(session: Session(number: $0)) })
  }
}
