import Records
import Vocabulary

enum ZoneReading {
  /// A zone named anywhere in a title, a column's head or a field.
  static func zone(in text: String) -> ZoneWords? {
    guard text.utf8.count <= 300, WordSplitting.allWords(of: text).contains(where: Lexicon.current.zones.begins(with:))
    else {
      return nil
    }
    var rest = text[...]
    while let place = rest.firstIndex(where: { $0.isLetter }) {
      if let stamp = TimeStamp("00:00, " + rest[place...]), let zone = stamp.zone { return zone }
      rest = rest[place...].drop { $0.isLetter || $0.isNumber }
    }
    return nil
  }

  /// A sentence about the times: "All times are PST", "(London time, GMT)", "_Europe/Paris_".
  static func zone(inSentence text: String) -> ZoneWords? {
    guard Lexicon.has(.allTimes, in: text) || text.utf8.count <= 48, let zone = zone(in: text) else { return nil }
    return zone
  }
}

extension ZoneWords {
  /// Seconds east of UTC on the day; summer time from the last Sunday of March to that of October,
  /// or from the second of March to the first of November.
  func seconds(on day: Day) -> Int {
    guard let summer else { return minutes * 60 }
    func sunday(_ month: Int, from first: Int) -> Day {
      let start = Day(year: day.year, month: month, day: first)
      let weekday = (start.daysSince1970 + 4) % 7
      return Day(year: day.year, month: month, day: first + (7 - weekday) % 7)
    }
    let isSummer =
      switch summer {
      case .eu: day >= sunday(3, from: 25) && day < sunday(10, from: 25)
      case .us: day >= sunday(3, from: 8) && day < sunday(11, from: 1)
      }
    return (minutes + (isSummer ? 60 : 0)) * 60
  }
}
