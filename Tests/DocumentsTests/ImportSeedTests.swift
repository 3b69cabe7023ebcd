import Records
import TestSupport
import Testing

@testable import Documents

/// The record of the real handoff of session 8, item by item. Its words are compared with the
/// document's own lines.
@Suite("the handoff of session 8", .enabled(if: Corpus.hasSeed, "../shared is not at hand: the seed is not read"))
struct ImportSeedTests {
  let document: ImportedDocument
  var record: SessionRecord { document.record }

  init() throws {
    document = try Importer.read(
      try Corpus.bytes(Corpus.seed), name: "SESSION_8_HANDOFF.mojibake.md", nextNumber: "42")
  }

  private func at(_ iso: String) -> Moment? { Moment(iso: iso) }

  @Test("is repaired from Mac Roman and says so once")
  func repairs() {
    #expect(document.repairs.count == 1)
    #expect(document.repairs.first?.contains("UTF-8 that had been read as Mac Roman") == true)
    #expect(!document.text.contains("‚"))
    #expect(document.warnings.isEmpty)
    #expect(document.isHandoff)
  }

  @Test("names its session, day, time, status and next session")
  func session() {
    let session = record.session
    #expect(session.number == "8")
    #expect(session.date == Day(year: 2025, month: 11, day: 4))
    #expect(session.from == at("2025-11-04T01:00:00Z"))
    #expect(session.until == at("2025-11-04T01:15:00Z"))
    #expect(session.status == "BUILD IN PROGRESS")
    #expect(session.next == "Validate fix + resume monitoring")
    #expect(session.title == "Critical SQLAlchemy Fix Deployment")
    #expect(session.summary?.split(separator: "\n\n").count == 2)
  }

  @Test("has six timeline rows, the first of session 7, the last a range")
  func timeline() {
    #expect(record.timeline.map(\.at?.clock) == ["00:53", "01:00", "01:02", "01:03", "01:05", "01:06"])
    #expect(record.timeline.map(\.session) == ["7", "8", "8", "8", "8", "8"])
    #expect(record.timeline.map(\.until?.clock) == [nil, nil, nil, nil, nil, "01:15"])
    #expect(record.timeline.allSatisfy { $0.impact != nil && $0.source == .document })
    #expect(record.timeline.map(\.lines) == (22...27).map { LineSpan($0, $0) })
  }

  @Test("has one problem with its error's text, cause, severity, impact and why it was missed")
  func problem() throws {
    let problem = try #require(record.problems.first)
    #expect(record.problems.count == 1)
    #expect(problem.error == document.lines(37, 41))
    #expect(problem.rootCause?.split(separator: "\n").count == 4)
    #expect(problem.severity == "PRODUCTION-BLOCKING")
    #expect(problem.impact.count == 4)
    #expect(problem.missedBecause.count == 4)
  }

  @Test("has two fixes, the first deployed and validated, the second on its way with its code")
  func fixes() {
    #expect(record.fixes.map(\.commit) == ["7191ecd", "fa1b1d5"])
    #expect(record.fixes.map(\.build) == ["1d6312ef", "e7e5acae-4183-4451-b960-a1ae51b941bf"])
    #expect(record.fixes.map(\.status) == [.validated, .building])
    #expect(record.fixes.last?.files == ["backend/app/models/organization.py"])
    #expect(record.fixes.last?.before == document.lines(76, 82))
    #expect(record.fixes.last?.after == document.lines(87, 95))
    #expect(record.fixes.first?.before == nil)
  }

  @Test("has three alternatives, the first chosen")
  func alternatives() {
    #expect(record.alternatives.map(\.chosen) == [true, false, false])
    #expect(record.alternatives.map(\.risk) == [.low, .medium, .high])
  }

  @Test("has five checks still to validate")
  func checks() {
    #expect(record.checks.map(\.state) == Array(repeating: .open, count: 5))
    #expect(record.checks.map(\.lines?.from) == [143, 144, 145, 146, 147])
  }

  @Test(
    "has five steps with their commands word for word",
    arguments: [
      (1, "Verify Build Success", 157, 159, "SUCCESS <timestamp>"),
      (2, "Verify Image Deployment", 166, 168, "New digest with timestamp > 01:15 UTC"),
      (3, "Test Worker Execution", 175, 177, nil),
      (4, "Check for SQLAlchemy Errors (Should be NONE)", 182, 186, "NO errors (or only old errors from before fix)"),
      (5, "Confirm Database Queries Work", 193, 198, "Normal processing logs, no SQLAlchemy exceptions"),
    ] as [(Int, String, Int, Int, String?)])
  func steps(number: Int, title: String, from: Int, to: Int, expected: String?) throws {
    let step = try #require(record.step(number))
    #expect(record.steps.count == 5)
    #expect(step.title == title)
    #expect(step.command == document.lines(from, to))
    #expect(step.language == "bash")
    #expect(step.expectation?.text == expected)
  }

  @Test("has a success branch of three and a failure branch of four")
  func branches() {
    #expect(record.branches.success.map(\.lines?.from) == [224, 225, 226])
    #expect(record.branches.failure.map(\.lines?.from) == [231, 232, 233, 234])
  }

  @Test("plans a day of monitoring from 01:20 with two checkpoints and two watches")
  func monitoring() throws {
    let window = try #require(record.monitoring)
    #expect(window.stage == .planned)
    #expect(window.start == at("2025-11-04T01:20:00Z"))
    #expect(window.hours == 24)
    #expect(window.checkpoints.first?.due == at("2025-11-04T05:20:00Z"))
    #expect(window.checkpoints.last?.due == at("2025-11-05T01:20:00Z"))
    #expect(window.watches.count == 2)
  }

  @Test("has six todos: one done, one in progress, four blocked, each with its reason")
  func todos() {
    #expect(record.todos.map(record.state(of:)) == [.done, .inProgress, .blocked, .blocked, .blocked, .blocked])
    #expect(
      record.todos.map { $0.blockers.map(\.on) } == [[], [], [.validation], [.validation], [.monitoring], [.todo(5)]])
    #expect(
      record.todos.flatMap { $0.blockers.map(\.text) } == [
        "will reset after validation", "pending fix validation", "pending monitoring", "pending Phase 1C",
      ])
  }

  @Test("has three open risks first, then two mitigated, numbered through")
  func risks() {
    #expect(record.risks.map(\.number) == [1, 2, 3, 4, 5])
    #expect(record.risks.map(\.status) == [.open, .open, .open, .mitigated, .mitigated])
    #expect(record.risks.map(\.likelihood) == [.veryLow, .low, .certain, nil, nil])
    #expect(record.risks.map(\.impact) == [.high, .medium, .low, nil, nil])
    #expect(record.risks.allSatisfy { $0.mitigation != nil })
    #expect(record.risks[2].likelihoodWords == "CERTAIN (TODO exists)")
    #expect(record.risks[0].title == "Fix Doesn't Resolve Issue")
  }

  @Test("has its files, lessons, insights, achievements, production status and metrics")
  func others() {
    #expect(record.files.created.count == 2)
    #expect(record.files.modified.count == 1)
    #expect(record.files.toUpdate.count == 1)
    #expect(record.lessons.map(\.text) == ["Safety Over Speed", "Foundation First", "Incremental Builds"])
    #expect(record.insights.map(\.lines?.from) == [347, 360, 374])
    #expect(record.achievements.map(\.lines?.from) == [393, 394, 395, 396, 397, 398])
    #expect(record.production.before.count == 3)
    #expect(record.production.after.count == 3)
    #expect(record.metrics.map(\.name) == ["Time to Detection", "Time to Resolution", "Production Impact"])
    #expect(record.metrics[0].value.hasPrefix("< 1 hour"))
    #expect(record.metrics[1].value.hasPrefix("< 15 minutes"))
    #expect(record.metrics[2].value.hasPrefix("ZERO"))
  }

  @Test("loses no line")
  func coverage() throws {
    let coverage = try #require(record.coverage)
    #expect(coverage.lost == 0)
    #expect(coverage.lines == coverage.recognised + coverage.kept)
    #expect(coverage.recognised * 10 > coverage.lines * 7)
  }
}
