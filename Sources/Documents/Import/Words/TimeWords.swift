import Records
import Vocabulary

/// The days and times that a text names, wherever they stand in it, each read as `TimeStamp` reads
/// it.
struct TimeWords: Equatable {
  struct Time: Equatable {
    /// Since midnight.
    var seconds: Int
    var day: Day?
    var zone: ZoneWords?
    var isNextDay = false
  }

  /// The first day written.
  var day: Day?
  var times: [Time] = []

  /// - Parameter year: of days that are written without one.
  init(_ text: String, year: Int? = nil) {
    var last: Day?
    for stamp in TimeStamp.all(in: text) {
      if let written = stamp.day?.day(inYear: year) {
        last = written
        if day == nil { day = written }
      }
      if let from = stamp.from {
        times.append(Time(seconds: from.seconds, day: last, zone: stamp.zone, isNextDay: stamp.isNextDay))
      }
      if let until = stamp.until {
        let end = stamp.untilDay?.day(inYear: year) ?? last
        times.append(Time(seconds: until.seconds, day: end, zone: stamp.zone))
      }
    }
    if !times.isEmpty, times.allSatisfy({ $0.zone == nil }), let zone = ZoneReading.zone(in: text) {
      for place in times.indices { times[place].zone = zone }
    }
  }

  /// A label such as "01:02 UTC" or "10:00-10:30": it opens with a time and says little else.
  static func isTime(_ text: String) -> Bool {
    guard text.utf8.count <= 48, let first = text.utf8.first(where: { $0 != 126 && $0 != 32 && $0 != 40 }),
      (48...57).contains(first)
    else { return false }
    return TimeStamp.all(in: text).contains { $0.hasClock }
  }

  /// The moments of a time or a range. A time without a day is of `day`, one without a zone of
  /// `offset` (seconds east of UTC). The end of a range is never before its start.
  func moments(on day: Day?, offset: Int) -> (from: Moment?, until: Moment?) {
    guard let first = times.first, let start = moment(first, on: day, offset: offset) else { return (nil, nil) }
    guard times.count > 1, var end = moment(times[1], on: times[0].day ?? day, offset: offset) else {
      return (start, nil)
    }
    if end < start { end = end.adding(hours: 24) }
    return (start, end)
  }

  func moment(_ time: Time, on day: Day?, offset: Int) -> Moment? {
    guard let base = time.day ?? self.day ?? day else { return nil }
    let zone = time.zone ?? times.compactMap(\.zone).last
    let moment = Moment(base).adding(seconds: Double(time.seconds - (zone?.seconds(on: base) ?? offset)))
    return time.isNextDay ? moment.adding(hours: 24) : moment
  }
}

extension TimeStamp {
  /// Every time that stands in the text's first part, in its order.
  static func all(in text: some StringProtocol, atMost most: Int = 12) -> [TimeStamp] {
    var stamps: [TimeStamp] = []
    var rest = Substring(text.prefix(400))
    while stamps.count < most, let place = rest.firstIndex(where: { $0.isLetter || $0.isNumber }) {
      if let stamp = TimeStamp(rest[place...]), !stamp.isEmpty {
        stamps.append(stamp)
        rest = Substring(stamp.rest)
        continue
      }
      let first = rest[place]
      rest =
        stands(first)
        ? rest[rest.index(after: place)...]
        : rest[place...].drop { ($0.isLetter || $0.isNumber) && !stands($0) }
    }
    return stamps
  }

  private static func stands(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { WordSplitting.stands($0.value) } ?? false
  }
}
