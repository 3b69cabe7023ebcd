import Testing

@testable import Records

@Suite("How an incident is run") struct IncidentTests {
  private static let start = Moment(Day(year: 2025, month: 10, day: 26), hour: 0, minute: 30)

  private static func situation(_ incident: Incident?, _ at: Moment, now: Moment? = nil) -> Situation {
    var record = SessionRecord(session: Session(number: "1", title: "Down"))
    record.steps = [Step(number: 1, title: "Look")]
    return Situation(incident: incident, record: record, actor: "noor", at: at, now: now ?? at)
  }

  /// The incident after a command.
  private static func after(_ command: IncidentCommand, _ incident: Incident, at: Moment, now: Moment? = nil) throws
    -> Incident
  {
    var after = incident
    for draft in try Decider.decide(.incident(command), in: situation(incident, at, now: now)) {
      if case .incident(let change) = draft.change { after.apply(change) }
    }
    return after
  }

  /// A mark at an ISO time, or an act at one.
  enum Act: Sendable {
    case mark(Mark.Kind, String, saidAt: String)
    case reopen(String)
  }

  struct Case: CustomStringConvertible, Sendable {
    var description: String
    var acts: [Act]
    /// To detect, acknowledge, mitigate, resolve.
    var seconds: [Int?]
  }

  static let cases: [Case] = [
    Case(description: "nothing is marked", acts: [], seconds: [nil, nil, nil, nil]),
    Case(
      description: "only the end of each is marked",
      acts: [
        .mark(.detected, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T01:00:00Z"),
        .mark(.resolved, "2025-11-04T02:00:00Z", saidAt: "2025-11-04T02:00:00Z"),
      ], seconds: [nil, nil, nil, nil]),
    Case(
      description: "a night, to the second",
      acts: [
        .mark(.detected, "2025-11-04T01:00:07Z", saidAt: "2025-11-04T01:00:07Z"),
        .mark(.began, "2025-11-04T00:53:01Z", saidAt: "2025-11-04T01:10:00Z"),
        .mark(.acknowledged, "2025-11-04T01:02:10Z", saidAt: "2025-11-04T01:02:10Z"),
        .mark(.mitigated, "2025-11-04T01:40:01Z", saidAt: "2025-11-04T01:40:01Z"),
        .mark(.resolved, "2025-11-05T01:40:02Z", saidAt: "2025-11-05T01:40:02Z"),
      ], seconds: [426, 123, 2820, 89_221]),
    Case(
      description: "part of a second is not a second",
      acts: [
        .mark(.began, "2025-11-04T01:00:00.900Z", saidAt: "2025-11-04T01:10:00Z"),
        .mark(.detected, "2025-11-04T01:00:02.100Z", saidAt: "2025-11-04T01:10:00Z"),
      ], seconds: [1, nil, nil, nil]),
    Case(
      description: "clocks go back in between: 02:30 comes twice, an hour apart",
      acts: [
        .mark(.began, "2025-10-26T02:30:00+02:00", saidAt: "2025-10-26T04:00:00Z"),
        .mark(.detected, "2025-10-26T02:30:00+01:00", saidAt: "2025-10-26T04:00:00Z"),
        .mark(.acknowledged, "2025-10-26T03:00:30+01:00", saidAt: "2025-10-26T04:00:00Z"),
      ], seconds: [3600, 1830, nil, nil]),
    Case(
      description: "clocks go on in between: there is no 02:30",
      acts: [
        .mark(.began, "2025-03-30T01:59:00+01:00", saidAt: "2025-03-30T04:00:00Z"),
        .mark(.detected, "2025-03-30T03:01:00+02:00", saidAt: "2025-03-30T04:00:00Z"),
      ], seconds: [120, nil, nil, nil]),
    Case(
      description: "a mark that is corrected counts as it was corrected",
      acts: [
        .mark(.began, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T01:30:00Z"),
        .mark(.detected, "2025-11-04T01:20:00Z", saidAt: "2025-11-04T01:30:00Z"),
        .mark(.detected, "2025-11-04T01:05:00Z", saidAt: "2025-11-04T01:40:00Z"),
        .mark(.began, "2025-11-04T00:59:59Z", saidAt: "2025-11-04T01:50:00Z"),
      ], seconds: [301, nil, nil, nil]),
    Case(
      description: "an end before its start is nobody's time, and never negative",
      acts: [
        .mark(.began, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T02:00:00Z"),
        .mark(.detected, "2025-11-04T00:59:59Z", saidAt: "2025-11-04T02:00:00Z"),
        .mark(.mitigated, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T02:00:00Z"),
      ], seconds: [nil, nil, 0, nil]),
    Case(
      description: "what is reopened is neither mitigated nor resolved",
      acts: [
        .mark(.began, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T01:00:00Z"),
        .mark(.detected, "2025-11-04T01:01:00Z", saidAt: "2025-11-04T01:01:00Z"),
        .mark(.mitigated, "2025-11-04T01:30:00Z", saidAt: "2025-11-04T01:30:00Z"),
        .mark(.resolved, "2025-11-04T02:00:00Z", saidAt: "2025-11-04T02:00:00Z"), .reopen("2025-11-04T02:00:00Z"),
      ], seconds: [60, nil, nil, nil]),
    Case(
      description: "what was reopened counts from its first beginning to its last end",
      acts: [
        .mark(.began, "2025-11-04T01:00:00Z", saidAt: "2025-11-04T01:00:00Z"),
        .mark(.resolved, "2025-11-04T02:00:00Z", saidAt: "2025-11-04T02:00:00Z"), .reopen("2025-11-04T03:00:00Z"),
        .mark(.resolved, "2025-11-04T05:00:01Z", saidAt: "2025-11-04T05:00:01Z"),
      ], seconds: [nil, nil, nil, 14_401]),
  ]

  @Test("times are reckoned to the second from the marks that count", arguments: cases)
  func times(of given: Case) throws {
    var incident = Incident(key: "shop", title: "Down")
    for act in given.acts {
      switch act {
      case .mark(let kind, let at, let said):
        let (at, said) = (try #require(Moment(iso: at)), try #require(Moment(iso: said)))
        incident = try Self.after(.mark(kind, because: nil), incident, at: at, now: said)
      case .reopen(let at):
        incident = try Self.after(.reopen(because: "again"), incident, at: try #require(Moment(iso: at)))
      }
    }
    #expect(IncidentTime.allCases.map { incident.seconds(to: $0) } == given.seconds)
  }

  @Test("the status follows a mark forward, and never back")
  func following() throws {
    var incident = Incident(key: "shop", title: "Down")
    incident.status = .investigating
    incident = try Self.after(.mark(.mitigated, because: nil), incident, at: Self.start)
    #expect(incident.standing == .monitoring)
    incident = try Self.after(.mark(.resolved, because: nil), incident, at: Self.start.adding(hours: 1))
    #expect(incident.standing == .resolved)
    incident = try Self.after(.mark(.mitigated, because: "earlier"), incident, at: Self.start.adding(seconds: -1))
    #expect(incident.standing == .resolved)
    incident = try Self.after(.close(resolution: "mended", gapsAllowedBecause: nil), incident, at: Self.start)
    #expect(incident.standing == .closed)
    incident = try Self.after(.reopen(because: "again"), incident, at: Self.start)
    #expect(incident.standing == .investigating)
    #expect(incident.closure == nil)
  }

  @Test("nothing is marked for a time that has not come")
  func future() {
    let situation = Self.situation(Incident(key: "shop", title: ""), Self.start.adding(seconds: 1), now: Self.start)
    #expect(throws: Refusal.self) { try Decider.decide(.incident(.mark(.began, because: nil)), in: situation) }
  }

  @Test("a closed incident takes no more of what happens, and still what is left to do")
  func closed() throws {
    var incident = Incident(key: "shop", title: "Down")
    incident.closure = Closure(resolution: "mended", by: "noor", at: Self.start)
    let situation = Self.situation(incident, Self.start)
    let note = Command.note(event: "again", impact: nil, tags: [], source: .person, until: nil)
    #expect(
      throws: Refusal.conflict(
        "incident shop is closed; `baton reopen --because TEXT` opens it again, `baton open TITLE` another")
    ) {
      try Decider.decide(note, in: situation)
    }
    #expect(try !Decider.decide(.addTodo(text: "Write it up", owner: nil, due: nil), in: situation).isEmpty)
  }

  @Test(
    "every way to write a severity has its place on one scale",
    arguments: [
      ("SEV1", 1), ("sev-2", 2), ("SEV 3", 3), ("P1", 1), ("P5", 5), ("S4", 4), ("Severity 2", 2), ("SEV0", 1),
      ("Prio 2", 2), ("重大度3", 3), ("critical", 1), ("page", 1), ("error", 2), ("HIGH", 2), ("warning", 3),
      ("Medium", 3), ("minor", 4), ("info", 5), ("Major incident", 2),
    ] as [(String, Int)])
  func scale(words: String, level: Int) { #expect(SeverityScale.level(words) == level) }

  @Test("words that only a team knows have no place by themselves", arguments: ["Code Red", "P9", "1 of 2", ""])
  func unknown(words: String) { #expect(SeverityScale.level(words) == nil) }

  @Test("a team's word has the place that is said, and is kept as written")
  func team() throws {
    let incident = try Self.after(
      .setSeverity("Code Red", level: 1, because: nil), Incident(key: "shop", title: ""), at: Self.start)
    #expect(incident.severity == "Code Red")
    #expect(incident.severityLevel == 1)
  }

  @Test("a todo is proven by a step that passed, and by nothing that is not there")
  func proofs() throws {
    var record = SessionRecord(session: Session(number: "1"))
    record.todos = [Todo(number: 1, text: "Mend it")]
    record.steps = [Step(number: 1, title: "Look")]
    func decide(_ proof: Proof) throws -> [Draft] {
      try Decider.decide(
        .todo(1, .finishProven(proof)),
        in: Situation(
          incident: Incident(key: "shop", title: ""), record: record, actor: "noor", at: Self.start, now: Self.start))
    }
    #expect(throws: Refusal.self) { try decide(.step(1)) }
    #expect(throws: Refusal.self) { try decide(.note(1)) }
    #expect(throws: Refusal.self) { try decide(.attachment(1)) }
    record.steps[0].judgements = [
      Judgement(outcome: .passed, round: 1, by: "noor", at: Self.start, because: nil, afterRuns: 0)
    ]
    let drafts = try decide(.step(1))
    let after = Decider.preview(
      drafts, on: record,
      in: Situation(incident: nil, record: record, actor: "noor", at: Self.start, now: Self.start))
    #expect(after.todos[0].proof == "step:1")
    #expect(after.todos[0].progress == .done)
  }

  @Test("lists begin with what is open, the worst first")
  func order() {
    func incident(_ key: String, _ severity: String?, closed: Bool = false) -> Incident {
      var incident = Incident(key: key, title: "")
      incident.severity = severity
      if closed { incident.closure = Closure(resolution: "", by: "", at: Self.start) }
      return incident
    }
    let all = [
      incident("a", nil), incident("b", "SEV1", closed: true), incident("c", "P3"), incident("d", "SEV1"),
      incident("e", "P3"),
    ]
    #expect(all.sortedForList().map(\.key) == ["d", "e", "c", "a", "b"])
  }
}
