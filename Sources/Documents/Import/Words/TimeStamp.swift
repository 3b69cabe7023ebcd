import Records
import Vocabulary

/// The time that a text opens with, as people write it in any language: "01:02 UTC", "gegen 08:30
/// Uhr", "3 juin, 23:40", "오후 1시 5분", "14:??", "06:20 - 06:35", "Thursday, 2 October 2025". What
/// follows it is the event.
struct TimeStamp {
  /// A day of which the year, or a digit, may be missing.
  struct WrittenDay: Equatable {
    var year: Int?
    var month: Int
    var day: Int

    func day(inYear other: Int?) -> Day? {
      guard let year = year ?? other, (1...12).contains(month), day >= 1,
        day <= Day.length(ofMonth: month, year: year)
      else { return nil }
      return Day(year: year, month: month, day: day)
    }
  }

  struct Clock: Equatable {
    /// Since midnight; unknown digits count as zero.
    var seconds: Int
  }

  var day: WrittenDay?
  var from: Clock?
  var untilDay: WrittenDay?
  var until: Clock?
  var zone: ZoneWords?
  /// A digit is not known, or the words say that the time is not exact.
  var isUncertain = false
  var isNextDay = false
  /// Only the order is known: "later that evening", "—".
  var isVague = false
  /// The weekday alone was written.
  var hasWeekday = false
  /// The words that were read as a time.
  var written = ""
  /// What follows, without what parts it from the time.
  var rest = ""
  /// A dash, a colon or a bar parts the two.
  var isParted = false

  var hasClock: Bool { from != nil }
  var isEmpty: Bool { from == nil && day == nil }

  /// Nil where the text opens with no time. `dotted`: "9.15" is an hour and no number. `vague`:
  /// words such as "later" or "noon" count.
  init?(_ text: some StringProtocol, dotted: Bool = false, vague: Bool = false) {
    guard vague || text.unicodeScalars.prefix(48).contains(where: { $0.properties.numericType == .decimal }) else {
      return nil
    }
    var scanner = StampScanner(text.prefix(240), dotted: dotted)
    guard scanner.scan() else { return nil }
    self = scanner.stamp
    if isVague, isEmpty, !vague { return nil }
    written = scanner.written
    rest = scanner.rest + String(text.dropFirst(240))
    isParted = scanner.isParted
  }

  private init() {}

  /// Whether the whole text is a time and nothing else.
  static func whole(_ text: String, dotted: Bool = false, vague: Bool = false) -> TimeStamp? {
    guard text.utf8.count <= 90, let stamp = TimeStamp(text, dotted: dotted, vague: vague), stamp.rest.isEmpty else {
      return nil
    }
    return stamp
  }

  /// A stamp that knows only that something came later.
  static let vague: TimeStamp = {
    var stamp = TimeStamp()
    stamp.isVague = true
    return stamp
  }()

  /// The time that the text closes with, behind a colon, a dash or a blank: "Resolved 2023-02-14
  /// 11:40".
  static func closing(_ text: String) -> (stamp: TimeStamp, event: String)? {
    guard let last = text.last, last.isNumber || last == "Z" || last.isUppercase, text.utf8.count <= 200 else {
      return nil
    }
    var start = text.startIndex
    while let place = text[start...].firstIndex(where: { $0.isNumber }) {
      if let stamp = whole(String(text[place...])), stamp.hasClock, stamp.day != nil {
        let event = text[..<place].trimmed.reversed().drop { " :-–—(".contains($0) }
        return event.isEmpty ? nil : (stamp, String(event.reversed()))
      }
      start = text[place...].firstIndex { $0 == " " } ?? text.endIndex
    }
    return nil
  }

  /// Whether 05/07/2022 is of July in the document at hand.
  @TaskLocal static var isDayFirst = false

  /// Whether the document writes the day before the month: some day is above twelve in that place,
  /// dots or hyphens part day, month and year, or the language is not English.
  static func writesDayFirst(_ text: String, isEnglish: Bool) -> Bool {
    var dayFirst = !isEnglish
    let bytes = Array(text.utf8.prefix(1 << 18))
    func digits(_ start: Int) -> (value: Int, count: Int) {
      var (value, count) = (0, 0)
      while start + count < bytes.count, count < 5, (48...57).contains(bytes[start + count]) {
        value = value * 10 + Int(bytes[start + count]) - 48
        count += 1
      }
      return (value, count)
    }
    var index = 0
    while index < bytes.count {
      guard (48...57).contains(bytes[index]) else {
        index += 1
        continue
      }
      let first = digits(index)
      let mark = index + first.count
      if first.count <= 2, mark < bytes.count, [45, 46, 47].contains(bytes[mark]) {
        let second = digits(mark + 1)
        let next = mark + 1 + second.count
        if (1...2).contains(second.count), next < bytes.count, bytes[next] == bytes[mark],
          case let year = digits(next + 1), year.count == 4 || (year.count == 2 && bytes[mark] == 47),
          year.count == 2 || year.value > 1900
        {
          if bytes[mark] != 47 { dayFirst = true }
          if first.value > 12, second.value <= 12 { return true }
          if second.value > 12, first.value <= 12 { return false }
          index = next + 1 + year.count
          continue
        }
      }
      index += max(first.count, 1)
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    }
    return dayFirst
  }
}

/// Reads a time from the front of a text, sign by sign.
private struct StampScanner {
  let scalars: [Unicode.Scalar]
  let dotted: Bool
  var index = 0
  var stamp: TimeStamp
  /// Where the last part of the time ends.
  var end = 0
  private var half: Half?
  private var saysHour = false
  private var saysAbout = false
  private var isSecond = false
  /// "2024-01-17T17:05": an offset may follow with a minus.
  private var isISO = false

  private enum Half { case am, pm }

  init(_ text: some StringProtocol, dotted: Bool) {
    scalars = Array(text.unicodeScalars)
    self.dotted = dotted
    stamp = TimeStamp.vague
    stamp.isVague = false
  }

  // MARK: - Signs

  private func at(_ place: Int) -> UInt32 { place < scalars.count ? scalars[place].value : 0 }

  /// The figure at the place, wide ones too.
  private func digit(_ place: Int) -> Int? {
    switch at(place) {
    case let value where (48...57).contains(value): Int(value) - 48
    case let value where (0xFF10...0xFF19).contains(value): Int(value) - 0xFF10
    default: nil
    }
  }

  private func isUnknownDigit(_ place: Int) -> Bool { at(place) == 63 || at(place) == 88 || at(place) == 120 }

  private func isLetter(_ place: Int) -> Bool {
    guard place < scalars.count else { return false }
    return scalars[place].properties.isAlphabetic
  }

  private func isColon(_ place: Int) -> Bool { at(place) == 58 || at(place) == 0xFF1A }

  private func number(_ start: Int, most: Int = 4) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while count < most, let digit = digit(start + count) {
      value = value * 10 + digit
      count += 1
    }
    return (value, count)
  }

  /// Blanks and marks of Markdown that may stand within a time.
  private mutating func skipBlanks() {
    while index < scalars.count {
      switch at(index) {
      case 32, 9, 0xA0, 0x202F, 0x3000, 42, 95, 96: index += 1
      default: return
      }
    }
  }

  /// The word at the place, as vocabularies know it, and where it ends.
  private func word(_ start: Int) -> (word: String, end: Int)? {
    guard isLetter(start) else { return nil }
    if WordSplitting.stands(at(start)) {
      return (String(scalars[start]), start + 1)
    }
    var end = start
    while end < scalars.count, isLetter(end) || at(end) == 39 || at(end) == 0x2019, !WordSplitting.stands(at(end)) {
      end += 1
    }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    return (WordSplitting.allWords(of: text).joined(), end)
  }

  /// Up to `count` words from the place on, each with its end; blanks, dots and apostrophes may
  /// stand between.
  private func words(_ start: Int, _ count: Int) -> (words: [String], ends: [Int]) {
    var words: [String] = []
    var ends: [Int] = []
    var place = start
    while words.count < count, let (word, end) = word(place) {
      words.append(word)
      ends.append(end)
      place = end
      while at(place) == 32 || at(place) == 46 || at(place) == 0xA0 || (at(place) == 47 && isLetter(place + 1))
        || (at(place) == 95 && isLetter(place + 1)) || (at(place) == 45 && isLetter(place + 1))
      {
        place += 1
      }
    }
    return (words, ends)
  }

  // MARK: - Scanning

  mutating func scan() -> Bool {
    skipMarks()
    let opening = index
    while index < scalars.count, part() { end = index }
    guard !stamp.isEmpty || stamp.isVague else { return false }
    // A word such as "at" or a weekday alone is no time, and what was read past the last part is
    // none of it.
    index = end
    _ = opening
    close()
    return true
  }

  /// Marks of state and the like in front.
  private mutating func skipMarks() {
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.value == 32 || scalar.value == 42 || scalar.value == 96 || scalar.value == 95
        || StateWords.isMark(scalar) || scalar.value == 0x23F1
      {
        index += 1
      } else {
        return
      }
    }
  }

  private mutating func part() -> Bool {
    let start = index
    skipBlanks()
    switch at(index) {
    case 126, 0x2248, 0x223C, 0xFF5E, 0x301C:
      if stamp.hasClock, !isSecond { return range() || back(start) }
      index += 1
      stamp.isUncertain = true
      return part() || back(start)
    case 44, 0x3001, 0xB7, 0xFF0C, 46:
      guard !stamp.isEmpty || stamp.hasWeekday else { return back(start) }
      index += 1
      return part() || back(start)
    case 40, 91, 60, 0xFF08:
      return bracket() || back(start)
    case 45, 0x2013, 0x2014, 0x2192, 0x2212:
      if stamp.hasClock || stamp.day != nil, !isSecond { return range() || back(start) }
      return back(start)
    default: break
    }
    if digit(index) != nil || isUnknownDigit(index) && (digit(index + 1) != nil || isUnknownDigit(index + 1)) {
      return figures() || back(start)
    }
    return letters() || back(start)
  }

  private mutating func back(_ start: Int) -> Bool {
    index = start
    return false
  }

  /// "(3 Feb)", "[07:55]", "(UTC)": what stands in brackets is read as if it stood without.
  private mutating func bracket() -> Bool {
    let saved = self
    index += 1
    var isAny = false
    while part() { isAny = true }
    skipBlanks()
    guard isAny, at(index) == 41 || at(index) == 93 || at(index) == 62 || at(index) == 0xFF09 else {
      self = saved
      return false
    }
    index += 1
    return true
  }

  /// What follows a dash or a word between two times.
  private mutating func range() -> Bool {
    let saved = self
    index += 1
    skipBlanks()
    let first = stamp
    stamp.from = nil
    stamp.day = nil
    half = nil
    isSecond = true
    var isAny = false
    while part() { isAny = true }
    let second = stamp
    guard isAny, second.from != nil || (second.day != nil && first.from == nil) else {
      self = saved
      return false
    }
    stamp = first
    stamp.until = second.from
    stamp.untilDay = second.day
    stamp.zone = second.zone ?? first.zone
    stamp.isUncertain = first.isUncertain || second.isUncertain
    return true
  }

  // MARK: - Figures

  private mutating func figures() -> Bool {
    if stamp.from == nil {
      if date() { return true }
      if clock() { return true }
      return stamp.day == nil && dayAndMonth()
    }
    // "21:45 (Mar 11)", "10:04 2023-02-14": the day may follow the time.
    return stamp.day == nil && (date() || dayAndMonth())
  }

  /// A day in figures, with or without its year.
  private mutating func date() -> Bool {
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
    // "14.08." is a day; "31.03" may be an hour as well.
    if mark == 46, at(place) == 46, digit(place + 1) == nil, second.value <= 12 {
      return take(TimeStamp.WrittenDay(year: nil, month: second.value, day: first.value), to: place + 1)
    }
    return false
  }

  private func dateMark(_ place: Int) -> UInt32? {
    let mark = at(place)
    if mark == 45 || mark == 47 || mark == 46 || mark == 0x5E74 { return mark }
    return nil
  }

  /// "4月14日", "2025年12月2日", "12월 9일".
  private mutating func asianDay(_ first: (value: Int, count: Int)) -> Bool? {
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

  private mutating func take(_ day: TimeStamp.WrittenDay, to place: Int) -> Bool {
    guard (1...12).contains(day.month), (1...31).contains(day.day) else { return false }
    stamp.day = day
    index = place
    return true
  }

  /// "5 July 2022", "1. June", "5 de julio de 2022", "3rd of May".
  private mutating func dayAndMonth() -> Bool {
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

  private func month(_ place: Int) -> (month: Int, end: Int)? {
    guard let (name, end) = word(place), let month = Lexicon.current.months.exact(words: [name], in: Lexicon.languages)
    else { return nil }
    return (month, end)
  }

  /// ", 2024", " 2024", " de 2025", " 2026 г.".
  private func year(after start: Int) -> (year: Int, end: Int)? {
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

  private mutating func clock() -> Bool {
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

  private func fourFigures() -> Bool {
    number(index, most: 5).count == 4 && (at(index + 4) | 32 == 122 || zone(at: skipping(index + 4)) != nil)
  }

  private func skipping(_ place: Int) -> Int { at(place) == 32 ? place + 1 : place }

  /// "0930Z", "0930 UTC".
  private mutating func military() -> Bool {
    let figures = number(index, most: 4)
    return found(figures.value / 100, figures.value % 100, 0, false, to: index + 4)
  }

  private mutating func found(_ hour: Int, _ minute: Int, _ second: Int, _ isUnknown: Bool, to place: Int) -> Bool {
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
  private func halfDay(at place: Int) -> (half: Half, end: Int)? {
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
  private mutating func zoneBehind() {
    let place = at(index) == 32 ? index + 1 : index
    if at(index) == 90 || at(index) == 122, !isLetter(index + 1), digit(index + 1) == nil {
      stamp.zone = ZoneWords("0")
      index += 1
    } else if at(place) == 43 || (at(place) == 45 && place == index && isISO), let (minutes, end) = offset(at: place) {
      stamp.zone = ZoneWords("\(minutes)")
      index = end
    }
  }

  /// "+2", "+02:00", "-0530", in minutes.
  private func offset(at place: Int) -> (minutes: Int, end: Int)? {
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
      } else if sign == 45, figures.count == 2, at(place - 1) != 67, at(place - 1) != 84 {
        return nil
      }
    case 4: minutes = figures.value / 100 * 60 + figures.value % 100
    default: return nil
    }
    guard minutes <= 14 * 60 else { return nil }
    return (sign == 43 ? minutes : -minutes, end)
  }

  // MARK: - Words

  private mutating func letters() -> Bool {
    if at(index) == 84, digit(index + 1) != nil, stamp.day != nil { index += 1 }
    let ahead = words(index, 6)
    guard let first = ahead.words.first else { return false }
    let (lexicon, languages) = (Lexicon.current, Lexicon.languages)
    if stamp.hasClock || stamp.day != nil {
      if let (zone, end) = zone(at: index), stamp.zone == nil {
        stamp.zone = zone
        index = end
        return true
      }
      if !isSecond,
        ["to", "until", "till", "bis", "au", "à", "a", "do", "tot", "al", "at", "до", "and", "og"].contains(first),
        first != "at" || stamp.from == nil
      {
        let start = index
        index = ahead.ends[0] - 1
        if range() { return true }
        index = start
      }
    }
    // Months with the day behind: "January 9, 2024", "Mar 12".
    if stamp.day == nil, let month = lexicon.months.exact(words: [first], in: languages) {
      var place = ahead.ends[0]
      if at(place) == 46 { place += 1 }
      while at(place) == 32 { place += 1 }
      let day = number(place, most: 2)
      if day.count > 0, digit(place + day.count) == nil, !isColon(place + day.count), (1...31).contains(day.value) {
        place += day.count
        if let (suffix, end) = word(place), ["st", "nd", "rd", "th"].contains(suffix) { place = end }
        var lastDay: Int?
        if at(place) == 45 || at(place) == 0x2013, case let second = number(place + 1, most: 2), second.count > 0,
          digit(place + 1 + second.count) == nil, !isColon(place + 1 + second.count)
        {
          lastDay = second.value
          place += 1 + second.count
        }
        let year = self.year(after: place)
        guard take(TimeStamp.WrittenDay(year: year?.year, month: month, day: day.value), to: year?.end ?? place) else {
          return false
        }
        if let lastDay, !isSecond {
          stamp.untilDay = TimeStamp.WrittenDay(year: year?.year, month: month, day: lastDay)
        }
        return true
      }
    }
    if Lexicon.opening(.weekdays, words: [first]) > 0 || weekdaySigns(ahead.words) > 0 {
      let count = max(1, weekdaySigns(ahead.words))
      let start = index
      index = ahead.ends[count - 1]
      if at(index) == 46 { index += 1 }
      stamp.hasWeekday = true
      if stamp.day != nil { return true }
      return part() || back(start)
    }
    if !stamp.hasClock {
      let noon = Lexicon.opening(.noon, words: ahead.words)
      let midnight = Lexicon.opening(.midnight, words: ahead.words)
      if max(noon, midnight) > 0 {
        index = ahead.ends[max(noon, midnight) - 1]
        stamp.from = TimeStamp.Clock(seconds: noon > 0 ? 12 * 3600 : 0)
        return true
      }
      for (list, half) in [(WordList.am, Half.am), (.pm, .pm)] where ahead.words.count > 0 {
        let count = Lexicon.opening(list, words: ahead.words)
        guard count > 0, first != "am", first != "pm" else { continue }
        let start = index
        index = ahead.ends[count - 1]
        self.half = half
        if part() { return true }
        self.half = nil
        return back(start)
      }
      let nextDay = Lexicon.opening(.nextDay, words: ahead.words)
      if nextDay > 0, nextDay <= ahead.ends.count {
        index = ahead.ends[nextDay - 1]
        stamp.isNextDay = true
        let start = index
        if at(index) == 44 { index += 1 }
        if part() { return true }
        index = start
        stamp.isVague = true
        return true
      }
      let about = Lexicon.opening(.about, words: ahead.words)
      let hour = Lexicon.opening(.hourMarks, words: ahead.words)
      if max(about, hour) > 0, max(about, hour) <= ahead.ends.count {
        let (start, saved) = (index, stamp)
        index = ahead.ends[max(about, hour) - 1]
        if at(index) == 46 { index += 1 }
        if let (article, end) = word(skipping(index)), ["le", "las", "la", "the", "die", "as"].contains(article) {
          index = end
        }
        saysHour = true
        if about >= hour {
          saysAbout = true
          if !["at", "um", "à", "a", "om", "ore", "alle", "o", "as", "в", "о", "об", "by", "est"].contains(first) {
            stamp.isUncertain = true
          }
        }
        if part(), stamp.hasClock || stamp.day != nil {
          if ["at", "um", "a", "om", "ore", "alle", "o", "as", "в", "о", "об", "by", "godz", "saat"].contains(first) {
            stamp.isUncertain = saved.isUncertain
          }
          return true
        }
        stamp = saved
        saysHour = false
        saysAbout = false
        return back(start)
      }
      if ["from", "between", "von", "zwischen", "de", "entre", "od", "van", "from", "с"].contains(first),
        digit(skipping(ahead.ends[0])) != nil
      {
        let start = index
        index = ahead.ends[0]
        return part() || back(start)
      }
      if stamp.day == nil, case let later = Lexicon.opening(.later, words: ahead.words), later > 0,
        later <= ahead.ends.count
      {
        index = ahead.ends[later - 1]
        stamp.isVague = true
        return true
      }
      return false
    }
    // Behind a clock: "Uhr", "頃", "civarı", "the next day".
    let hour = Lexicon.opening(.hourMarks, words: ahead.words)
    if hour > 0, hour <= ahead.ends.count {
      if Lexicon.opening(.about, words: ahead.words) > 0 { stamp.isUncertain = true }
      index = ahead.ends[hour - 1]
      if at(index) == 46, at(index + 1) == 32 || index + 1 >= scalars.count { index += 1 }
      zoneBehind()
      return true
    }
    let nextDay = Lexicon.opening(.nextDay, words: ahead.words)
    if nextDay > 0, nextDay <= ahead.ends.count {
      index = ahead.ends[nextDay - 1]
      stamp.isNextDay = true
      return true
    }
    return false
  }

  /// "月曜日", "周五", "(火)": days of the week in signs.
  private func weekdaySigns(_ words: [String]) -> Int {
    guard let first = words.first, first.unicodeScalars.first.map({ WordSplitting.stands($0.value) }) ?? false else {
      return 0
    }
    let count = Lexicon.opening(.weekdays, words: words)
    if count > 0 { return count }
    return "月火水木金土日월화수목금토일".contains(first) && words.count == 1 ? 1 : 0
  }

  /// A zone's name: short ones in capitals, "UTC+2", "Europe/Paris", "US Eastern".
  private func zone(at place: Int) -> (zone: ZoneWords, end: Int)? {
    let ahead = words(place, 4)
    guard let first = ahead.words.first else { return nil }
    for count in stride(from: ahead.words.count, through: 1, by: -1) {
      guard
        let zone = Lexicon.current.zones.exact(words: Array(ahead.words[..<count]), in: Lexicon.languages)
      else { continue }
      let end = ahead.ends[count - 1]
      let written = scalars[place..<end]
      guard first == "utc" || first == "gmt" || count > 1 || !written.contains(where: { $0.properties.isLowercase })
      else { continue }
      if first == "utc" || first == "gmt", let (minutes, end) = offset(at: end) ?? offset(at: skipping(end)),
        let zone = ZoneWords("\(minutes)")
      {
        return (zone, end)
      }
      return (zone, end)
    }
    return nil
  }

  // MARK: - The rest

  var written: String { String(String.UnicodeScalarView(scalars[..<end])).trimmed }
  private(set) var rest = ""
  private(set) var isParted = false

  /// Takes away what parts the time from the event.
  private mutating func close() {
    var place = end
    var isParted = false
    while place < scalars.count {
      switch at(place) {
      case 32, 9, 0xA0, 42, 96, 95, 41, 93, 0xFF09, 44, 0x3001: place += 1
      case 58, 0xFF1A, 45, 0x2013, 0x2014, 124, 0xB7, 0x2022, 0x2192, 62, 0x2502, 61, 0xFF5C:
        isParted = true
        place += 1
      case 38
      where scalars[place...].starts(with: "&mdash;".unicodeScalars)
        || scalars[place...].starts(with: "&ndash;".unicodeScalars):
        isParted = true
        place += 7
      case 46 where place == end: place += 1
      default:
        rest = String(String.UnicodeScalarView(scalars[place...]))
        self.isParted = isParted
        return
      }
    }
    self.isParted = isParted
  }
}
