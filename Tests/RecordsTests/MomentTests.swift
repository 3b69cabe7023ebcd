import Records
import Testing

@Suite("Moments")
struct MomentTests {
  private let day = Day(year: 2025, month: 11, day: 4)

  @Test(
    "ISO 8601 is read, in any zone, and written back in UTC",
    arguments: [
      ("2025-11-04T01:15:00Z", "2025-11-04T01:15:00Z"),
      ("2025-11-04 01:15", "2025-11-04T01:15:00Z"),
      ("2025-11-04t01:15:30z", "2025-11-04T01:15:30Z"),
      ("2025-11-04T01:15:30.5Z", "2025-11-04T01:15:30.500Z"),
      ("2025-11-04T01:15:30,123456Z", "2025-11-04T01:15:30.123Z"),
      ("2025-11-04T01:15:00+02:00", "2025-11-03T23:15:00Z"),
      ("2025-11-04T01:15:00-0530", "2025-11-04T06:45:00Z"),
      ("2025-11-04T01:15:00+05", "2025-11-03T20:15:00Z"),
      ("2025-11-04 01:15 UTC", "2025-11-04T01:15:00Z"),
      ("2025-11-04", "2025-11-04T00:00:00Z"),
      ("  2025-11-04T01:15Z", "2025-11-04T01:15:00Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ])
  func iso(_ text: String, _ expected: String) { #expect(Moment(iso: text)?.iso == expected) }

  @Test(
    "a time alone is of the day that is given",
    arguments: [("01:15", "01:15:00"), ("01:15:09", "01:15:09"), ("23:59 UTC", "23:59:00"), ("09:00Z", "09:00:00")])
  func clock(_ text: String, _ expected: String) {
    #expect(Moment(iso: text, on: day)?.iso == "2025-11-04T\(expected)Z")
    #expect(Moment(iso: text) == nil)
  }

  @Test(
    "what is no time is none",
    arguments: [
      "", " ", "yesterday", "25:00", "01:60", "1:15", "01:15:", "01:15:99", "01:15 pm", "01:15+", "01:15+2",
      "01:15+02:",
      "2025-13-01", "2025-02-29", "2025-00-10", "2025-11-31", "2025-11-04X01:15", "2025-11-04T", "2025-11-04T01",
      "2025-11-04T01:15:00Q", "2025-11-04T01:15:00.Z", "0000-01-01", "+025-11-04", "2025-+1-04", "١٢:٣٠",
    ])
  func nonsense(_ text: String) { #expect(Moment(iso: text, on: day) == nil) }

  @Test("days and their numbers are each other's inverse over eight centuries")
  func days() {
    for number in stride(from: -150_000, through: 150_000, by: 7) {
      let day = Day(daysSince1970: number)
      #expect(day.daysSince1970 == number)
      #expect(Day(iso: day.iso) == day)
    }
    #expect(Day(year: 1970, month: 1, day: 1).daysSince1970 == 0)
    #expect(Day(year: 2000, month: 3, day: 1).daysSince1970 == 11_017)
  }

  @Test("adding never goes beyond what there is", arguments: [1e300, -1e300, .infinity, .nan, 9.3e15])
  func extremes(_ seconds: Double) {
    let moment = quarterPast.adding(seconds: seconds)
    #expect(moment == Moment(milliseconds: .max) || moment == Moment(milliseconds: .min))
  }

  @Test("a time before 1970 falls on its own day and second")
  func before1970() {
    let moment = Moment(milliseconds: -1)
    #expect(moment.seconds == -1)
    #expect(moment.day == Day(year: 1969, month: 12, day: 31))
    #expect(moment.timeOfDay == (23, 59, 59))
  }

  @Test("the time between any two moments is told, however far apart they are")
  func apart() {
    let (first, last) = (Moment(milliseconds: .min), Moment(milliseconds: .max))
    #expect(last.since(first) > 1e16)
    #expect(first.since(last) < -1e16)
    let day = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 15)
    #expect(Moment(milliseconds: day.milliseconds + 1).since(day) == 0.001)
  }
}
