/// Reads the time a line gives itself. Times without a zone are UTC. All results are milliseconds
/// since 1970, UTC.
struct Stamp {
  /// Completes stamps without a year or a day: the newest such moment that is at most a day after
  /// this one.
  let reference: Int64

  private static let day: Int64 = 86_400_000

  /// How far into a line a time is looked for.
  private static let reach = 128

  /// The first time near the start of the line.
  func find(in bytes: Span<UInt8>) -> Int64? {
    let reach = min(bytes.count, Self.reach)
    var inWord = false
    for place in 0..<reach {
      let byte = bytes[place]
      let isWord = byte.isDigit || byte.isLetter
      defer { inWord = isWord || byte == 46 || byte == 45 || byte == 58 || byte == 95 || byte == 43 }
      guard isWord, !inWord else { continue }
      if byte.isDigit {
        if let time = iso(bytes, at: place) ?? apache(bytes, at: place) ?? clock(bytes, at: place) { return time }
        if place <= 1 || followsTimeKey(bytes, at: place), let time = epoch(bytes, at: place) { return time }
      } else {
        if let time = syslog(bytes, at: place) { return time }
        if place == 0, let time = klog(bytes) { return time }
      }
    }
    return nil
  }

  /// `2025-11-04T01:15:13.123+02:00` and its kin: `/` for `-`, blank or `_` for `T`, comma for
  /// point, seconds and zone optional.
  func iso(_ bytes: Span<UInt8>, at place: Int) -> Int64? {
    guard let year = bytes.number(at: place, digits: 4), let dash = bytes.at(place + 4), dash == 45 || dash == 47,
      let month = bytes.number(at: place + 5, digits: 2), bytes.at(place + 7) == dash,
      let day = bytes.number(at: place + 8, digits: 2), let separator = bytes.at(place + 10),
      separator | 32 == 116 || separator == 32 || separator == 95, year >= 1970
    else { return nil }
    return Self.days(year, month, day).flatMap { instant(days: $0, clockOf: bytes, at: place + 11) }
  }

  /// `04/Nov/2025:01:15:13 +0000`.
  private func apache(_ bytes: Span<UInt8>, at place: Int) -> Int64? {
    guard let day = bytes.number(at: place, digits: 2), bytes.at(place + 2) == 47,
      let month = Self.month(bytes, at: place + 3), bytes.at(place + 6) == 47,
      let year = bytes.number(at: place + 7, digits: 4), bytes.at(place + 11) == 58
    else { return nil }
    return Self.days(year, month, day).flatMap { instant(days: $0, clockOf: bytes, at: place + 12) }
  }

  /// `Nov  4 01:15:13`.
  private func syslog(_ bytes: Span<UInt8>, at place: Int) -> Int64? {
    guard bytes.at(place + 3) == 32, let month = Self.month(bytes, at: place) else { return nil }
    let padded = bytes.at(place + 4) == 32 ? 1 : 0
    let digits = bytes.digits(at: place + 4 + padded)
    guard digits == 1 || digits == 2, let day = bytes.number(at: place + 4 + padded, digits: digits),
      bytes.at(place + 4 + padded + digits) == 32
    else { return nil }
    return inNewestYear(month, day, clockOf: bytes, at: place + 5 + padded + digits)
  }

  /// `E1104 01:15:13.000000`.
  private func klog(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count > 14, Severity(klog: bytes[0]) != nil, let month = bytes.number(at: 1, digits: 2),
      let day = bytes.number(at: 3, digits: 2), bytes[5] == 32
    else { return nil }
    return inNewestYear(month, day, clockOf: bytes, at: 6)
  }

  /// `01:15:13`, with or without a fraction; not where a figure stands before it, which would be a
  /// date that could not be read.
  private func clock(_ bytes: Span<UInt8>, at place: Int) -> Int64? {
    guard bytes.at(place + 2) == 58, bytes.at(place + 5) == 58, bytes.at(place - 2)?.isDigit != true else { return nil }
    let today = Self.floor(reference, Self.day)
    guard let time = instant(days: today, clockOf: bytes, at: place) else { return nil }
    return time > reference + Self.day / 2 ? time - Self.day : time
  }

  /// `1762218913`, `1762218913.123`, or milli-, micro- or nanoseconds, told apart by their size.
  private func epoch(_ bytes: Span<UInt8>, at place: Int) -> Int64? {
    let digits = bytes.digits(at: place)
    let end = place + digits
    // 12345:…, 1234567890-abc: ids rather than times.
    if let next = bytes.at(end), next.isLetter || next == 45 || next == 95 { return nil }
    guard digits <= 19, let number = bytes.number(at: place, digits: digits) else { return nil }
    let fraction = bytes.at(end) == 46 ? Self.thousandths(bytes, at: end + 1) : 0
    return Self.epoch(Int64(number), digits: digits, thousandths: fraction)
  }

  private static func epoch(_ number: Int64, digits: Int, thousandths: Int) -> Int64? {
    switch digits {
    case 10: number * 1000 + Int64(thousandths)
    case 13: number
    case 16: number / 1000
    case 19: number / 1_000_000
    default: nil
    }
  }

  private static let timeKeys: [StaticString] = ["ts=", "time=", "timestamp="]

  private func followsTimeKey(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    Self.timeKeys.contains { bytes.has($0, at: place - $0.utf8CodeUnitCount) }
  }

  private func inNewestYear(_ month: Int, _ day: Int, clockOf bytes: Span<UInt8>, at place: Int) -> Int64? {
    let year = Self.year(ofDay: Self.floor(reference, Self.day))
    for candidate in [year + 1, year, year - 1] {
      guard let days = Self.days(candidate, month, day) else { continue }
      guard let time = instant(days: days, clockOf: bytes, at: place) else { return nil }
      if time <= reference + Self.day { return time }
    }
    return nil
  }
}

// MARK: - Clock and calendar

extension Stamp {
  /// `HH:MM[:SS[.fff]][zone]` at `place` on a day.
  private func instant(days: Int64, clockOf bytes: Span<UInt8>, at place: Int) -> Int64? {
    guard let hour = bytes.number(at: place, digits: 2), hour < 24, bytes.at(place + 2) == 58,
      let minute = bytes.number(at: place + 3, digits: 2), minute < 60
    else { return nil }
    var end = place + 5
    var milliseconds = (hour * 60 + minute) * 60_000
    if bytes.at(end) == 58 {
      // 60 is a leap second.
      guard let second = bytes.number(at: end + 1, digits: 2), second <= 60 else { return nil }
      milliseconds += second * 1000
      end += 3
      if bytes.at(end) == 46 || bytes.at(end) == 44 {
        milliseconds += Self.thousandths(bytes, at: end + 1)
        end += 1 + bytes.digits(at: end + 1)
      }
    }
    return days * Self.day + Int64(milliseconds) - Int64(Self.zone(bytes, at: end)) * 60_000
  }

  /// Minutes east of UTC of the zone at `place`, a blank before it allowed; 0 where there is none.
  private static func zone(_ bytes: Span<UInt8>, at place: Int) -> Int {
    let place = bytes.at(place) == 32 ? place + 1 : place
    guard let sign = bytes.at(place), sign == 43 || sign == 45,
      let hours = bytes.number(at: place + 1, digits: 2), hours < 15
    else { return 0 }
    let colon = bytes.at(place + 3) == 58 ? 1 : 0
    let minutes = bytes.number(at: place + 3 + colon, digits: 2) ?? 0
    guard minutes < 60 else { return 0 }
    return (sign == 43 ? 1 : -1) * (hours * 60 + minutes)
  }

  private static func thousandths(_ bytes: Span<UInt8>, at place: Int) -> Int {
    var value = 0
    for offset in 0..<3 {
      let byte = bytes.at(place + offset) ?? 0
      if !byte.isDigit {
        return [0, value * 100, value * 10][offset]
      }
      value = value * 10 + Int(byte &- 48)
    }
    return value
  }

  private static let months: [Word: Int] = [
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
  ]

  private static func month(_ bytes: Span<UInt8>, at place: Int) -> Int? {
    guard place + 3 <= bytes.count, !bytes[place + 1].isBlank else { return nil }
    return Word(bytes, place..<(place + 3)).flatMap { months[$0] }
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    value >= 0 ? value / unit : -((-value + unit - 1) / unit)
  }

  /// Days since 1970 of a day of the Gregorian calendar (Howard Hinnant's `days_from_civil`); nil
  /// where there is no such day.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    let lengths = [
      31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]
    guard (1...12).contains(month), day >= 1, day <= lengths[month - 1] else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return Int64(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }

  /// The year a day since 1970 lies in.
  private static func year(ofDay day: Int64) -> Int {
    var year = 1970 + Int(Double(day) / 365.2425)
    if let next = days(year + 1, 1, 1), next <= day { year += 1 }
    if let this = days(year, 1, 1), this > day { year -= 1 }
    return year
  }
}
