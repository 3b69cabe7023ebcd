import Expectations
import Records
import Testing

@Suite("Times in text")
struct TimesInTextTests {
  static let table: [(text: String, times: [String])] = [
    ("2025-11-04T01:35:13Z ERROR", ["2025-11-04T01:35:13Z"]),
    ("[2025-11-04 01:35:13,250] x", ["2025-11-04T01:35:13.250Z"]),
    ("2025-11-04T03:35:13.123456789+02:00", ["2025-11-04T01:35:13.123Z"]),
    ("2025-11-03T20:35:13-0500", ["2025-11-04T01:35:13Z"]),
    ("a 2025/11/04 01:35:13 b 2025-11-04T01:40Z", ["2025-11-04T01:35:13Z", "2025-11-04T01:40:00Z"]),
    (#"1.2.3.4 - [04/Nov/2025:01:35:13 +0000] "GET""#, ["2025-11-04T01:35:13Z"]),
    ("Date: Tue, 04 Nov 2025 01:35:13 GMT", ["2025-11-04T01:35:13Z"]),
    ("Tue Nov  4 01:35:13 UTC 2025", ["2025-11-04T01:35:13Z"]),
    ("Nov  4 01:35:13 host app", ["2024-11-04T01:35:13Z"]),
    ("2025-11-04", []), ("2025-13-04T01:00Z", []), ("2025-02-30 01:00", []), ("12:30:15", []), ("", []),
    ("12025-11-04T01:35:13Z", []), ("2025-11-04T25:00", []),
  ]

  @Test("are found where they carry their day", arguments: table)
  func dated(text: String, times: [String]) {
    #expect(TimesInText.dated(in: text, year: 2024).map(\.iso) == times)
  }

  @Test("without a day are read on the one given")
  func clocks() {
    let day = Day(year: 2025, month: 11, day: 4)
    #expect(TimesInText.clocks(in: "from 01:15 UTC to 2:30:05", on: day).map(\.clock) == ["01:15", "02:30"])
    #expect(TimesInText.clocks(in: "2025-11-04T01:15:00Z sha256:12ab:34", on: day).isEmpty)
  }
}
