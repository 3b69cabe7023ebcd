import Records
import Vocabulary

/// Reads a time from the front of a text, sign by sign.
struct StampScanner {
  let scalars: [Unicode.Scalar]
  let dotted: Bool
  var index = 0
  var stamp: TimeStamp
  /// Where the last part of the time ends.
  var end = 0
  var half: Half?
  var saysHour = false
  var saysAbout = false
  var isSecond = false
  /// "2024-01-17T17:05": an offset may follow with a minus.
  var isISO = false

  enum Half { case am, pm }

  init(_ text: some StringProtocol, dotted: Bool) {
    scalars = Array(text.unicodeScalars)
    self.dotted = dotted
    stamp = TimeStamp.vague
    stamp.isVague = false
  }

  // MARK: - Signs

  func at(_ place: Int) -> UInt32 { place < scalars.count ? scalars[place].value : 0 }

  /// The figure at the place, wide ones too.
  func digit(_ place: Int) -> Int? {
    switch at(place) {
    case let value where (48...57).contains(value): Int(value) - 48
    case let value where (0xFF10...0xFF19).contains(value): Int(value) - 0xFF10
    default: nil
    }
  }

  func isUnknownDigit(_ place: Int) -> Bool { at(place) == 63 || at(place) == 88 || at(place) == 120 }

  func isLetter(_ place: Int) -> Bool {
    guard place < scalars.count else { return false }
    return scalars[place].properties.isAlphabetic
  }

  func isColon(_ place: Int) -> Bool { at(place) == 58 || at(place) == 0xFF1A }

  func number(_ start: Int, most: Int = 4) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while count < most, let digit = digit(start + count) {
      value = value * 10 + digit
      count += 1
    }
    return (value, count)
  }

  /// Blanks and marks of Markdown that may stand within a time.
  mutating func skipBlanks() {
    while index < scalars.count {
      switch at(index) {
      case 32, 9, 0xA0, 0x202F, 0x3000, 42, 95, 96: index += 1
      default: return
      }
    }
  }

  /// The word at the place, as vocabularies know it, and where it ends.
  func word(_ start: Int) -> (word: String, end: Int)? {
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
  func words(_ start: Int, _ count: Int) -> (words: [String], ends: [Int]) {
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
  mutating func skipMarks() {
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

  mutating func part() -> Bool {
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

  mutating func back(_ start: Int) -> Bool {
    index = start
    return false
  }

  /// "(3 Feb)", "[07:55]", "(UTC)": what stands in brackets is read as if it stood without.
  mutating func bracket() -> Bool {
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
  mutating func range() -> Bool {
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

  var written: String { String(String.UnicodeScalarView(scalars[..<end])).trimmed }
  var rest = ""
  var isParted = false

  /// Takes away what parts the time from the event.
  mutating func close() {
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
