import Records
import Vocabulary

/// The days that a text names, wherever they stand in it.
enum DayReading {
  /// The first day with its year; where only some without one are named, the first of them in the
  /// year given.
  static func day(in text: some StringProtocol, year: Int? = nil) -> Day? {
    var partial: Day?
    for stamp in TimeStamp.all(in: text, atMost: 8) where stamp.day != nil {
      guard let written = stamp.day else { continue }
      if written.year != nil, let day = written.day(inYear: nil) { return day }
      if partial == nil { partial = written.day(inYear: year) }
    }
    return partial
  }

  /// A year that the text names by a day or by itself.
  static func year(in text: some StringProtocol) -> Int? {
    for word in text.split(whereSeparator: { !$0.isNumber }).prefix(400) {
      if word.utf8.count == 4, let year = Int(word), (1990...2099).contains(year) { return year }
    }
    return nil
  }
}
