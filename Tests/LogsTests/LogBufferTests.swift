import Patterns
import Testing

@testable import Logs

@Suite("The buffer")
struct LogBufferTests {
  func line(
    _ text: String, source: Int = 0, minute: Int64? = nil, severity: Severity = .unknown, continues: Bool = false
  ) -> LogLine {
    LogLine(source: source, text: text, time: minute.map { $0 * 60_000 }, severity: severity, isContinuation: continues)
  }

  func buffer(_ texts: [String], bounds: LogBuffer.Bounds = .init()) -> LogBuffer {
    var buffer = LogBuffer(bounds: bounds)
    buffer.append(texts.map { line($0) })
    return buffer
  }

  func shown(_ buffer: LogBuffer) -> [String] {
    (0..<buffer.visibleCount).compactMap { buffer.visibleLine(at: $0)?.text }
  }

  // MARK: Bounds

  @Test("keeps the newest lines")
  func lineBound() {
    var buffer = buffer((1...10).map(String.init), bounds: .init(lines: 3))
    #expect(shown(buffer) == ["8", "9", "10"])
    buffer.append([line("11")])
    #expect(shown(buffer) == ["9", "10", "11"])
  }

  @Test("keeps within its bytes, be the newest line ever so long")
  func byteBound() {
    var buffer = buffer(["aaaa", "bbbb", "cc"], bounds: .init(bytes: 7))
    #expect(shown(buffer) == ["bbbb", "cc"])
    buffer.append([line("dddddddddd")])
    #expect(shown(buffer).isEmpty)
    buffer.append([line("e")])
    #expect(shown(buffer) == ["e"])
  }

  @Test("a line keeps its id while others go")
  func ids() throws {
    var buffer = buffer(["a", "b", "c"], bounds: .init(lines: 3))
    let id = try #require(buffer.visibleLine(at: 2)).id
    buffer.append([line("d"), line("e")])
    #expect(buffer.line(id)?.text == "c")
    #expect(buffer.visibleIndex(ofIDOrAfter: id) == 0)
    buffer.append([line("f")])
    #expect(buffer.line(id) == nil)
    #expect(buffer.visibleIndex(ofIDOrAfter: id) == 0)
    #expect(buffer.line(0) == nil && buffer.line(.min) == nil && buffer.line(.max) == nil)
  }

  @Test("there is no line beyond those shown")
  func beyond() {
    let buffer = buffer(["a", "b"])
    #expect(buffer.visibleLine(at: -1) == nil && buffer.visibleLine(at: 2) == nil)
  }

  @Test("a copy stays as it was")
  func value() {
    let before = buffer(["a"])
    var after = before
    after.append([line("b")])
    #expect(shown(before) == ["a"] && shown(after) == ["a", "b"])
  }

  // MARK: Filters

  @Test("shows lines with any of the words asked for and none of those asked away")
  func filters() throws {
    var buffer = buffer(["worker up", "worker down", "api up", "db down"])
    buffer.filter.including = [try Pattern("worker"), try Pattern("api")]
    #expect(shown(buffer) == ["worker up", "worker down", "api up"])
    buffer.filter.excluding = [try Pattern("down")]
    #expect(shown(buffer) == ["worker up", "api up"])
    buffer.append([line("worker again"), line("db again")])
    #expect(shown(buffer) == ["worker up", "api up", "worker again"])
    buffer.filter = LogFilter()
    #expect(buffer.visibleCount == 6)
  }

  @Test("shows lines of a severity and worse")
  func severity() {
    var buffer = LogBuffer()
    buffer.append(Severity.allCases.map { line("\($0)", severity: $0) })
    buffer.filter.minimum = .warning
    #expect(shown(buffer) == ["warning", "error", "fatal"])
  }

  @Test("a stack trace is shown or hidden with its entry, each file for itself")
  func traces() throws {
    var buffer = LogBuffer()
    buffer.filter.including = [try Pattern("mapper")]
    buffer.append([
      line("mapper failed"), line("other file", source: 1), line(" at a", continues: true),
      line(" at b", source: 1, continues: true), line("fine"), line(" more", continues: true),
    ])
    #expect(shown(buffer) == ["mapper failed", " at a"])
    buffer.filter = LogFilter()
    buffer.filter.excluding = [try Pattern("failed")]
    #expect(shown(buffer) == ["other file", " at b", "fine", " more"])
  }

  @Test("a pattern that needs too many tries is given up and named")
  func exhaustion() throws {
    let catastrophic = try Pattern("(a+)+$")
    let text = String(repeating: "a", count: 3000) + "\u{1}"
    var buffer = buffer(Array(repeating: text, count: 50))
    buffer.filter.excluding = [catastrophic]
    #expect(buffer.exhaustedPatterns == [catastrophic])
    #expect(buffer.visibleCount == 50)
    buffer.filter = LogFilter()
    #expect(buffer.exhaustedPatterns.isEmpty)
    buffer.search = catastrophic
    #expect(buffer.exhaustedPatterns == [catastrophic])
  }

  @Test("a pattern that is slow on each line is given up as soon as one that is slow on a single line")
  func slowEverywhere() throws {
    // Some hundred thousand steps a line.
    let slow = try Pattern("(?:a?){12}a+[bc]")
    let text = String(repeating: "a", count: 60) + "!"
    var buffer = buffer(Array(repeating: text, count: 2000))
    buffer.filter.including = [slow]
    #expect(buffer.exhaustedPatterns == [slow])
    buffer.filter = LogFilter()
    buffer.search = slow
    #expect(buffer.exhaustedPatterns == [slow])
    #expect(buffer.matchRanges(in: text).isEmpty)
  }

  // MARK: Search

  @Test("goes from match to match and round, among what is shown")
  func search() throws {
    var buffer = buffer(["err 1", "ok", "err 2", "err 3 hidden"])
    buffer.filter.excluding = [try Pattern("hidden")]
    buffer.search = try Pattern("err")
    #expect(buffer.match(after: nil) == 1)
    #expect(buffer.match(after: 1) == 3)
    #expect(buffer.match(after: 3) == 1)
    #expect(buffer.match(before: nil) == 3)
    #expect(buffer.match(before: 3) == 1)
    #expect(buffer.match(before: 1) == 3)
    #expect(buffer.match(after: 2) == 3 && buffer.match(before: 2) == 1)
  }

  @Test("matches come and go with their lines")
  func incremental() throws {
    var buffer = LogBuffer(bounds: .init(lines: 2))
    buffer.search = try Pattern("x")
    buffer.append([line("x1"), line("y")])
    #expect(buffer.match(after: nil) == 1)
    buffer.append([line("x2 x")])
    #expect(buffer.match(after: nil) == 3 && buffer.match(after: 3) == 3)
    let hit = try #require(buffer.visibleLine(at: 1))
    #expect(buffer.matchRanges(in: hit.text).map { String(hit.text[$0]) } == ["x", "x"])
    buffer.filter.minimum = .error
    #expect(buffer.match(after: nil) == nil)
    buffer.search = nil
    #expect(buffer.matchRanges(in: hit.text).isEmpty)
  }

  // MARK: Time

  @Test("errors a minute are counted by the log's own time, a trace once")
  func rates() {
    var buffer = LogBuffer(bounds: .init(lines: 1))
    buffer.append([
      line("e", minute: 100, severity: .error), line(" trace", minute: 100, severity: .error, continues: true),
      line("f", minute: 102, severity: .fatal), line("e", minute: 102, severity: .error),
      line("late", minute: 101, severity: .error), line("w", minute: 102, severity: .warning),
    ])
    let now: Int64 = 102 * 60_000 + 59_999
    #expect(buffer.perMinute(4, until: now) == [0, 1, 1, 2])
    #expect(buffer.perMinute(1, until: now, atLeast: .warning) == [3])
  }

  @Test("an undated line counts by arrival, and undated history not at all")
  func undated() {
    var buffer = LogBuffer()
    buffer.append([LogLine(source: 0, text: "e", arrival: 60_000, severity: .error), line("old", severity: .error)])
    #expect(buffer.perMinute(2, until: 60_000) == [0, 1])
  }

  @Test("made-up times can't make the rates grow without bound")
  func manyMinutes() {
    var rates = RateHistory()
    for minute in 0..<100_000 { rates.count(.error, at: Int64(minute * 7919 % 99_991) * 60_000) }
    #expect(rates.minutes.count <= 2 * RateHistory.longest)
    #expect(rates.perMinute(1, until: rates.newest.map { $0 * 60_000 } ?? 0, atLeast: .error) == [1])
    rates.count(.error, at: .min / 2)
    rates.count(.error, at: .max / 2)
  }

  @Test("a million lines are taken and the newest kept")
  func million() throws {
    var buffer = LogBuffer(bounds: .init(lines: 1000))
    buffer.filter.excluding = [try Pattern("7$")]
    let batch = (0..<1000).map { line("line \($0)") }
    for _ in 0..<1000 { buffer.append(batch) }
    #expect(buffer.lines.count == 1000 && buffer.visibleCount == 900)
    #expect(buffer.lines.last?.id == 1_000_000)
  }
}
