import Expectations
import Records
import Testing

@Suite("The written form of a rule")
struct ExpectationSyntaxTests {
  static let day = Day(year: 2025, month: 11, day: 4)

  static let table: [(text: String, rule: ExpectationRule, words: String)] = [
    ("exit 0", .exit(0), "exit status 0"),
    (#"matches /a\/b c/"#, .matches("a/b c", first: false), "a line matching /a/b c/"),
    ("first matches /^OK/", .matches("^OK", first: true), "first line matching /^OK/"),
    ("lacks /sqlalchemy/", .lacks("sqlalchemy", after: nil), "no line matching /sqlalchemy/"),
    (
      "lacks /sqlalchemy/ after 2025-11-04T01:15:00Z", .lacks("sqlalchemy", after: Moment(day, hour: 1, minute: 15)),
      "no line matching /sqlalchemy/ later than 2025-11-04T01:15:00Z"
    ),
    ("empty", .empty, "no output"),
    ("lines >= 3", .lines(.atLeast, 3), "at least 3 lines"),
    ("lines = 0", .lines(.equal, 0), "no lines"),
    (
      "time after 2025-11-04T01:15:00Z", .timeAfter(Moment(day, hour: 1, minute: 15)),
      "a time later than 2025-11-04T01:15:00Z"
    ),
    (
      "json status.phase = Running", .json(path: "status.phase", .equal, "Running"), "JSON field status.phase = Running"
    ),
    (
      #"json items[0].name != "two words""#, .json(path: "items[0].name", .notEqual, "two words"),
      "JSON field items[0].name != two words"
    ),
    ("json . > 2", .json(path: "", .more, "2"), "the JSON value > 2"),
    ("json a matches /x/", .jsonMatches(path: "a", "x"), "JSON field a matching /x/"),
    (
      "exit 0 and (empty or lines <= 1)", .all([.exit(0), .any([.empty, .lines(.atMost, 1)])]),
      "exit status 0 and (no output or at most 1 line)"
    ),
    (
      "(exit 1 and empty) or exit 2", .any([.all([.exit(1), .empty]), .exit(2)]),
      "(exit status 1 and no output) or exit status 2"
    ),
  ]

  @Test("is read, written back and told in words", arguments: table)
  func roundTrip(text: String, rule: ExpectationRule, words: String) {
    let read = ExpectationSyntax.rule(text)
    #expect(read.map(ExpectationSyntax.text) == text)
    #expect(read?.description == words)
    #expect(read == rule)
  }

  @Test("binds `and` tighter than `or`")
  func precedence() {
    #expect(ExpectationSyntax.rule("exit 1 and empty or exit 2") == .any([.all([.exit(1), .empty]), .exit(2)]))
  }

  @Test("reads a time of day on the session's day")
  func clock() {
    let expected = Moment(Self.day, hour: 1, minute: 15)
    #expect(ExpectationSyntax.rule("time after 01:15", day: Self.day) == .timeAfter(expected))
    #expect(ExpectationSyntax.rule("lacks /x/ after 01:15 UTC", day: Self.day) == .lacks("x", after: expected))
    #expect(ExpectationSyntax.rule("time after 01:15") == nil)
  }

  @Test(
    "is all or nothing",
    arguments: [
      "exit", "exit zero", "matches", "matches /open", "lines 3", "lines >= many", "json", "json a", "exit 0 and",
      "exit 0 nonsense", "(exit 0", "exit code 0", "time before 01:15", "",
      String(repeating: "(", count: 5_000) + "empty" + String(repeating: ")", count: 5_000),
    ])
  func refused(text: String) { #expect(ExpectationSyntax.rule(text, day: Self.day) == nil) }

  @Test("falls back to the words, and keeps them")
  func fallsBack() {
    let expectation = ExpectationSyntax.expectation(
      "exit code 0", command: nil, title: "", fixedAt: nil, day: nil)
    #expect(expectation == Expectation(text: "exit code 0", rule: .exit(0)))
    let open = ExpectationSyntax.expectation("looks right", command: nil, title: "", fixedAt: nil, day: nil)
    #expect(open == Expectation(text: "looks right"))
  }
}
