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
    guard vague || text.unicodeScalars.prefix(48).contains(where: TimeStamp.isFigure) else { return nil }
    var scanner = StampScanner(text.prefix(240), dotted: dotted)
    guard scanner.scan() else { return nil }
    self = scanner.stamp
    if isVague, isEmpty, !vague { return nil }
    written = scanner.written
    rest = scanner.rest + String(text.dropFirst(240))
    isParted = scanner.isParted
  }

  /// One that the scanner reads: ASCII, or wide.
  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    (48...57).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
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
}
