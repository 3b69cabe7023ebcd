import Records
import Testing

@Suite("Times as people type them")
struct TypedTimeTests {
  private static let day = Day(year: 2025, month: 11, day: 4)
  /// The day after the session's.
  private static let now = Moment(Day(year: 2025, month: 11, day: 5), hour: 10, minute: 30)

  @Test(
    "what happened: a clock is of the session's day, other words count from now",
    arguments: [
      ("01:15", "2025-11-04T01:15:00Z"), ("-10m", "2025-11-05T10:20:00Z"), ("-1h30m", "2025-11-05T09:00:00Z"),
      ("10 minutes ago", "2025-11-05T10:20:00Z"), ("an hour ago", "2025-11-05T09:30:00Z"),
      ("2 Hours 5 min ago", "2025-11-05T08:25:00Z"), ("yesterday 22:00", "2025-11-04T22:00:00Z"),
      ("yesterday at 9:05", "2025-11-04T09:05:00Z"), ("today 00:10", "2025-11-05T00:10:00Z"),
      ("now", "2025-11-05T10:30:00Z"), ("2025-11-03T07:00:00Z", "2025-11-03T07:00:00Z"),
    ])
  func past(_ typed: String, _ expected: String) {
    #expect(TypedTime.past(typed, on: Self.day, now: Self.now)?.iso == expected)
  }

  @Test(
    "what is to come: a clock that has passed is the next one",
    arguments: [
      ("05:20", "2025-11-06T05:20:00Z"), ("11:00", "2025-11-05T11:00:00Z"), ("+4h", "2025-11-05T14:30:00Z"),
      ("in 2 hours", "2025-11-05T12:30:00Z"), ("tomorrow 09:00", "2025-11-06T09:00:00Z"),
      ("2025-11-05 09:00", "2025-11-05T09:00:00Z"),
    ])
  func coming(_ typed: String, _ expected: String) {
    #expect(TypedTime.coming(typed, on: Self.day, now: Self.now)?.iso == expected)
  }

  @Test("a clock of the session's day that is still to come is that one")
  func comingOnTheDay() {
    let before = Moment(Self.day, hour: 1)
    #expect(TypedTime.coming("05:20", on: Self.day, now: before)?.iso == "2025-11-04T05:20:00Z")
  }

  @Test(
    "other words are no time",
    arguments: [
      "", "-", "-10", "10m", "soon", "yesterday 25:00", "yesterdays", "ago", "-10 parsecs", "--10m", "-9999d",
    ])
  func none(_ typed: String) {
    #expect(TypedTime.past(typed, on: Self.day, now: Self.now) == nil)
    #expect(TypedTime.coming(typed, on: Self.day, now: Self.now) == nil)
  }
}
