import Records
import Vocabulary

/// Whether a document writes the day before the month where figures alone don't say it. It is found
/// once for the document, by its evidence, and all readers of times go by it.
struct DateOrder {
  /// A date in figures that could be read both ways, "05/02/2026", or only one.
  private struct Figures {
    var first: Int
    var second: Int
    var year: Int
    /// The weekday written beside it; 1 is Monday.
    var weekday: Int?

    var dayFirst: Day? { day(first, second) }
    var monthFirst: Day? { day(second, first) }

    private func day(_ day: Int, _ month: Int) -> Day? {
      guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
      return Day(year: year, month: month, day: day)
    }
  }

  private let lexicon: Lexicon
  private let bytes: [UInt8]
  private var dates: [Figures] = []
  /// Days that can be read in one way only.
  private var certain: [Day] = []
  /// Dots or hyphens part day, month and year.
  private var isContinental = false

  /// Only so much of a document is looked at.
  private static let limit = 1 << 18

  init(of text: String, by lexicon: Lexicon) {
    self.lexicon = lexicon
    bytes = Array(text.utf8.prefix(Self.limit))
    find()
  }

  /// By what is certain first: a day above twelve, the weekdays beside the dates, the nearest of
  /// days that are written in one way only, how dates are parted; then by the language.
  func isDayFirst(isEnglish: Bool) -> Bool {
    for votes in [
      dates.map { ($0.dayFirst != nil, $0.monthFirst != nil) },
      dates.map { date in
        guard let weekday = date.weekday else { return (false, false) }
        return (date.dayFirst?.weekday == weekday, date.monthFirst?.weekday == weekday)
      },
      dates.map { date in
        guard let dayFirst = date.dayFirst, let monthFirst = date.monthFirst, dayFirst != monthFirst else {
          return (false, false)
        }
        let (near, far) = (distance(dayFirst), distance(monthFirst))
        return (near <= 3 && far > 14, far <= 3 && near > 14)
      },
    ] {
      let dayFirst = votes.count { $0.0 && !$0.1 }
      let monthFirst = votes.count { $0.1 && !$0.0 }
      if dayFirst != monthFirst { return dayFirst > monthFirst }
    }
    return isContinental || !isEnglish
  }

  private func distance(_ day: Day) -> Int {
    certain.map { abs($0.daysSince1970 - day.daysSince1970) }.min() ?? .max
  }

  // MARK: - Finding

  private func digits(_ start: Int) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while start + count < bytes.count, count < 5, (48...57).contains(bytes[start + count]) {
      value = value * 10 + Int(bytes[start + count]) - 48
      count += 1
    }
    return (value, count)
  }

  private mutating func find() {
    var index = 0
    while index < bytes.count {
      guard (48...57).contains(bytes[index]) else {
        index += 1
        continue
      }
      let first = digits(index)
      if let end = date(at: index, first) {
        index = end
        continue
      }
      index += max(first.count, 1)
      while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
    }
  }

  /// Where the date ends that begins at the place; nil where none does.
  private mutating func date(at index: Int, _ first: (value: Int, count: Int)) -> Int? {
    let mark = index + first.count
    guard mark < bytes.count, [45, 46, 47].contains(bytes[mark]) else { return nil }
    let second = digits(mark + 1)
    let next = mark + 1 + second.count
    guard (1...2).contains(second.count), next < bytes.count, bytes[next] == bytes[mark] else { return nil }
    let third = digits(next + 1)
    let end = next + 1 + third.count
    if first.count == 4, first.value > 1900, (1...2).contains(third.count) {
      let iso = Figures(first: third.value, second: second.value, year: first.value)
      if certain.count < 400, let day = iso.dayFirst { certain.append(day) }
      return end
    }
    guard first.count <= 2, third.count == 4 || (third.count == 2 && bytes[mark] == 47),
      third.count == 2 || third.value > 1900
    else { return nil }
    if bytes[mark] != 47 { isContinental = true }
    let year = third.count == 2 ? 2000 + third.value : third.value
    if dates.count < 400 {
      dates.append(
        Figures(
          first: first.value, second: second.value, year: year, weekday: weekday(before: index) ?? weekday(behind: end))
      )
    }
    return end
  }

  /// "Tue 05/02/2026", "Tuesday, 05/02/2026".
  private func weekday(before index: Int) -> Int? {
    var end = index
    while end > 0, [32, 44, 46, 40].contains(bytes[end - 1]) { end -= 1 }
    guard end < index else { return nil }
    var start = end
    while start > 0, isLetter(bytes[start - 1]), end - start < 40 { start -= 1 }
    return weekday(start, end)
  }

  /// "05/02/2026 (Tue)".
  private func weekday(behind index: Int) -> Int? {
    var start = index
    while start < bytes.count, [32, 44, 40].contains(bytes[start]), start - index < 3 { start += 1 }
    var end = start
    while end < bytes.count, isLetter(bytes[end]), end - start < 40 { end += 1 }
    return weekday(start, end)
  }

  private func weekday(_ start: Int, _ end: Int) -> Int? {
    guard end > start else { return nil }
    return lexicon.weekdays.exact(
      words: WordSplitting.allWords(of: String(decoding: bytes[start..<end], as: UTF8.self)))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte > 127 || byte == 45
  }
}

extension Day {
  /// 1 is Monday.
  fileprivate var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }
}
