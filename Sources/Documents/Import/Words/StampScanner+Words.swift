import Records
import Vocabulary

/// Days, hours and zones that are written in words.
extension StampScanner {
  mutating func letters() -> Bool {
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
    if Lexicon.openingWeekday(words: [first]) > 0 || weekdaySigns(ahead.words) > 0 {
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
  func weekdaySigns(_ words: [String]) -> Int {
    guard let first = words.first, first.unicodeScalars.first.map({ WordSplitting.stands($0.value) }) ?? false else {
      return 0
    }
    let count = Lexicon.openingWeekday(words: words)
    if count > 0 { return count }
    return "月火水木金土日월화수목금토일".contains(first) && words.count == 1 ? 1 : 0
  }

  /// A zone's name: short ones in capitals, "UTC+2", "Europe/Paris", "US Eastern".
  func zone(at place: Int) -> (zone: ZoneWords, end: Int)? {
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
}
