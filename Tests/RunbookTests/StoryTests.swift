import Expectations
import Records
import Testing

@testable import Runbook

/// The validation of session 8's fix as session 9 lived it: the build said SUCCESS, and the fix was
/// not in it.
@Suite("The words of a handoff judge the runs of the next session")
struct StoryTests {
  static let day = Day(year: 2025, month: 11, day: 4)
  static let logs = #"gcloud logging read 'resource.type="cloud_run_job" "sqlalchemy"' --limit=20"#

  static let table: [(words: String, command: String, output: String, proposal: Run.Proposal)] = [
    ("`SUCCESS <timestamp>`", "gcloud builds describe x", "SUCCESS\t2025-11-04T01:15:15.250Z", .passed),
    ("`SUCCESS <timestamp>`", "gcloud builds describe x", "WORKING", .failed),
    (
      "New digest with timestamp > 01:15 UTC", "gcloud artifacts docker images describe x",
      "registry/worker@sha256:aa11  2025-11-04T01:15:02.120000", .passed
    ),
    (
      "New digest with timestamp > 01:15 UTC", "gcloud artifacts docker images describe x",
      "registry/worker@sha256:aa11  2025-11-04T00:41:10", .failed
    ),
    (
      "NO errors (or only old errors from before fix)", logs,
      "2025-11-04T01:35:13Z worker: sqlalchemy.exc.InvalidRequestError: mappers failed", .failed
    ),
    (
      "NO errors (or only old errors from before fix)", logs,
      "2025-11-04T00:58:13Z worker: sqlalchemy.exc.InvalidRequestError: mappers failed", .passed
    ),
    ("NO errors (or only old errors from before fix)", logs, "", .unsure),
    ("Normal processing logs, no SQLAlchemy exceptions", "gcloud logging read x", "worker: request done", .passed),
    ("Normal processing logs, no SQLAlchemy exceptions", "gcloud logging read x", "", .failed),
    (
      "Normal processing logs, no SQLAlchemy exceptions", "gcloud logging read x",
      "worker: start\nsqlalchemy.exc.InvalidRequestError: mappers failed", .failed
    ),
    ("The worker looks healthy to you", "true", "fine", .unsure),
  ]

  @Test("as they would have", arguments: table)
  func judged(words: String, command: String, output: String, proposal: Run.Proposal) {
    let expectation = ExpectationSyntax.expectation(
      words, command: command, title: "", fixedAt: Moment(Self.day, hour: 1, minute: 3), day: Self.day)
    let evidence = Evidence(output.split(separator: "\n").map { OutputLine(String($0)) })
    let verdict = Judge.verdict(
      of: expectation, output: evidence, ending: .exited(0), command: command,
      now: Moment(Self.day, hour: 1, minute: 40))
    #expect(verdict.proposal == proposal, "\(verdict)")
  }
}

@Suite("Text from outside")
struct HostileTextTests {
  @Test("of any shape is scanned to its end")
  func scanned() throws {
    var generator = SmallGenerator(state: 42)
    let pieces = ["<", "<<E", "\n", "'", "\"", "\\", "$", "${", "}", "A_B", "<id>", "#", " ", "E", "=", "x", "é", ";"]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let scan = ShellScan(text)
      #expect(scan.contexts.count == scan.characters.count)
      #expect(scan.escaped.count == scan.characters.count)
      #expect(try Placeholders.filled(text, environment: [:], values: [:]).command == text)
      _ = ExpectationWords.rule(for: text, command: text, title: text, fixedAt: nil, day: nil)
    }
  }

  /// The same numbers on every run.
  struct SmallGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
