import ArgumentParser
import Contract
import Foundation
import Records
import Testing

@testable import CommandLine

/// `docs/contract.md` and the program say the same: scripts rely on every verb and every key being
/// there.
@Suite struct ContractShapeTests {
  @Test("the contract names every verb, and no other")
  func verbs() throws {
    func names(_ command: any ParsableCommand.Type, after path: String) -> [String] {
      let name = path + " " + (command.configuration.commandName ?? "\(command)".lowercased())
      let nested = command.configuration.subcommands
      return nested.isEmpty ? [name] : nested.flatMap { names($0, after: name) }
    }
    let all = Set(Verbs.groups.flatMap(\.subcommands).flatMap { names($0, after: "baton") })
    let rows = try ContractDocument.tables(below: "Verbs")[0]
    let written = rows.compactMap { $0[0].names.first }.map { call in
      call.split(separator: " ").prefix { $0.allSatisfy { $0.isLowercase } }.joined(separator: " ")
    }
    #expect(Set(written) == all)
    #expect(written.count == all.count)
  }

  @Test("show --json has exactly the documented members, in their order")
  func members() throws {
    let shown = JSON.show(Self.record, incident: Self.incident, now: Self.now)
    let documented = try ContractDocument.shown()
    var met: [String: [String]] = [:]
    shown.visit { path, names in met[path] = names }
    #expect(Set(met.keys) == Set(documented.keys))
    for (path, names) in met { #expect(documented[path] == names, "\(path)") }
  }

  @Test("what came from a document says from which lines, and nothing else does")
  func lines() throws {
    var record = ContractShapeTests.record
    record.todos[0].lines = LineSpan(12, 14)
    let todos = try #require(
      JSON.show(record, incident: Incident(key: "shop", title: ""), now: ContractShapeTests.now)["todos"])
    #expect(todos.first?["lines"] == [12, 14])
    guard case .array(let items) = todos else { return }
    #expect(items.last?["lines"] == nil)
  }

  @Test("what is not known is null, not left out")
  func nulls() {
    let record = SessionRecord(session: Session(number: "1"))
    let json = JSON.show(record, incident: Incident(key: "shop", title: ""), now: ContractShapeTests.now)
    #expect(json["monitoring"] == .null)
    #expect(json["session"]?["holder"] == .null)
    #expect(json["session"]?["from"] == .null)
    #expect(json["session"]?["status"] == "")
    #expect(json["coverage"]?["lost"] == 0)
  }

  @Test("status --json counts every todo once")
  func status() {
    let json = JSON.status(
      of: ContractShapeTests.record, incident: Incident(key: "shop", title: ""), now: ContractShapeTests.now)
    #expect(
      json.names == [
        "incident", "session", "severity", "status", "roles", "marks", "times", "nextUpdate", "todos", "risks", "steps",
        "nextCheckpoint", "overdue",
      ])
    #expect(json["todos"]?["open"] == 1)
    #expect(json["todos"]?["blocked"] == 1)
    #expect(json["risks"]?["worst"]?["number"] == 1)
    #expect(json["nextCheckpoint"] == "2025-11-04T05:20:00Z")
    #expect(json["overdue"] == 0)
  }

  @Test(
    "JSON text is safe to print and reads back as it was",
    arguments: [
      "a\u{1B}[31mred", "\u{202E}right to left", "tab\tand \"quote\" \\", "é 漢字 ✅ 👩‍👩‍👧", "\u{0}\u{7F}\u{9B}", "\u{2028}",
    ])
  func escapes(text: String) throws {
    let written = JSON.string(text).text
    let isSafe = written.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E
    }
    #expect(isSafe)
    let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
    #expect(read == text)
  }

  @Test(
    "numbers are written without a fraction where they have none",
    arguments: [(24.0, "24"), (1.5, "1.5"), (.infinity, "null")])
  func numbers(value: Double, text: String) { #expect(JSON.number(value).text == text) }

  static let now = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 36)

  private static let lifted = Blocker(on: .outside, text: "the vendor", isLifted: true, lifted: Lifting(by: "ops-1"))

  /// With something of everything that an incident has in the record's JSON.
  static let incident: Incident = {
    var incident = Incident(key: "shop", title: "")
    incident.roles = [IncidentRole(name: "commander", person: "ana", since: now)]
    incident.updates = [StakeholderUpdate(number: 1, at: now, by: "ana", text: "We look")]
    incident.attachments = [Attachment(number: 1, title: "Graph", hash: "c0ffee", bytes: 1, type: "image/png", at: now)]
    return incident
  }()

  /// One of everything.
  static let record: SessionRecord = {
    var record = SessionRecord(session: Session(number: "8", title: "Queue worker stuck"))
    record.session.takenOverBy = "ops-2"
    record.timeline = [TimelineEntry(number: 1, at: now, event: "Seen", source: .person)]
    record.timeline[0].evidence = [RunReference(step: 1, run: 1)]
    record.timeline[0].onBehalf = OnBehalf(holder: "ops-2", because: "asked")
    record.problems = [Problem(title: "Worker stuck")]
    record.fixes = [Fix(number: 1, title: "Mend it", commit: "fa1b1d5")]
    record.alternatives = [Alternative(option: "Restart", risk: .low, chosen: false)]
    record.checks = [Check(text: "Look", state: .open)]
    var step = Step(number: 1, title: "Look", command: "true", expectation: Expectation(text: "ok", rule: .exit(0)))
    var run = Run(number: 1, round: 1, at: now, by: "ops-1", command: "true")
    run.ending = .exited(0)
    run.seconds = 1.2
    run.proposal = .failed
    step.runs = [run]
    step.judgements = [
      Judgement(outcome: .passed, round: 1, by: "ops-1", at: now, because: "old", afterRuns: 1, overruled: .failed)
    ]
    record.steps = [step]
    record.todos = [
      Todo(number: 1, text: "Wait", blockers: [Blocker(on: .validation, text: "pending validation"), lifted]),
      Todo(number: 2, text: "Tell"),
    ]
    record.risks = [Risk(number: 1, title: "Again", likelihood: .low, impact: .high)]
    record.monitoring = Monitoring(
      stage: .planned, start: now, checkpoints: [Checkpoint(due: Moment(now.day, hour: 5, minute: 20))])
    record.monitoring?.resets = [
      MonitoringReset(
        at: now, by: "ops-1", because: "again", start: now, hours: 24, checkpoints: [Checkpoint(due: now)])
    ]
    record.inFlight.silences = [Silence(number: 1, alert: "Lag")]
    record.comments = [Comment(number: 1, about: nil, by: "ops-2", at: now, text: "Sure?", isQuestion: true)]
    record.metrics = [Metric(name: "Time to detect", value: "1 h")]
    record.corrections = [Correction(by: "ops-2", at: now, about: "", text: "Not so")]
    record.sections = [Section(heading: ["Notes"], lines: LineSpan(1, 2), text: "Words")]
    return record
  }()
}

extension JSON {
  /// The members' names of an object, in order.
  fileprivate var names: [String] {
    if case .object(let members) = self { members.map(\.name) } else { [] }
  }

  fileprivate subscript(name: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  /// The first item of an array; anything else itself.
  fileprivate var first: JSON? {
    if case .array(let items) = self { items.first } else { self }
  }

  /// Every object in it, with the names of the members that lead there: "todos.blockers".
  fileprivate func visit(_ path: String = "", _ see: (String, [String]) -> Void) {
    switch self {
    case .object(let members):
      see(path, members.map(\.name))
      for member in members { member.value.visit(path.isEmpty ? member.name : "\(path).\(member.name)", see) }
    case .array(let items): for item in items { item.visit(path, see) }
    default: break
    }
  }
}
