import Expectations
import Records
import Testing

@Suite("Expectation words")
struct ExpectationWordsTests {
  static let day = Day(year: 2025, month: 11, day: 4)
  static let fixed = Moment(day, hour: 1, minute: 3)

  /// The words, the step's command, and the written form of the rule; nil where a person judges.
  static let table: [(words: String, command: String, rule: String?)] = [
    ("exit code 0", "", "exit 0"),
    ("Exits with status 3", "", "exit 3"),
    ("exits successfully", "", "exit 0"),
    ("200 OK", "curl -i localhost", #"matches /(?:HTTP\S*\s+|\b[Ss]tatus\D{0,8}|^\s*)200\b/"#),
    ("HTTP 204", "curl -i localhost", #"matches /(?:HTTP\S*\s+|\b[Ss]tatus\D{0,8}|^\s*)204\b/"#),
    ("HTTP 302 to the login page", "curl -i localhost", nil),
    ("empty", "", "empty"),
    ("no output", "", "empty"),
    ("Nothing", "", "empty"),
    ("no matches", "grep x log", "lines = 0"),
    ("at least 3 pods", "kubectl get pods", "lines >= 4"),
    ("at least 3 pods", "kubectl get pods --no-headers", "lines >= 3"),
    ("exactly 2 lines", "some tool", "lines = 2"),
    ("2 instances", "some tool", nil),
    (">= 2", "ls | wc -l", "json . >= 2"),
    ("more than 5", "grep -c ready log", "json . > 5"),
    (">= 2", "some tool", nil),
    ("all pods Running", "kubectl get pods", #"lacks /^(?!NAME\s)(?!.*\sRunning\s)\S/ and matches /\sRunning\s/"#),
    ("Most pods Running", "kubectl get pods", nil),
    ("`true`", "", #"matches /(?i)(?<!not )(?<!no )\btrue\b/"#),
    ("SUCCESS", "", #"matches /(?i)(?<!not )(?<!no )\bsuccess\b/"#),
    ("Build SUCCESS, everything looks fine", "", nil),
    ("active (running)", "systemctl status x", #"matches /\bactive \(running\)/"#),
    ("`SUCCESS <timestamp>`", "", #"first matches /^SUCCESS\s+\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/"#),
    ("`digest <sha>`", "", #"first matches /^digest\s+\S+/"#),
    ("New image with timestamp later than 01:15 UTC", "", "time after 2025-11-04T01:15:00Z"),
    ("timestamp > 2025-11-05T00:10:00Z", "", "time after 2025-11-05T00:10:00Z"),
    ("timestamp > yesterday", "", nil),
    ("no errors", "grep -i 'mapper' app.log", "lacks /(?i)mapper/"),
    ("no errors", "kubectl logs x", #"lacks /(?i)(?<!\b0 )(?<!\bno )(?:error|exception|traceback|fatal|panic)/"#),
    ("no errors in the payment path we care about", "", nil),
    ("no new errors", "grep ERROR app.log", "lacks /ERROR/ after 2025-11-04T01:03:00Z"),
    ("4 passed", "pytest", #"matches /\b4 (?:tests? )?pass(?:ed|ing)?\b/"#),
    ("all tests pass except two", "pytest", nil),
    (#"{"ready": true, "pods": [{"phase": "Running"}]}"#, "", "json pods[0].phase = Running and json ready = true"),
    ("The page loads and looks right", "", nil),
    ("3", "", #"matches /^\s*3(?:\s|$)/"#),
    ("hi", "", #"matches /(?i)(?<!not )(?<!no )(?<![\p{L}\p{N}_])hi(?![\p{L}\p{N}_])/"#),
    ("Готово", "", #"matches /(?<!not )(?<!no )(?<![\p{L}\p{N}_])Готово(?![\p{L}\p{N}_])/"#),
    ("healthy", "", #"matches /(?i)(?<!not )(?<!no )\bhealthy\b/"#),
    ("", "", nil),
  ]

  @Test("become the rule they stand for, or none", arguments: table)
  func words(words: String, command: String, rule: String?) {
    let proposed = ExpectationWords.rule(
      for: words, command: command, title: "", fixedAt: Self.fixed, day: Self.day)
    #expect(proposed.map(ExpectationSyntax.text) == rule)
  }

  @Test("that allow old errors give no rule while it isn't known when the fix was made")
  func oldErrorsNeedTheFix() {
    let words = "NO errors (or only old errors from before fix)"
    #expect(ExpectationWords.rule(for: words, command: "grep x", title: "", fixedAt: nil, day: Self.day) == nil)
    #expect(
      ExpectationWords.rule(for: words, command: "grep x", title: "", fixedAt: Self.fixed, day: Self.day)
        == .lacks("x", after: Self.fixed))
  }

  @Test("take the step's own pattern from its title where the command has none")
  func titlePattern() {
    let rule = ExpectationWords.rule(
      for: "no errors", command: nil, title: "Check for SQLAlchemy Errors", fixedAt: nil, day: nil)
    #expect(rule == .lacks("(?i)sqlalchemy", after: nil))
  }

  @Test("of hostile length or shape are read in bounded time and give none")
  func hostile() {
    for words in [String(repeating: "(", count: 16_000), String(repeating: "a, ", count: 5_000)] {
      #expect(ExpectationWords.rule(for: words, command: nil, title: "", fixedAt: nil, day: nil) == nil)
    }
  }
}
