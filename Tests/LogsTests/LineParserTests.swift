import Foundation
import Testing

@testable import Logs

/// 2025-11-04T01:30:00Z.
let reference: Int64 = 1_762_219_800_000

func parsed(_ text: String, arrival: Int64? = nil) -> LogLine {
  var parser = LineParser(source: 0)
  return parser.line(Array(text.utf8).span, reference: reference, arrival: arrival)
}

func parsed(lines: [String]) -> [LogLine] {
  var parser = LineParser(source: 0)
  return lines.map { parser.line(Array($0.utf8).span, reference: reference, arrival: nil) }
}

func milliseconds(_ iso: String) throws -> Int64 {
  let withFraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  let date = try (try? Date(iso, strategy: withFraction)) ?? Date(iso, strategy: .iso8601)
  return Int64((date.timeIntervalSince1970 * 1000).rounded())
}

@Suite("The time of a line")
struct StampTests {
  @Test(
    "is read in every form that loggers write",
    arguments: [
      ("2025-11-04T01:15:13Z up", "2025-11-04T01:15:13Z"),
      ("2025-11-04 01:15:13,250 [INFO] up", "2025-11-04T01:15:13.250Z"),
      ("2025-11-04T01:15:13.123456789+02:00 up", "2025-11-03T23:15:13.123Z"),
      ("2025-11-04 01:15:13.5 -0330 up", "2025-11-04T04:45:13.500Z"),
      ("2025/11/04 01:15:13 [error] 7#7: refused", "2025-11-04T01:15:13Z"),
      ("2025-11-04 01:15 up", "2025-11-04T01:15:00Z"),
      ("[2025-11-04T01:15:13Z ERROR worker] up", "2025-11-04T01:15:13Z"),
      ("INFO  2025-11-04 01:15:13 up", "2025-11-04T01:15:13Z"),
      ("worker-1  | 2025-11-04T01:15:13Z up", "2025-11-04T01:15:13Z"),
      ("time=2025-11-04T01:15:13Z level=info msg=up", "2025-11-04T01:15:13Z"),
      (#"time="2025-11-04T01:15:13Z" level=info"#, "2025-11-04T01:15:13Z"),
      ("ts=1762218913.25 level=info", "2025-11-04T01:15:13.250Z"),
      ("1762218913 up", "2025-11-04T01:15:13Z"), ("1762218913123 up", "2025-11-04T01:15:13.123Z"),
      ("[1762218913.5] up", "2025-11-04T01:15:13.500Z"),
      (#"127.0.0.1 - - [04/Nov/2025:01:15:13 +0000] "GET / HTTP/1.1" 200 5"#, "2025-11-04T01:15:13Z"),
      ("Nov  4 01:15:13 host worker[7]: up", "2025-11-04T01:15:13Z"),
      ("<11>Nov  4 01:15:13 host worker[7]: up", "2025-11-04T01:15:13Z"),
      ("Dec 31 23:59:59 host up", "2024-12-31T23:59:59Z"),
      ("E1104 01:15:13.250000    7 worker.go:12] up", "2025-11-04T01:15:13.250Z"),
      ("01:15:13 up", "2025-11-04T01:15:13Z"), ("[23:59:59.100] up", "2025-11-03T23:59:59.100Z"),
      (#"{"timestamp":"2025-11-04T01:15:13Z","severity":"ERROR"}"#, "2025-11-04T01:15:13Z"),
      (#"{"level":30,"time":1762218913123,"msg":"up"}"#, "2025-11-04T01:15:13.123Z"),
      (#"{"a":{"time":"1999-01-01T00:00:00Z"},"ts":1762218913.5}"#, "2025-11-04T01:15:13.500Z"),
      ("2024-02-29 00:00:00 leap day", "2024-02-29T00:00:00Z"),
    ])
  func forms(line: String, time: String) throws {
    #expect(parsed(line).time == (try milliseconds(time)), "\(line)")
  }

  @Test(
    "is not made up from other figures",
    arguments: [
      "", "up", "12:30 is no full clock", "2025-13-01 01:00:00 no month", "2025-02-29 01:00:00 no day",
      "25:00:00 no hour",
      "version 2025-11-04", "request 1762218913123-abc", "99999999999999999999999999999 large", "1-800-555-0199",
      "Nov 4 soon",
      "Nov 31 01:00:00 no such day", "E1399 01:00:00 no day", #"{"time":"#, #"{"time":{"deep":1}}"#,
      "9999999999999999999 large",
      "<>", "[", "2025-11-04T", "ip 10.0.0.1:8080:22",
    ])
  func nothing(line: String) {
    #expect(parsed(line).time == nil, "\(line)")
  }
}

@Suite("The severity of a line")
struct SeverityTests {
  @Test(
    "is read where it is written as a level",
    arguments: [
      ("2025-11-04 01:15:13,250 ERROR worker: mapper failed", .error), ("[warn] slow", .warning),
      ("INFO:root:up", .info),
      ("level=warning msg=x", .warning), (#"lvl="debug" msg=x"#, .debug), ("error: no such table", .error),
      ("2025-11-04T01:15:13Z\tinfo\tup", .info), ("CRITICAL - down", .fatal), ("E1104 01:15:13.0 7 a.go:1] x", .error),
      ("W1104 01:15:13.0 7 a.go:1] x", .warning), ("<11>Nov  4 01:15:13 h w: x", .error),
      ("<14>1 2025-11-04T01:15:13Z h", .info),
      (#"{"severity":"WARNING","message":"x"}"#, .warning), (#"{"level":50,"msg":"x"}"#, .error),
      (#"{"log.level":"fatal"}"#, .fatal), (#"{"msg":"x","level":"Error"}"#, .error),
      ("Traceback (most recent call last):", .error), (#"1.2.3.4 - - [x] "GET / HTTP/1.1" 503 9"#, .error),
      (#"1.2.3.4 - - [x] "GET / HTTP/2.0" 404 9"#, .warning), ("TRACE enter", .trace),
      ("[2025-11-04T01:15:13Z ERROR worker] x", .error),
    ] as [(String, Severity)])
  func levels(line: String, severity: Severity) {
    #expect(parsed(line).severity == severity, "\(line)")
  }

  @Test(
    "is unknown where words merely occur",
    arguments: [
      "no error found", "0 errors", "error_count=0 ok", "the debug build", "GET /error 200", "java.lang.Error thrown",
      "information is power", "terror", "{\"message\":\"ERROR in text\"}", "",
    ])
  func prose(line: String) {
    #expect(parsed(line).severity == .unknown, "\(line)")
  }

  @Test("a line that says nothing ranks between debug and info")
  func order() {
    #expect(Severity.allCases.sorted() == [.trace, .debug, .unknown, .info, .warning, .error, .fatal])
  }
}

@Suite("Lines that belong together")
struct ContinuationTests {
  @Test("a stack trace has the time and the severity of its entry")
  func trace() throws {
    let lines = parsed(lines: [
      "2025-11-04 01:15:13 ERROR worker failed", "Traceback (most recent call last):", "  File \"a.py\", line 1",
      "sqlalchemy.exc.InvalidRequestError: mapper", "2025-11-04 01:15:14 INFO next",
    ])
    let time = try milliseconds("2025-11-04T01:15:13Z")
    #expect(lines.map(\.isContinuation) == [false, true, true, true, false])
    #expect(lines.prefix(4).allSatisfy { $0.time == time && $0.severity == .error })
    #expect(lines[4].severity == .info)
  }

  @Test("a trace after a calm entry is an error of its own, of that time")
  func calmBefore() throws {
    let lines = parsed(lines: [
      "2025-11-04 01:15:13 INFO up", "Traceback (most recent call last):", "  File", "KeyError: 1", "done",
    ])
    #expect(lines.map(\.severity) == [.info, .error, .error, .error, .unknown])
    #expect(lines.map(\.isContinuation) == [false, false, true, true, false])
    #expect(lines[1].time == lines[0].time)
    #expect(lines[4].time == nil)
  }

  @Test("Java's lines go on too, and an indented first line does not")
  func java() {
    let lines = parsed(lines: ["  indented", "[ERROR] x", "\tat a.b(C.java:1)", "Caused by: y", "... 3 more"])
    #expect(lines.map(\.isContinuation) == [false, false, true, true, true])
  }
}

@Suite("Structured lines")
struct JSONLineTests {
  @Test(
    "give their message, unescaped",
    arguments: [
      (#"{"message":"a \"b\" \\ \/ \n\t","level":"info"}"#, "a \"b\" \\ / \n\t"),
      (#"{"msg":"caf\u00e9 \ud83d\ude00"}"#, "café 😀"),
      (#"{"textPayload":"half \ud83d pair"}"#, "half \u{FFFD} pair"), (#"  { "MSG" : "spaced" }"#, "spaced"),
      (#"{"a":[1,{"msg":"inner"}],"msg":"outer"}"#, "outer"), (#"{"msg":"first","msg":"second"}"#, "first"),
      (#"{"msg":"cut off","x":"#, "cut off"), (#"{"msg":"\u00zz"}"#, "u00zz"),
    ])
  func messages(line: String, message: String) {
    #expect(parsed(line).message == message)
    #expect(parsed(line).text == line)
  }

  @Test(
    "that are no JSON are text, and broken ones stop nothing",
    arguments: [
      "{", "{}", "{\"", "{\"a", "{\"msg\"", "{\"msg\":", "{\"msg\":\"", "{\"msg\":\"\\", "{\"msg\":}", "{\"msg\":1}",
      "[1]", "{level}",
      "{\"a\":" + String(repeating: "[", count: 60_000), "{\"level\":999999999999999999999}", "{\"level\":\"\"}",
      "{\"time\":\"\"}",
    ])
  func broken(line: String) {
    #expect(parsed(line).message == nil)
    #expect(parsed(line).time == nil)
  }
}

@Suite("Hostile bytes in a line")
struct HostileLineTests {
  @Test("what is no UTF-8 becomes U+FFFD, and nothing else is changed")
  func invalid() {
    var parser = LineParser(source: 0)
    let line = parser.line([0x61, 0xFF, 0xC3, 0x28, 0x00, 0x1B, 0x5B].span, reference: 0, arrival: nil)
    #expect(line.text == "a\u{FFFD}\u{FFFD}(\0\u{1B}[")
    #expect(parsed("\u{202E}evil\u{200B}").text == "\u{202E}evil\u{200B}")
  }

  @Test("any bytes at all are taken")
  func noise() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("0123456789-:/T Z+.,[]{}\"\\<>ENovlevel=msgHTTP/tim\t".utf8) + [0, 27, 255, 195, 240]
    var parser = LineParser(source: 0)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...60)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let line = parser.line(bytes.span, reference: reference, arrival: nil)
      #expect(line.text == String(decoding: bytes, as: UTF8.self), "\(bytes)")
    }
  }
}
