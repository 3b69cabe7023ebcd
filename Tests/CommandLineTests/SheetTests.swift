import Records
import Testing

@testable import CommandLine

@Suite struct SheetTests {
  @Test("todos stand under what they wait for, reasons at the right edge")
  func todos() {
    var record = SessionRecord(session: Session(number: "9"))
    record.todos = [
      Todo(number: 1, text: "Mend the worker", progress: .done),
      Todo(number: 2, text: "Watch it", blockers: [Blocker(on: .validation, text: "pending")]),
      Todo(number: 3, text: "Migrate", blockers: [Blocker(on: .todo(2), text: "after 2")]),
    ]
    var sheet = Sheet(width: 60)
    sheet.todos(record, at: Moment(milliseconds: 0))
    #expect(
      sheet.lines == [
        " ✓ 1  Mend the worker                                   done",
        " ■ 2  Watch it                          waits for validation",
        " ■   3  Migrate                                  waits for 2",
      ])
  }

  @Test("in ASCII the same lines have plain signs")
  func ascii() {
    var record = SessionRecord(session: Session(number: "9"))
    record.todos = [Todo(number: 1, text: "A → B – “now”…", progress: .done)]
    var sheet = Sheet(width: 40, isASCII: true)
    sheet.heading("Todos", "1")
    sheet.todos(record, at: Moment(milliseconds: 0))
    #expect(
      sheet.lines == [
        "-- Todos -------------------------- 1 --",
        " + 1  A -> B - \"now\"...             done",
      ])
  }

  @Test("long words wrap beside their lead, and a long reason takes a line of its own")
  func wrapping() {
    var sheet = Sheet(width: 30)
    sheet.item(" 1  ", "one two three four five six seven", right: "a reason far too long to stand beside")
    #expect(sheet.lines.allSatisfy { $0.count <= 30 })
    #expect(sheet.lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
  }

  @Test("nothing from outside reaches the terminal raw", arguments: ["\u{1B}[2J", "\u{9B}31m", "a\u{7}b", "\u{202E}x"])
  func visible(text: String) {
    var sheet = Sheet(width: 60)
    sheet.item("", text)
    sheet.line(text)
    sheet.quoted(text, indent: 2)
    sheet.heading(text)
    let raw = sheet.lines.joined().unicodeScalars.contains {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
    }
    #expect(!raw)
  }

  @Test("lengths of time as typed", arguments: [("24h", 24.0), ("90m", 1.5), ("1d", 24), ("6", 6)])
  func hours(text: String, hours: Double) { #expect(HoursArgument(argument: text)?.hours == hours) }

  @Test("what is no length is refused", arguments: ["", "h", "-1h", "0", "1w", "nan", "inf"])
  func noHours(text: String) { #expect(HoursArgument(argument: text) == nil) }
}
