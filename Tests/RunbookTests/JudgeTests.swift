import Expectations
import Records
import Testing

@testable import Runbook

@Suite("Judging a run")
struct JudgeTests {
  static let day = Day(year: 2025, month: 11, day: 4)
  static let now = Moment(day, hour: 2)

  static func verdict(
    _ rule: String?, _ output: String, _ ending: Run.Ending = .exited(0), command: String? = nil
  ) -> Verdict {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("! ") ? OutputLine(String(line.dropFirst(2)), .error) : OutputLine(String(line))
    }
    let expectation = rule.map { Expectation(text: $0, rule: ExpectationSyntax.rule($0, day: day)) }
    return Judge.verdict(
      of: expectation, output: Evidence(output.isEmpty ? [] : lines), ending: ending, command: command, now: now)
  }

  static let table: [(rule: String, output: String, proposal: Run.Proposal, why: String, lines: [Int])] = [
    ("exit 0", "", .passed, "exit status 0", []),
    ("first matches /^OK/", "\nOK then", .passed, "first line: OK then", [2]),
    ("first matches /^OK/", "no\nOK", .failed, "the first line lacks “OK”: no", [1]),
    ("first matches /^OK/", "! warning\nOK", .passed, "first line: OK", [2]),
    ("matches /b+/", "a\nabb", .passed, "line 2: abb", [2]),
    ("matches /b+/", "! b", .passed, "line 1: b", [1]),
    ("matches /b+/", "a", .failed, "no line has “b”", []),
    ("matches /b+/", "", .failed, "there is no output", []),
    ("lacks /x/", "a\nb", .passed, "no line has “x”", []),
    ("lacks /x/", "a\nx\nx", .failed, "2 lines have “x”, first: x", [2, 3]),
    ("empty", "", .passed, "there is no output", []),
    ("empty", "a", .failed, "there is output: 1 line", [1]),
    ("empty", "! note", .unsure, "nothing but standard error: 1 line; a person must judge", [1]),
    ("lines >= 2", "a\n\nb", .passed, "2 lines", []),
    ("lines = 0", "a", .failed, "1 line", []),
    ("time after 01:15", "sha256:x 2025-11-04T01:15:15", .passed, "the latest time is 01:15:15, later than 01:15", [1]),
    (
      "time after 01:15", "2025-11-04T01:10:00Z\n2025-11-04T01:15:00Z", .failed,
      "the latest time is 01:15:00, not later than 01:15", [2]
    ),
    ("time after 01:15", "whenever", .unsure, "no time can be read in the output; a person must judge", []),
    ("json status = healthy", #"{"status": "healthy"}"#, .passed, "JSON field status is healthy", []),
    ("json status = healthy", "{\n\"status\": \"sick\"}", .failed, "JSON field status is sick", []),
    ("json a.b[1] > 2", #"{"a": {"b": [1, 3]}}"#, .passed, "JSON field a.b[1] is 3", []),
    ("json . >= 2", "3", .passed, "the JSON value is 3", []),
    ("json total = 0", #"connecting…"# + "\n" + #"{"total": 0}"#, .passed, "JSON field total is 0", []),
    ("json t = []", #"{"t": []}"#, .passed, "JSON field t is []", []),
    ("json x = 1", "{}", .failed, "there is no JSON field x", []),
    ("json x = 1", "not json", .failed, "the output is not JSON", []),
    ("json id matches /^a/", #"{"id": "abc"}"#, .passed, "JSON field id is abc", []),
    ("exit 0 and lines = 1", "a", .passed, "exit status 0; 1 line", []),
    ("lines = 2 or matches /a/", "a", .passed, "line 1: a", [1]),
    ("lines = 2 and time after 01:15", "a", .failed, "1 line", []),
  ]

  @Test("says passed, failed or unsure, why, and by which lines", arguments: table)
  func rules(rule: String, output: String, proposal: Run.Proposal, why: String, lines: [Int]) {
    #expect(Self.verdict(rule, output) == Verdict(proposal, why, lines: lines))
  }

  static let sinceTheFix: [(output: String, proposal: Run.Proposal, why: String, lines: [Int])] = [
    ("", .unsure, "nothing came back; that is also what a wrong filter or project looks like", []),
    ("2025-11-04T01:30:00Z fine", .passed, "no line has “sqlalchemy”", []),
    (
      "2025-11-04T01:02:00Z sqlalchemy.exc\n2025-11-04T01:30:00Z fine", .passed,
      "nothing later than 01:15; 1 line older", [1]
    ),
    (
      "2025-11-04 01:02:00 sqlalchemy\n2025-11-04 01:35:13,200 sqlalchemy\n  at sqlalchemy", .failed,
      "2 lines later than 01:15, first at 01:35:13", [2, 3]
    ),
    ("01:35:13 sqlalchemy", .failed, "1 line later than 01:15, first at 01:35:13", [1]),
    ("23:10:00 sqlalchemy", .passed, "nothing later than 01:15; 1 line older", [1]),
    ("Nov  4 01:35:13 host sqlalchemy", .failed, "1 line later than 01:15, first at 01:35:13", [1]),
    ("sqlalchemy", .unsure, "1 line has “sqlalchemy” without a time; a person must judge", [1]),
    (
      "---\ntextPayload: sqlalchemy\ntimestamp: '2025-11-04T01:02:00Z'\n---\ntextPayload: fine\ntimestamp: '2025-11-04T01:40:00Z'",
      .passed, "nothing later than 01:15; 1 line older", [2]
    ),
  ]

  @Test("lets old lines pass, by each line's own time or the one before it", arguments: sinceTheFix)
  func old(output: String, proposal: Run.Proposal, why: String, lines: [Int]) {
    #expect(Self.verdict("lacks /sqlalchemy/ after 01:15", output) == Verdict(proposal, why, lines: lines))
  }

  @Test("a green step is not a validation: without an expectation a person judges")
  func noExpectation() {
    #expect(Self.verdict(nil, "fine").proposal == .unsure)
    #expect(Self.verdict("looks right", "fine").proposal == .unsure)
    #expect(Self.verdict(nil, "! bad", .exited(2)) == Verdict(.failed, "exit status 2: bad", lines: [1]))
  }

  @Test("one line that the output has as it was expected passes, and another is for a person to judge")
  func plainLine() {
    let wanted = "ready to serve traffic"
    #expect(Self.verdict(wanted, "starting\n  ready to serve traffic ").lines == [2])
    #expect(Self.verdict(wanted, "starting\n  ready to serve traffic ").proposal == .passed)
    #expect(Self.verdict(wanted, "not ready to serve traffic").proposal == .unsure)
  }

  @Test("a command that failed fails a rule that doesn't speak of its exit")
  func exits() {
    #expect(Self.verdict("matches /a/", "a", .exited(1)).proposal == .failed)
    #expect(Self.verdict("matches /a/ and exit 1", "a", .exited(1)).proposal == .passed)
    #expect(Self.verdict("exit 3", "", .exited(3)).proposal == .passed)
  }

  @Test("a search that finds nothing has not failed, and has proven nothing unless nothing was asked for")
  func search() {
    #expect(Self.verdict("lacks /x/", "", .exited(1), command: "kubectl logs a | grep x").proposal == .unsure)
    #expect(Self.verdict("empty", "", .exited(1), command: "kubectl logs a | grep x").proposal == .passed)
    #expect(Self.verdict("matches /x/", "", .exited(1), command: "grep x log").proposal == .failed)
    #expect(Self.verdict("lacks /x/", "", .exited(2), command: "grep x log").proposal == .failed)
    #expect(Self.verdict("lacks /x/", "", .exited(1), command: "curl x").proposal == .failed)
  }

  @Test("a run that didn't come to its own end passes nothing")
  func endings() {
    #expect(Self.verdict("empty", "", .timedOut).proposal == .failed)
    #expect(Self.verdict("empty", "", .signalled(9)).proposal == .failed)
    for ending in [Run.Ending.cancelled, .interrupted, .failedToStart("no")] {
      #expect(Self.verdict("empty", "", ending).proposal == .unsure)
    }
  }

  @Test("as much output as is kept is judged, each line once")
  func long() {
    var evidence = Evidence((0..<200_000).map { OutputLine("line \($0)") })
    evidence.tail = [OutputLine("last of all")]
    let rule = Expectation(text: "x", rule: .all([.matches("last of", first: false), .lines(.equal, 200_001)]))
    let verdict = Judge.verdict(of: rule, output: evidence, ending: .exited(0), now: Self.now)
    #expect(verdict.proposal == .passed && verdict.lines == [200_001])
  }

  @Test("output with its middle cut passes nothing that may have been there")
  func cut() {
    var evidence = Evidence([OutputLine("a")])
    evidence.tail = [OutputLine("z")]
    evidence.cut = Evidence.Cut(lines: 10, bytes: 100)
    func proposal(_ rule: String) -> Run.Proposal {
      let expectation = Expectation(text: rule, rule: ExpectationSyntax.rule(rule))
      return Judge.verdict(of: expectation, output: evidence, ending: .exited(0), now: Self.now).proposal
    }
    #expect(proposal("lacks /x/") == .unsure)
    #expect(proposal("lacks /z/") == .failed)
    #expect(proposal("matches /z/") == .passed)
    #expect(proposal("matches /x/") == .unsure)
    #expect(proposal("lines >= 3") == .unsure && proposal("lines <= 2") == .unsure && proposal("lines = 2") == .unsure)
    #expect(proposal("lines >= 2") == .passed && proposal("lines > 1") == .passed)
    #expect(proposal("lines <= 1") == .failed && proposal("lines = 1") == .failed)
  }

  @Test("a pattern that can't be used, or costs too much, leaves it to a person")
  func patterns() {
    let broken = Self.verdict("matches /(/", "a")
    #expect(broken.proposal == .unsure)
    #expect(broken.why.contains("mend the expectation"))
    let costly = Self.verdict("matches /^(a+)+$/", String(repeating: "a", count: 40) + "!")
    #expect(costly.proposal == .unsure)
  }

  @Test(
    "what a pattern may cost counts for the whole output: one that is slow on every line is not tried on all",
    arguments: ["matches", "lacks"])
  func slowEverywhere(verb: String) {
    let slow = String(repeating: "a", count: 60) + "!"
    let lines = Array(repeating: slow, count: 3000) + ["the answer: b"]
    let verdict = Self.verdict("\(verb) /(?:a?){12}a+[bc]|answer/", lines.joined(separator: "\n"))
    #expect(verdict == Verdict(.unsure, "the pattern took too long on this output; simplify it, or judge yourself"))
  }

  @Test(
    "a pattern is told by its own words, never by its signs",
    arguments: [
      ("(?i)sqlalchemy.*?(?:error|fatal)|(?:error|fatal).*?sqlalchemy", "sqlalchemy … error"),
      (#"^SUCCESS\s+\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}"#, "SUCCESS"), (#"\bexit 1\b"#, "exit 1"), (#"a\.b"#, "a.b"),
      ("^0$", nil), ("(?=x)", nil), ("[", nil), ("(", nil), (#"\"#, nil), ("", nil),
    ] as [(String, String?)])
  func patternWords(pattern: String, words: String?) {
    #expect(PatternWords.subject(of: pattern) == words)
  }

  @Test("a reason quotes the beginning of a line, and fits a screen")
  func shortReason() {
    let long = Self.verdict("lacks /(?i)sql.*error/", "ok\nsql error " + String(repeating: "x", count: 400))
    #expect(long.why.hasPrefix("1 line has “sql … error”: sql error xxx"))
    #expect(long.why.count <= 100)
  }
}
