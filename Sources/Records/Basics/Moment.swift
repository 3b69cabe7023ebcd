import Foundation

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. Always UTC; zones are a matter of
/// display.
package struct Moment: Hashable, Comparable, Sendable, Codable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }
  /// The first or the last moment there is, where it would lie beyond.
  package init(seconds: Int64) {
    let (product, isBeyond) = seconds.multipliedReportingOverflow(by: 1000)
    milliseconds = isBeyond ? (seconds < 0 ? .min : .max) : product
  }
  package init(_ date: Date) { self.milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 { Int64((Double(milliseconds) / 1000).rounded(.down)) }

  /// Ends at the first or the last moment there is, where it would go beyond.
  package func adding(seconds: Double) -> Moment {
    let end = Moment(milliseconds: seconds < 0 ? .min : .max)
    guard let added = Int64(exactly: (seconds * 1000).rounded(.towardZero)) else { return end }
    let (sum, isBeyond) = milliseconds.addingReportingOverflow(added)
    return isBeyond ? end : Moment(milliseconds: sum)
  }
  package func adding(hours: Double) -> Moment { adding(seconds: hours * 3600) }

  /// Seconds from `earlier` to here; negative where this is the earlier one.
  package func since(_ earlier: Moment) -> Double { (Double(milliseconds) - Double(earlier.milliseconds)) / 1000 }
}

// MARK: - Calendar, UTC

/// A day of the proleptic Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable, Codable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Refuses what is far from any calendar, with which one can't reckon.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    year = try container.decode(Int.self, forKey: .year)
    month = try container.decode(Int.self, forKey: .month)
    day = try container.decode(Int.self, forKey: .day)
    guard (-300_000...300_000).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      throw DecodingError.dataCorruptedError(forKey: .year, in: container, debugDescription: "no such day")
    }
  }

  /// Reads `2025-11-04`; nil for anything else, and for days that do not exist.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year > 0, (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, by Howard Hinnant's `days_from_civil`.
  package var daysSince1970: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Howard Hinnant's `civil_from_days`.
  package init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  package var iso: String { "\(Day.padded(year, 4))-\(Day.padded(month, 2))-\(Day.padded(day, 2))" }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Moment {
  package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
    let seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(milliseconds: seconds * 1000 + Int64(millisecond))
  }

  package var day: Day { Day(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))) }

  /// Hour, minute and second of the UTC day.
  package var timeOfDay: (hour: Int, minute: Int, second: Int) {
    let inDay = Int(seconds - Int64(day.daysSince1970) * 86_400)
    return (inDay / 3600, inDay / 60 % 60, inDay % 60)
  }

  /// `2025-11-04T01:15:00Z`, with milliseconds only where there are any.
  package var iso: String {
    let (hour, minute, second) = timeOfDay
    let fraction = Int(milliseconds - seconds * 1000)
    let clock = "\(Day.padded(hour, 2)):\(Day.padded(minute, 2)):\(Day.padded(second, 2))"
    return "\(day.iso)T\(clock)\(fraction == 0 ? "" : "." + Day.padded(fraction, 3))Z"
  }

  /// `01:15`, UTC.
  package var clock: String {
    let (hour, minute, _) = timeOfDay
    return "\(Day.padded(hour, 2)):\(Day.padded(minute, 2))"
  }

  /// Reads ISO 8601: a date and a time, parted by `T` or a blank, seconds and fraction optional, a
  /// zone (`Z`, `+02:00`, `+0200`) or none (UTC); or `HH:MM[:SS]` on `day`, where one is given; or
  /// a date alone, its first moment. Nil for anything else.
  package init?(iso text: some StringProtocol, on day: Day? = nil) {
    let trimmed = text.drop { $0 == " " }
    if let day, let clock = Clock(trimmed) {
      self = clock.moment(on: day)
      return
    }
    guard trimmed.count >= 10, let date = Day(iso: trimmed.prefix(10)) else { return nil }
    let rest = trimmed.dropFirst(10)
    guard let separator = rest.first else {
      self.init(date)
      return
    }
    guard separator == "T" || separator == " " || separator == "t", let clock = Clock(rest.dropFirst()) else {
      return nil
    }
    self = clock.moment(on: date)
  }

  /// `HH:MM[:SS[.fff]][zone]`.
  private struct Clock {
    var seconds = 0
    var milliseconds = 0
    /// Seconds east of UTC.
    var offset = 0

    func moment(on day: Day) -> Moment {
      Moment(milliseconds: (Int64(day.daysSince1970) * 86_400 + Int64(seconds - offset)) * 1000 + Int64(milliseconds))
    }

    init?(_ text: some StringProtocol) {
      var rest = Array(text.utf8)[...]
      func number(_ length: Int, below limit: Int) -> Int? {
        guard rest.count >= length else { return nil }
        var value = 0
        for byte in rest.prefix(length) {
          guard (48...57).contains(byte) else { return nil }
          value = value * 10 + Int(byte) - 48
        }
        guard value < limit else { return nil }
        rest = rest.dropFirst(length)
        return value
      }
      func skip(_ character: Character) -> Bool {
        guard rest.first == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
      }
      guard let hour = number(2, below: 24), skip(":"), let minute = number(2, below: 60) else { return nil }
      seconds = hour * 3600 + minute * 60
      if skip(":") {
        guard let second = number(2, below: 61) else { return nil }
        seconds += second
        if skip(".") || skip(",") {
          let digits = rest.prefix { (48...57).contains($0) }
          guard !digits.isEmpty else { return nil }
          let thousandths = (Array(digits) + [48, 48]).prefix(3)
          milliseconds = thousandths.reduce(0) { $0 * 10 + Int($1) - 48 }
          rest = rest.dropFirst(digits.count)
        }
      }
      _ = skip(" ")
      if rest.elementsEqual("UTC".utf8) || rest.elementsEqual("GMT".utf8) || rest.elementsEqual("Z".utf8)
        || rest.elementsEqual("z".utf8)
      {
        return
      }
      guard let sign = rest.first else { return }
      guard sign == 43 || sign == 45 else { return nil }
      rest = rest.dropFirst()
      guard let hours = number(2, below: 15) else { return nil }
      let isParted = skip(":")
      let minutes = number(2, below: 60)
      guard rest.isEmpty, minutes != nil || !isParted else { return nil }
      offset = (sign == 43 ? 1 : -1) * (hours * 3600 + (minutes ?? 0) * 60)
    }
  }
}
