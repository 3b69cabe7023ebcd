import Records
import Vocabulary

/// Times that are written in figures.
extension StampScanner {
  mutating func figures() -> Bool {
    if stamp.from == nil {
      if date() { return true }
      if clock() { return true }
      return stamp.day == nil && dayAndMonth()
    }
    // "21:45 (Mar 11)", "10:04 2023-02-14": the day may follow the time.
    return stamp.day == nil && (date() || dayAndMonth())
  }

  /// A day in figures, with or without its year.
  mutating func date() -> Bool {
    guard stamp.day == nil else { return false }
    let first = number(index)
    var place = index + first.count
    if first.count == 4, first.value > 1900, let mark = dateMark(place) {
      let month = number(place + 1, most: 2)
      place += 1 + month.count
      guard month.count > 0, (1...12).contains(month.value) else { return false }
      guard at(place) == mark || (at(place) == 0x6708 && mark == 0x5E74) else { return false }
      place += 1
      let day = number(place, most: 2)
      if day.count == 0, isUnknownDigit(place), isUnknownDigit(place + 1) {
        index = place + 2
        stamp.isUncertain = true
        return true
      }
      guard day.count > 0 else { return false }
      place += day.count
      if at(place) == 0x65E5 { place += 1 }
      if at(place) == 84, digit(place + 1) != nil {
        place += 1
        isISO = true
      }
      return take(TimeStamp.WrittenDay(year: first.value, month: month.value, day: day.value), to: place)
    }
    if let day = asianDay(first) { return day }
    guard (1...2).contains(first.count), first.value >= 1 else { return false }
    let mark = at(place)
    guard mark == 47 || mark == 46 || mark == 45 else { return false }
    let second = number(place + 1, most: 2)
    guard second.count > 0 else { return false }
    place += 1 + second.count
    let third = at(place) == mark ? number(place + 1, most: 4) : (value: 0, count: 0)
    if third.count == 4 || (third.count == 2 && mark != 45) {
      let year = third.count == 2 ? 2000 + third.value : third.value
      let dayFirst = mark == 47 ? (first.value > 12 || (TimeStamp.isDayFirst && second.value <= 12)) : true
      let day = dayFirst ? first.value : second.value
      let month = dayFirst ? second.value : first.value
      return take(TimeStamp.WrittenDay(year: year, month: month, day: day), to: place + 1 + third.count)
    }
    if mark == 47, at(place) != 47, isDayWithoutYear(first, second, to: place) {
      let dayFirst = first.value > 12 || TimeStamp.isDayFirst && second.value <= 12
      let (day, month) = dayFirst ? (first.value, second.value) : (second.value, first.value)
      return take(TimeStamp.WrittenDay(year: nil, month: month, day: day), to: place)
    }
    // "14.08." is a day; "31.03" may be an hour as well.
    if mark == 46, at(place) == 46, digit(place + 1) == nil, second.value <= 12 {
      return take(TimeStamp.WrittenDay(year: nil, month: second.value, day: first.value), to: place + 1)
    }
    return false
  }

  /// "18/11" alone in a place for times, or with an hour beside it; else two figures with a stroke
  /// may be anything.
  private func isDayWithoutYear(
    _ first: (value: Int, count: Int), _ second: (value: Int, count: Int), to end: Int
  ) -> Bool {
    guard first.value >= 1, second.value >= 1, min(first.value, second.value) <= 12,
      max(first.value, second.value) <= 31, !isLetter(end), at(end) != 37
    else { return false }
    if stamp.hasClock { return true }
    if dotted, first.count == 2, second.count == 2, end == scalars.count { return true }
    var place = end
    while [32, 44, 0xA0].contains(at(place)) { place += 1 }
    let hour = number(place, most: 2)
    return place > end && hour.count > 0 && hour.value < 25 && isColon(place + hour.count)
      && digit(place + hour.count + 1) != nil
  }

  func dateMark(_ place: Int) -> UInt32? {
    let mark = at(place)
    if mark == 45 || mark == 47 || mark == 46 || mark == 0x5E74 { return mark }
    return nil
  }

  /// "4月14日", "2025年12月2日", "12월 9일".
  mutating func asianDay(_ first: (value: Int, count: Int)) -> Bool? {
    var place = index + first.count
    var year: Int?
    var month = first
    if first.count == 4, at(place) == 0xB144 {
      year = first.value
      place += 1
      while at(place) == 32 { place += 1 }
      month = number(place, most: 2)
      place += month.count
    }
    guard (1...2).contains(month.count), at(place) == 0x6708 || at(place) == 0xC6D4 else { return nil }
    place += 1
    while at(place) == 32 { place += 1 }
    let day = number(place, most: 2)
    guard day.count > 0, at(place + day.count) == 0x65E5 || at(place + day.count) == 0xC77C else { return nil }
    return take(TimeStamp.WrittenDay(year: year, month: month.value, day: day.value), to: place + day.count + 1)
  }

  mutating func take(_ day: TimeStamp.WrittenDay, to place: Int) -> Bool {
    guard (1...12).contains(day.month), (1...31).contains(day.day) else { return false }
    stamp.day = day
    index = place
    return true
  }

  /// "5 July 2022", "1. June", "5 de julio de 2022", "3rd of May".
  mutating func dayAndMonth() -> Bool {
    let first = number(index, most: 2)
    guard first.count > 0, (1...31).contains(first.value) else { return false }
    var place = index + first.count
    if at(place) == 46 || at(place) == 0xBA { place += 1 }
    if let (suffix, end) = word(place), ["st", "nd", "rd", "th", "er", "o", "e"].contains(suffix) { place = end }
    // A range of days: "11-12 March".
    var lastDay: Int?
    if at(place) == 45 || at(place) == 0x2013, case let second = number(place + 1, most: 2), second.count > 0 {
      lastDay = second.value
      place += 1 + second.count
      if at(place) == 46 { place += 1 }
    }
    while at(place) == 32 || at(place) == 0xA0 { place += 1 }
    if let (of, end) = word(place), ["of", "de", "di"].contains(of) {
      place = end
      while at(place) == 32 { place += 1 }
    }
    guard let (month, end) = month(place) else { return false }
    place = end
    if at(place) == 46, at(place + 1) == 32 || place + 1 == scalars.count { place += 1 }
    let year = self.year(after: place)
    guard take(TimeStamp.WrittenDay(year: year?.year, month: month, day: first.value), to: year?.end ?? place) else {
      return false
    }
    if let lastDay, !isSecond {
      stamp.untilDay = TimeStamp.WrittenDay(year: year?.year, month: month, day: lastDay)
    }
    return true
  }

  func month(_ place: Int) -> (month: Int, end: Int)? {
    guard let (name, end) = word(place), let month = Lexicon.current.months.exact(words: [name], in: Lexicon.languages)
    else { return nil }
    return (month, end)
  }

  /// ", 2024", " 2024", " de 2025", " 2026 г.".
  func year(after start: Int) -> (year: Int, end: Int)? {
    var place = start
    while at(place) == 32 || at(place) == 44 || at(place) == 0xA0 { place += 1 }
    if let (word, end) = word(place), ["de", "del", "of"].contains(word) {
      place = end
      while at(place) == 32 { place += 1 }
    }
    let year = number(place, most: 5)
    guard year.count == 4, (1970...2199).contains(year.value), !isColon(place + 4) else { return nil }
    var end = place + 4
    let after = at(end) == 32 ? end + 1 : end
    if let (mark, last) = word(after), ["г", "р", "года", "року", "roku", "r"].contains(mark) {
      end = at(last) == 46 ? last + 1 : last
    }
    return (year.value, end)
  }

  mutating func clock() -> Bool {
    // Two places for the hour, each a figure or unknown.
    var hour = 0
    var place = index
    var isUnknown = false
    var count = 0
    while count < 2, let value = digit(place) ?? (isUnknownDigit(place) ? -1 : nil) {
      if value < 0 { isUnknown = true }
      hour = hour * 10 + max(value, 0)
      place += 1
      count += 1
    }
    guard (index..<place).contains(where: { digit($0) != nil }) || digit(place + 1) != nil else { return false }
    guard count > 0, digit(place) == nil || (count == 2 && fourFigures()) else { return false }
    if count == 2, digit(place) != nil { return military() }
    guard hour < 25 else { return false }
    var minute = 0
    if isColon(place) || (at(place) == 46 && (dotted || saysHour || saysAbout)) {
      let isDot = at(place) == 46
      let tens = digit(place + 1)
      let ones = digit(place + 2)
      guard tens != nil || isUnknownDigit(place + 1), ones != nil || isUnknownDigit(place + 2) else { return false }
      if tens == nil || ones == nil { isUnknown = true }
      minute = (tens ?? 0) * 10 + (ones ?? 0)
      guard minute < 60, digit(place + 3) == nil else { return false }
      place += 3
      // "31.03.2025", "1.2.3" are no hours.
      if isDot, at(place) == 46, digit(place + 1) != nil { return false }
      var seconds = 0
      if isColon(place), case let second = number(place + 1, most: 2), second.count == 2, second.value < 61 {
        seconds = second.value
        place += 3
        if at(place) == 46 || at(place) == 44, digit(place + 1) != nil {
          place += 1 + number(place + 1, most: 9).count
        }
      }
      return found(hour, minute, seconds, isUnknown, to: place)
    }
    // "1 h 10", "02h05", "11 h", "14時05分", "10点5分", "9시 12분".
    var mark = place
    while at(mark) == 32 || at(mark) == 0xA0 { mark += 1 }
    if [0x6642, 0x65F6, 0x70B9, 0x9EDE, 0xC2DC].contains(at(mark)) {
      place = mark + 1
      var after = place
      while at(after) == 32 { after += 1 }
      let minutes = number(after, most: 2)
      if minutes.count > 0, at(after + minutes.count) == 0x5206 || at(after + minutes.count) == 0xBD84 {
        minute = minutes.value
        place = after + minutes.count + 1
      } else if at(place) == 0x534A {
        minute = 30
        place += 1
      } else if at(place) == 0x9593 || at(place) == 0xAC04 || at(place) == 0x95F4 {
        // "3時間": a length of time.
        return false
      }
      return found(hour, minute, 0, isUnknown, to: place)
    }
    if at(mark) | 32 == 104, !isLetter(mark + 1) {
      var after = mark + 1
      while at(after) == 32 || at(after) == 0xA0 { after += 1 }
      let minutes = number(after, most: 2)
      if minutes.count == 2, minutes.value < 60, !isLetter(after + 2), at(after + 2) != 37,
        !(at(after + 2) == 32 && word(after + 3).map { ["m", "min", "mn", "mins"].contains($0.word) } ?? false)
      {
        return found(hour, minutes.value, 0, isUnknown, to: after + 2)
      }
      if saysAbout || saysHour || half != nil { return found(hour, 0, 0, isUnknown, to: mark + 1) }
      return false
    }
    // "3 PM", "9am".
    if halfDay(at: mark) != nil { return found(hour, 0, 0, isUnknown, to: place) }
    // "8 Uhr", "verso le 11".
    let marks = words(mark, 2)
    if Lexicon.opening(.hourMarks, words: marks.words) > 0, marks.words[0] != "h", marks.words[0] != "hours",
      marks.words[0] != "hour", marks.words[0] != "hrs", marks.words[0] != "horas", marks.words[0] != "heures"
    {
      return found(hour, 0, 0, isUnknown, to: place)
    }
    guard saysAbout, stamp.hasClock || saysHour || half != nil, !isLetter(mark), digit(mark) == nil, at(mark) != 37
    else {
      return false
    }
    return found(hour, 0, 0, isUnknown, to: place)
  }

  func fourFigures() -> Bool {
    number(index, most: 5).count == 4 && (at(index + 4) | 32 == 122 || zone(at: skipping(index + 4)) != nil)
  }

  func skipping(_ place: Int) -> Int { at(place) == 32 ? place + 1 : place }

  /// "0930Z", "0930 UTC".
  mutating func military() -> Bool {
    let figures = number(index, most: 4)
    return found(figures.value / 100, figures.value % 100, 0, false, to: index + 4)
  }

  mutating func found(_ hour: Int, _ minute: Int, _ second: Int, _ isUnknown: Bool, to place: Int) -> Bool {
    guard hour <= 24, minute < 60 else { return false }
    var hour = hour
    var place = place
    var mark = place
    while at(mark) == 32 || at(mark) == 0xA0 { mark += 1 }
    if let (half, end) = halfDay(at: mark) {
      self.half = half
      place = end
    }
    if let half, hour <= 12 { hour = hour % 12 + (half == .pm ? 12 : 0) }
    stamp.from = TimeStamp.Clock(seconds: hour * 3600 + minute * 60 + second)
    if isUnknown || saysAbout { stamp.isUncertain = true }
    saysAbout = false
    index = place
    zoneBehind()
    return true
  }

  /// "AM", "p.m.".
  func halfDay(at place: Int) -> (half: Half, end: Int)? {
    let letter = at(place) | 32
    guard letter == 97 || letter == 112 else { return nil }
    var next = place + 1
    let isDotted = at(next) == 46
    if isDotted { next += 1 }
    guard at(next) | 32 == 109, !isLetter(next + 1) else { return nil }
    next += 1
    if isDotted, at(next) == 46 { next += 1 }
    return (letter == 112 ? .pm : .am, next)
  }

  /// "Z", "+02:00", "-0330" right behind the clock.
  mutating func zoneBehind() {
    let place = at(index) == 32 ? index + 1 : index
    if at(index) == 90 || at(index) == 122, !isLetter(index + 1), digit(index + 1) == nil {
      stamp.zone = ZoneWords("0")
      index += 1
    } else if at(place) == 43 || (at(place) == 45 && place == index && isISO) || isOffset(at: place),
      let (minutes, end) = offset(at: place)
    {
      stamp.zone = ZoneWords("\(minutes)")
      index = end
    }
  }

  /// "14:00 -03:00", "14:00 −03:00": behind a day with its year, or where the end of a range would
  /// come before its start. No end of a range stands right behind its sign otherwise.
  private func isOffset(at place: Int) -> Bool {
    guard at(place) == 45 || at(place) == 0x2212, !isSecond, let from = stamp.from,
      case let hours = number(place + 1, most: 3), hours.count == 2, hours.value <= 12, isColon(place + 3),
      case let minutes = number(place + 4, most: 3), minutes.count == 2, [0, 30, 45].contains(minutes.value),
      !isColon(place + 6)
    else { return false }
    if at(place) == 0x2212 { return true }
    return place > index && (stamp.day?.year != nil || hours.value * 3600 + minutes.value * 60 < from.seconds)
  }

  /// "+2", "+02:00", "-0530", in minutes.
  func offset(at place: Int) -> (minutes: Int, end: Int)? {
    let sign = at(place)
    guard sign == 43 || sign == 45 || sign == 0x2212 else { return nil }
    let figures = number(place + 1, most: 5)
    var end = place + 1 + figures.count
    var minutes: Int
    switch figures.count {
    case 1, 2:
      minutes = figures.value * 60
      if isColon(end), case let rest = number(end + 1, most: 2), rest.count == 2 {
        minutes += rest.value
        end += 3
      } else if sign != 43, figures.count == 2, at(place - 1) != 67, at(place - 1) != 84 {
        return nil
      }
    case 4: minutes = figures.value / 100 * 60 + figures.value % 100
    default: return nil
    }
    guard minutes <= 14 * 60 else { return nil }
    return (sign == 43 ? minutes : -minutes, end)
  }
}
