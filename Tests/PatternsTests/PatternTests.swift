import Testing

@testable import Patterns

@Suite("Patterns")
struct PatternTests {
  func found(_ pattern: Pattern, in text: String) -> [String] {
    pattern.matches(in: text).ranges.map { String(text[$0]) }
  }

  @Test(
    "a lower-case pattern finds any case, one with a capital only its own",
    arguments: [
      ("mapper", "One or more Mappers failed", true), ("Mapper", "one or more mappers failed", false),
      ("Mapper", "One or more Mappers failed", true), (#"\S+error\W"#, "SQLALCHEMYERROR!", true),
      (#"\p{Lu}error"#, "XERROR", true), (#"(?<Name>error)"#, "ERROR", true), ("straße", "STRASSE", false),
      ("größe", "GRÖSSE GRÖßE", true), ("É", "é", false), ("(?:Error)", "error", false),
    ])
  func smartCase(pattern: String, text: String, isFound: Bool) throws {
    #expect(try Pattern(pattern).test(text) == (isFound ? .match : .noMatch))
  }

  @Test("case can be told to count or not to")
  func casing() throws {
    #expect(try Pattern("error", casing: .exact).test("ERROR") == .noMatch)
    #expect(try Pattern("ERROR", casing: .ignored).test("error") == .match)
  }

  @Test("literal words mean just themselves")
  func literal() throws {
    let pattern = try Pattern("a.c (", syntax: .literal)
    #expect(pattern.test("abc (") == .noMatch)
    #expect(found(pattern, in: "x A.C ( y") == ["A.C ("])
  }

  @Test("all places are found, in order, none empty, in whole characters")
  func places() throws {
    #expect(found(try Pattern("é+|ab"), in: "éé ab é") == ["éé", "ab", "é"])
    #expect(found(try Pattern("x*"), in: "axxb✅x") == ["xx", "x"])
    #expect(found(try Pattern(#"a\Kb"#), in: "abab") == ["b", "b"])
    #expect(found(try Pattern("^"), in: "abc").isEmpty)
    #expect(found(try Pattern("a"), in: "").isEmpty)
    #expect(try Pattern("^$").test("") == .match)
    #expect(try Pattern("").test("") == .match)
    #expect(try Pattern("", syntax: .literal).matches(in: "abc").ranges.isEmpty)
    #expect(try Pattern("a").matches(in: String(repeating: "a", count: 50), limit: 7).ranges.count == 7)
  }

  @Test(
    "a pattern that can't be used says where and what to do",
    arguments: [
      ("worker[", 7, #"character 8: a [ is never closed; add ], or write \[ for a plain bracket"#),
      ("(a", 2, #"character 3: a ( is never closed; add ), or write \( for a plain bracket"#),
      ("ü)", 1, #"character 2: a ) closes nothing; remove it, or write \) for a plain bracket"#),
      (
        "*.log", 0,
        #"character 1: there is nothing here to repeat; put something before it, or write a \ before * + or ? for the plain sign"#
      ),
      (
        #"a\"#, 2, #"character 3: the backslash at the end has nothing to stand before; write \\ for a plain backslash"#
      ),
    ])
  func errors(pattern: String, offset: Int, message: String) {
    #expect(throws: PatternError(offset: offset, message: message)) { try Pattern(pattern) }
  }

  @Test(
    "no pattern is taken that would be too large or too deep",
    arguments: [
      String(repeating: "a", count: Pattern.longest + 1),
      String(repeating: "(", count: 500) + String(repeating: ")", count: 500),
      "((a{1,1000}){1,1000}){1,1000}", #"\C"#,
    ])
  func bounds(pattern: String) {
    #expect(throws: PatternError.self) { try Pattern(pattern) }
  }

  @Test(
    "a catastrophic pattern is given up and says so",
    arguments: ["(a+)+$", "(a|aa)+$", "(?:a*)*b?c?$", #"^(?:.*a){20}x?\d$"#, "(x+x+)+y?$|(a+a+)+!?$"])
  func catastrophe(pattern: String) throws {
    let text = String(repeating: "a", count: 5000) + "\u{1}b"
    let catastrophic = try Pattern(pattern)
    #expect(catastrophic.test(text) == .limit)
    #expect(catastrophic.matches(in: text).limitReached)
  }

  @Test("a long line and a pattern with much to try end too")
  func longLine() throws {
    let text = String(repeating: "ab ", count: 65_536 / 3)
    for pattern in [".*.*.*=", "a.*b.*c", #"(\w+\s)+="#, "[ab ]*[ab ]*[ab ]*[ab ]*$!"] {
      let outcome = try Pattern(pattern).test(text)
      #expect(outcome != .match)
    }
  }

  @Test(
    "a pattern that would set how it is tried is refused, by its name",
    arguments: [
      "(*NO_JIT)(a+)+$", "(*LIMIT_MATCH=4000000000)(a+)+$", "(*UTF)a", "(*UCP)(*NO_JIT)a", "(*LIMIT_HEAP=9)",
      "(*NO_START_OPT)a",
    ])
  func settings(pattern: String) throws {
    let name = try #require(pattern.split(separator: ")").first) + ")"
    #expect(
      throws: PatternError(offset: 0, message: "character 1: a pattern can't set how it is tried; leave \(name) away")
    ) { try Pattern(pattern) }
  }

  @Test("words in a pattern that only look like a setting are left alone", arguments: ["a(*FAIL)|b", "(*COMMIT)b"])
  func verbs(pattern: String) throws { #expect(try Pattern(pattern).test("ab") != .limit) }

  @Test(
    "many lines together cost a slow pattern no more than one, and then nothing is tried",
    arguments: [
      "(a+)+$", "(.*a){25}$", String(repeating: "(", count: 90) + "a" + String(repeating: ")", count: 90) + "*[bc]",
      "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){12}(a{0,60000})[bc]", "(a+)(?:\\1)+[bc]",
      "(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])(?:a|[ab])[yz]",
    ])
  func budget(pattern: String) throws {
    let slow = try Pattern(pattern)
    var budget = StepBudget(steps: 100_000)
    let lines = Array(repeating: String(repeating: "a", count: 400) + "!", count: 3000)
    var tried = 0
    while !budget.isSpent, tried < lines.count {
      #expect(slow.test(lines[tried], within: &budget) != .match)
      tried += 1
    }
    #expect(budget.isSpent && tried < 200)
    #expect(try Pattern("!").test("!", within: &budget) == .limit)
  }

  @Test(
    "what a plain search takes is far below what a text grants", arguments: ["worker.*failed", #"\d+ ms"#, "(?i)x|y"])
  func plain(pattern: String) throws {
    let plain = try Pattern(pattern)
    var budget = StepBudget(steps: 1000)
    for number in 0..<2000 {
      _ = plain.test("2025-11-04T01:35:\(number) worker \(number) took \(number) ms and succeeded", within: &budget)
    }
    #expect(budget.steps > 1000)
  }

  @Test("one pattern may be used by many tasks at once")
  func concurrency() async throws {
    let pattern = try Pattern(#"(\w+) (\d+)"#)
    let counts = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask { (0..<500).filter { pattern.test("task\(task) \($0)") == .match }.count }
      }
      return await group.reduce(0, +)
    }
    #expect(counts == 4000)
  }
}
