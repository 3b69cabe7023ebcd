import Records

/// Finds the times written within a line of output or of prose. Byte by byte and linear: lines come
/// from outside.
package enum TimesInText {
  /// Times that carry their day: ISO 8601 (`2025-11-04T01:35:13.2Z`, a blank for the `T`, any zone;
  /// none is UTC), slashes (`2025/11/04 01:35:13`), common log format (`04/Nov/2025:01:35:13
  /// +0000`), RFC 1123 (`Tue, 04 Nov 2025 01:35:13 GMT`), `date`'s own (`Tue Nov  4 01:35:13 UTC
  /// 2025`), and syslog's (`Nov  4 01:35:13`), which has no year: it is read in `year`, and left
  /// out where that is nil. In the order they stand.
  package static func dated(in line: some StringProtocol, year: Int? = nil) -> [Moment] {
    let bytes = Array(line.utf8)
    var found: [Moment] = []
    var at = 0
    while at < bytes.count {
      let startsWord = at == 0 || !bytes[at - 1].isLetterOrDigit
      if startsWord, let (moment, end) = dated(bytes, at, year) {
        found.append(moment)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// Times of day alone (`01:15`, `01:15:30 UTC`), read on `day`, in the order they stand; times
  /// that carry a day are not among them.
  package static func clocks(in line: some StringProtocol, on day: Day) -> [Moment] {
    let bytes = Array(line.utf8)
    var found: [Moment] = []
    var at = 0
    while at < bytes.count {
      let startsWord = at == 0 || !(bytes[at - 1].isLetterOrDigit || bytes[at - 1] == UInt8(ascii: ":"))
      if startsWord, let (_, end) = dated(bytes, at, day.year) {
        at = end
      } else if startsWord, let (moment, end) = clock(bytes, at, on: day) {
        found.append(moment)
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private static func dated(_ bytes: [UInt8], _ start: Int, _ year: Int?) -> (Moment, Int)? {
    let first = bytes[start]
    if first.isDigit {
      return numericDay(bytes, start).flatMap { day, end in
        guard end < bytes.count, [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[end]) else {
          return nil
        }
        return clock(bytes, end + 1, on: day)
      } ?? dayThenMonthName(bytes, start)
    }
    return first.isLetterOrDigit ? monthNameThenDay(bytes, start, year) : nil
  }

  /// `2025-11-04`, `2025/11/04`.
  private static func numericDay(_ bytes: [UInt8], _ start: Int) -> (Day, Int)? {
    guard let (year, afterYear) = number(bytes, start, digits: 4...4), afterYear < bytes.count,
      [UInt8(ascii: "-"), UInt8(ascii: "/")].contains(bytes[afterYear]),
      let (month, afterMonth) = number(bytes, afterYear + 1, digits: 2...2), afterMonth < bytes.count,
      bytes[afterMonth] == bytes[afterYear], let (day, end) = number(bytes, afterMonth + 1, digits: 2...2)
    else { return nil }
    return valid(year, month, day).map { ($0, end) }
  }

  /// `04/Nov/2025:01:35:13 +0000`, `04 Nov 2025 01:35:13 GMT`.
  private static func dayThenMonthName(_ bytes: [UInt8], _ start: Int) -> (Moment, Int)? {
    guard let (day, afterDay) = number(bytes, start, digits: 1...2), afterDay < bytes.count,
      [UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "-")].contains(bytes[afterDay]),
      let month = month(bytes, afterDay + 1), let (year, afterYear) = number(bytes, afterDay + 5, digits: 4...4),
      afterYear < bytes.count, [UInt8(ascii: ":"), UInt8(ascii: " ")].contains(bytes[afterYear]),
      let date = valid(year, month, day)
    else { return nil }
    return clock(bytes, afterYear + 1, on: date)
  }

  /// `Nov  4 01:35:13`, `Nov  4 01:35:13 UTC 2025`.
  private static func monthNameThenDay(_ bytes: [UInt8], _ start: Int, _ year: Int?) -> (Moment, Int)? {
    guard let month = month(bytes, start), start + 3 < bytes.count, bytes[start + 3] == UInt8(ascii: " ") else {
      return nil
    }
    var dayStart = start + 4
    if dayStart < bytes.count, bytes[dayStart] == UInt8(ascii: " ") { dayStart += 1 }
    guard let (day, afterDay) = number(bytes, dayStart, digits: 1...2), afterDay < bytes.count,
      bytes[afterDay] == UInt8(ascii: " "), let leapDay = valid(2024, month, day),
      let (moment, end) = clock(bytes, afterDay + 1, on: leapDay)
    else { return nil }
    let written = end < bytes.count && bytes[end] == UInt8(ascii: " ") ? number(bytes, end + 1, digits: 4...4) : nil
    guard let year = written?.0 ?? year, let date = valid(year, month, day) else { return nil }
    let offset = moment.milliseconds - Moment(leapDay).milliseconds
    return (Moment(milliseconds: Moment(date).milliseconds + offset), written?.1 ?? end)
  }

  private static let months: [[UInt8]] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  private static func month(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 3 <= bytes.count else { return nil }
    let name = bytes[start..<start + 3].map(\.lowercased)
    return months.firstIndex(of: name).map { $0 + 1 }
  }

  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    guard year > 0, (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }

  private static func number(_ bytes: [UInt8], _ start: Int, digits: ClosedRange<Int>) -> (Int, Int)? {
    guard start >= 0, start < bytes.count else { return nil }
    let run = bytes[start...].prefix(digits.upperBound + 1).prefix { $0.isDigit }
    guard digits.contains(run.count) else { return nil }
    return (run.reduce(0) { $0 * 10 + Int($1) - 48 }, run.endIndex)
  }

  /// `01:35`, seconds, fraction and zone optional.
  private static func clock(_ bytes: [UInt8], _ start: Int, on day: Day) -> (Moment, Int)? {
    guard let (hour, afterHour) = number(bytes, start, digits: 1...2), hour < 24, afterHour < bytes.count,
      bytes[afterHour] == UInt8(ascii: ":"), let (minute, afterMinute) = number(bytes, afterHour + 1, digits: 2...2),
      minute < 60
    else { return nil }
    var end = afterMinute
    var second = 0
    var millisecond = 0
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      guard let (seconds, afterSecond) = number(bytes, end + 1, digits: 2...2), seconds < 61 else { return nil }
      second = seconds
      end = afterSecond
      if end + 1 < bytes.count, [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[end]), bytes[end + 1].isDigit {
        let fraction = bytes[(end + 1)...].prefix { $0.isDigit }
        millisecond = (Array(fraction.prefix(3)) + [48, 48]).prefix(3).reduce(0) { $0 * 10 + Int($1) - 48 }
        end = fraction.endIndex
      }
    }
    let (offset, afterZone) = zone(bytes, end)
    let moment = Moment(day, hour: hour, minute: minute, second: second, millisecond: millisecond)
    return (Moment(milliseconds: moment.milliseconds - Int64(offset) * 1000), afterZone)
  }

  /// Seconds east of UTC, and where the zone ends.
  private static func zone(_ bytes: [UInt8], _ start: Int) -> (Int, Int) {
    var at = start
    if at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    guard at < bytes.count else { return (0, start) }
    for name in ["UTC", "GMT", "Z", "z"] {
      let end = at + name.utf8.count
      guard end <= bytes.count, bytes[at..<end].elementsEqual(name.utf8) else { continue }
      if end == bytes.count || !bytes[end].isLetterOrDigit { return (0, end) }
    }
    guard bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"),
      let (hours, afterHours) = number(bytes, at + 1, digits: 2...4)
    else { return (0, start) }
    let sign = bytes[at] == UInt8(ascii: "+") ? 1 : -1
    if afterHours - at == 5 { return (sign * (hours / 100 * 3600 + hours % 100 * 60), afterHours) }
    guard afterHours - at == 3, afterHours < bytes.count, bytes[afterHours] == UInt8(ascii: ":"),
      let (minutes, end) = number(bytes, afterHours + 1, digits: 2...2)
    else { return (0, start) }
    return (sign * (hours * 3600 + minutes * 60), end)
  }
}

extension UInt8 {
  var isDigit: Bool { (48...57).contains(self) }
  var isLetterOrDigit: Bool { isDigit || (65...90).contains(self) || (97...122).contains(self) }
  var lowercased: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
