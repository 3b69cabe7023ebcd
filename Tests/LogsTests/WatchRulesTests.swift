import Patterns
import Testing

@testable import Logs

@Suite("Watch rules")
struct WatchRulesTests {
  func line(_ text: String, time: Int64? = nil, arrival: Int64? = nil) -> LogLine {
    LogLine(source: 0, text: text, time: time.map { $0 * 1000 }, arrival: arrival.map { $0 * 1000 })
  }

  func rules(file: String? = nil, since: Int64? = nil) throws -> WatchRules {
    WatchRules(
      [
        LogWatch(name: "Mapper", pattern: try Pattern("mapper"), file: file),
        LogWatch(name: "Worker", pattern: try Pattern("worker")),
      ], since: since.map { $0 * 1000 })
  }

  @Test("each rule that matches trips, and no other")
  func trips() throws {
    var rules = try rules()
    #expect(rules.evaluate(line("mapper in worker", arrival: 1), file: "a.log").map(\.rule) == [0, 1])
    #expect(rules.evaluate(line("fine", arrival: 2), file: "a.log").isEmpty)
  }

  @Test("a rule trips once a minute of log time and then says how often it matched")
  func quiet() throws {
    var rules = try rules()
    let counts = [100, 101, 159, 160, 161, 220].flatMap { second in
      rules.evaluate(line("mapper", time: second, arrival: second + 5), file: "a.log").map(\.count)
    }
    #expect(counts == [1, 3, 2])
  }

  @Test("a file that is a little behind trips no rule again")
  func behind() throws {
    var rules = try rules()
    #expect(rules.evaluate(line("mapper", time: 1000, arrival: 1000), file: "a").count == 1)
    #expect(rules.evaluate(line("mapper", time: 990, arrival: 1001), file: "b").isEmpty)
  }

  @Test("a made-up time can't silence a rule")
  func madeUp() throws {
    var rules = try rules()
    #expect(rules.evaluate(line("mapper", time: 4_000_000_000, arrival: 1000), file: "a").count == 1)
    #expect(rules.evaluate(line("mapper", time: 1060, arrival: 1060), file: "a").count == 1)
  }

  @Test(
    "a rule for a file looks at that file only",
    arguments: [("worker.log", 1), ("/var/log/worker.log", 1), ("other.log", 0), ("myworker.log", 0)])
  func file(path: String, hits: Int) throws {
    var rules = try rules(file: "worker.log")
    #expect(rules.evaluate(line("mapper", arrival: 1), file: path).count == hits)
  }

  @Test("what was there before trips nothing, unless it is later than asked for")
  func history() throws {
    var plain = try rules()
    #expect(plain.evaluate(line("mapper", time: 500), file: "a").isEmpty)
    var since = try rules(since: 400)
    #expect(since.evaluate(line("mapper", time: 399), file: "a").isEmpty)
    #expect(since.evaluate(line("mapper"), file: "a").isEmpty)
    #expect(since.evaluate(line("mapper", time: 500), file: "a").count == 1)
  }

  @Test("a rule that needs too many tries is given up and named; the others go on")
  func exhausted() throws {
    var rules = WatchRules([
      LogWatch(name: "Bad", pattern: try Pattern("(a+)+$")), LogWatch(name: "Good", pattern: try Pattern("!")),
    ])
    let text = String(repeating: "a", count: 3000) + "!"
    for second in 0..<10 { _ = rules.evaluate(line(text, arrival: Int64(second)), file: "a") }
    #expect(rules.exhausted == [0])
    #expect(rules.evaluate(line(text, arrival: 100), file: "a").map(\.rule) == [1])
  }
}
