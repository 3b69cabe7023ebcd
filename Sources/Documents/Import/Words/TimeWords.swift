import Records

/// Dates and times as people write them in such documents.
struct TimeWords: Equatable {
  struct Time: Equatable {
    /// Since midnight.
    var seconds: Int
    var day: Day?
    /// Seconds east of UTC, where a zone is written.
    var offset: Int?
    var isNextDay = false
  }

  /// The first day written.
  var day: Day?
  var times: [Time] = []

  /// Minutes east of UTC. Only names that mean one zone to those who write them in logs.
  private static let zones: [String: Int] = [
    "utc": 0, "gmt": 0, "z": 0, "pst": -480, "pdt": -420, "mst": -420, "mdt": -360, "cst": -360, "cdt": -300,
    "est": -300,
    "edt": -240, "cet": 60, "cest": 120, "bst": 60, "jst": 540, "ist": 330,
  ]

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// A label such as "01:02 UTC" or "10:00-10:30": it opens with a time and says little else.
  static func isTime(_ text: String) -> Bool {
    guard text.utf8.count <= 48, let first = text.utf8.first(where: { $0 != 126 && $0 != 32 && $0 != 40 }),
      (48...57).contains(first)
    else { return false }
    return !TimeWords(text).times.isEmpty
  }

  init(_ text: String) {
    var scanner = Scanner(bytes: Array(text.utf8.prefix(400)))
    while scanner.step(into: &self) {}
  }

  /// The zone that words such as "all times UTC+2" name, in seconds east of UTC.
  static func zone(in text: String) -> Int? { TimeWords("00:00 " + text).times.first?.offset }

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
    let zone = time.offset ?? times.compactMap(\.offset).last ?? offset
    let moment = Moment(base).adding(seconds: Double(time.seconds - zone))
    return time.isNextDay ? moment.adding(hours: 24) : moment
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0
    var pendingDay: Day?

    func digits(at start: Int, _ most: Int) -> (value: Int, count: Int) {
      var value = 0
      var count = 0
      while start + count < bytes.count, count < most, (48...57).contains(bytes[start + count]) {
        value = value * 10 + Int(bytes[start + count]) - 48
        count += 1
      }
      return (value, count)
    }

    func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
    func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    mutating func step(into words: inout TimeWords) -> Bool {
      guard index < bytes.count else { return false }
      let current = bytes[index]
      if (48...57).contains(current) {
        number(into: &words)
      } else if isLetter(current) {
        word(into: &words)
      } else {
        index += 1
      }
      return true
    }

    private mutating func number(into words: inout TimeWords) {
      let (value, count) = digits(at: index, 8)
      let mark = byte(index + count)
      if count == 4, mark == 45 || mark == 47 {
        let month = digits(at: index + 5, 2)
        let day = digits(at: index + 6 + month.count, 2)
        if month.count == 2, day.count == 2, byte(index + 7) == mark {
          found(year: value, month: month.value, day: day.value, into: &words)
          index += 10
          if byte(index) == UInt8(ascii: "T") { index += 1 }
          return
        }
      }
      if count <= 2, mark == 58 {
        let minute = digits(at: index + count + 1, 2)
        let isClock = index == 0 || (byte(index - 1) != 58 && !isLetter(byte(index - 1)) || byte(index - 1) == 84)
        if minute.count == 2, value < 24, minute.value < 60, isClock {
          index += count + 3
          var seconds = value * 3600 + minute.value * 60
          if byte(index) == 58, case let second = digits(at: index + 1, 2), second.count == 2 {
            seconds += second.value
            index += 3
            if byte(index) == 46 { index += 1 + digits(at: index + 1, 9).count }
          }
          clock(seconds, into: &words)
          return
        }
      }
      if count <= 2, mark == 47 || mark == 46, readDay(value, count, mark, into: &words) { return }
      if count <= 2, (1...12).contains(value), hourAlone(value, count, into: &words) { return }
      if count <= 2, (1...31).contains(value) {
        // "4 November 2025"
        var place = index + count
        while place < bytes.count, isLetter(bytes[place]) { place += 1 }
        if byte(place) == 32, let month = month(at: place + 1) {
          let year = digits(at: month.end + 1, 4)
          if year.count == 4 {
            found(year: year.value, month: month.number, day: value, into: &words)
            index = month.end + 5
            return
          }
        }
      }
      index += max(count, 1)
    }

    /// "11/04/2025" is the month first, as most write it who write slashes, unless no such month
    /// is; "04.11.2025" the day.
    private mutating func readDay(_ first: Int, _ count: Int, _ mark: UInt8, into words: inout TimeWords) -> Bool {
      let second = digits(at: index + count + 1, 2)
      let place = index + count + 1 + second.count
      let year = digits(at: place + 1, 4)
      guard second.count > 0, byte(place) == mark, year.count == 4, year.value > 1900 else { return false }
      let isMonthFirst = mark == 47 && first <= 12
      if isMonthFirst {
        found(year: year.value, month: first, day: second.value, into: &words)
      } else {
        found(year: year.value, month: second.value, day: first, into: &words)
      }
      index = place + 5
      return true
    }

    /// "3 PM", "11am".
    private mutating func hourAlone(_ hour: Int, _ count: Int, into words: inout TimeWords) -> Bool {
      let place = index + count + (byte(index + count) == 32 ? 1 : 0)
      let letter = byte(place) | 32
      guard letter == 97 || letter == 112, byte(place + 1) | 32 == 109, !isLetter(byte(place + 2)),
        index == 0 || !isLetter(byte(index - 1)) && byte(index - 1) != 58 && byte(index - 1) != 46
      else { return false }
      index += count
      clock(hour * 3600, into: &words)
      return true
    }

    private mutating func clock(_ seconds: Int, into words: inout TimeWords) {
      var seconds = seconds
      var place = index
      if byte(place) == 32 { place += 1 }
      let letter = byte(place) | 32
      if letter == 97 || letter == 112, byte(place + 1) | 32 == 109, !isLetter(byte(place + 2)) {
        let hour = seconds / 3600
        if hour <= 12 { seconds += ((hour % 12) + (letter == 112 ? 12 : 0) - hour) * 3600 }
        index = place + 2
      }
      var time = Time(seconds: seconds, day: pendingDay)
      let sign = byte(index) == 32 ? index + 1 : index
      if byte(sign) == 43, case let hours = digits(at: sign + 1, 2), hours.count == 2 {
        let minutes = digits(at: sign + (byte(sign + 3) == 58 ? 4 : 3), 2)
        time.offset = hours.value * 3600 + minutes.value * 60
        index = sign + 3 + (minutes.count == 2 ? (byte(sign + 3) == 58 ? 3 : 2) : 0)
      }
      words.times.append(time)
    }

    private mutating func word(into words: inout TimeWords) {
      let start = index
      while index < bytes.count, isLetter(bytes[index]) { index += 1 }
      let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      if let minutes = TimeWords.zones[text], !words.times.isEmpty {
        let zone = minutes * 60 + (text == "utc" || text == "gmt" ? signedOffset() : 0)
        for place in words.times.indices where words.times[place].offset == nil { words.times[place].offset = zone }
      } else if text == "next" || text == "following",
        String(decoding: bytes[index...].prefix(4), as: UTF8.self).lowercased() == " day", !words.times.isEmpty
      {
        words.times[words.times.count - 1].isNextDay = true
        index += 4
      } else if let month = month(at: start) {
        let day = digits(at: month.end + 1, 2)
        guard day.count > 0 else { return }
        var place = month.end + 1 + day.count
        while place < bytes.count, isLetter(bytes[place]) || bytes[place] == 44 || bytes[place] == 32 { place += 1 }
        let year = digits(at: place, 4)
        guard year.count == 4, year.value > 1900 else { return }
        found(year: year.value, month: month.number, day: day.value, into: &words)
        index = place + 4
      }
    }

    /// What follows "UTC": "+2", "-05:30", in seconds; 0 where nothing does.
    private mutating func signedOffset() -> Int {
      let sign = byte(index)
      guard sign == 43 || sign == 45, case let hours = digits(at: index + 1, 2), hours.count > 0, hours.value <= 14
      else { return 0 }
      index += 1 + hours.count
      if byte(index) == 58 { index += 1 }
      let minutes = digits(at: index, 2)
      if minutes.count == 2 { index += 2 }
      let seconds = hours.value * 3600 + (minutes.count == 2 ? minutes.value * 60 : 0)
      return sign == 43 ? seconds : -seconds
    }

    private func month(at start: Int) -> (number: Int, end: Int)? {
      var end = start
      while end < bytes.count, isLetter(bytes[end]) { end += 1 }
      guard end - start >= 3, end - start <= 9 else { return nil }
      let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      guard let place = TimeWords.months.firstIndex(of: String(word.prefix(3))), TimeWords.full[place].hasPrefix(word)
      else { return nil }
      return (place + 1, byte(end) == 46 ? end + 1 : end)
    }

    private mutating func found(year: Int, month: Int, day: Int, into words: inout TimeWords) {
      guard (1...12).contains(month), day >= 1, year > 0, day <= Day.length(ofMonth: month, year: year) else { return }
      let found = Day(year: year, month: month, day: day)
      pendingDay = found
      if words.day == nil { words.day = found }
    }
  }

  private static let full = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
}
