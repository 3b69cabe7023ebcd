import Records
import Vocabulary

/// The state that a list entry or a field gives to what it speaks of, by a mark or in words.
enum WrittenState: String, CaseIterable, Sendable {
  case open
  case inProgress = "in-progress"
  case blocked, done, failed, cancelled
}

/// A text parted from the state that it gives.
struct StatedText: Equatable {
  /// The words without mark and state.
  var text: String
  var state: WrittenState?
  /// The state as written: "BLOCKED - pending fix validation".
  var written: String?
}

enum StateWords {
  /// A state in front ("✅ x", "DONE: x"), or behind in brackets or after a dash ("x (BLOCKED - y)",
  /// "x - COMPLETED").
  static func read(_ text: String) -> StatedText {
    var reading = StatedText(text: withoutMark(text), state: mark(of: text), written: nil)
    let plain = Markup.plain(reading.text)
    reading.text = plain
    if plain.hasSuffix(")"), let open = openingBracket(of: plain) {
      let inner = plain[plain.index(after: open)..<plain.index(before: plain.endIndex)].trimmed
      let bare = Markup.plain(withoutMark(inner))
      if let state = state(leading: bare, strict: true) ?? state(closing: bare) ?? mark(of: inner),
        !plain[..<open].isBlank
      {
        reading = StatedText(text: plain[..<open].trimmed, state: state, written: bare)
      }
    } else if let (head, tail) = dashed(plain), tail.utf8.count < 100,
      let state = state(behind: tail)
    {
      reading = StatedText(text: head, state: state, written: Markup.plain(withoutMark(tail)))
    } else if let colon = plain.firstRange(of: ": ") ?? plain.firstRange(of: " - "),
      let state = exact(plain[..<colon.lowerBound].trimmed),
      plain[..<colon.lowerBound].contains(where: \.isUppercase)
    {
      reading = StatedText(
        text: plain[colon.upperBound...].trimmed, state: state, written: plain[..<colon.lowerBound].trimmed)
    } else if let space = plain.firstIndex(of: " "), plain[..<space].utf8.count >= 3,
      plain[..<space].allSatisfy({ $0.isUppercase && $0.isLetter }), let state = exact(String(plain[..<space]))
    {
      // "DONE Lower the limit", as lists of the Org kind have it.
      reading = StatedText(text: plain[space...].trimmed, state: state, written: String(plain[..<space]))
    } else if reading.state == nil, let colon = plain.ranges(of: ": ").last,
      let state = state(closing: plain[colon.upperBound...])
    {
      reading.state = state
      reading.written = plain[colon.upperBound...].trimmed
    } else if reading.state == nil, let last = plain.unicodeScalars.last(where: { $0.value != 0xFE0F }),
      let state = marks[last]
    {
      reading.state = state
      reading.text = StepWords.withoutTrailingMark(plain)
    }
    return reading
  }

  /// The state a field's value opens with: "✅ MITIGATED (fix deployed)", "Blocked by #3".
  static func state(of value: String) -> WrittenState? {
    let bare = Markup.plain(withoutMark(value))
    return state(leading: bare, strict: false) ?? mark(of: value)
  }

  static func mark(of text: some StringProtocol) -> WrittenState? {
    for scalar in text.unicodeScalars {
      if let state = marks[scalar] { return state }
      guard isMark(scalar) || scalar == " " || scalar == "*" || scalar == "[" else { return nil }
    }
    return nil
  }

  /// Without the signs in front that are no words.
  static func withoutMark(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    if text.hasPrefix("**"), let third = scalars.dropFirst(2).first, isMark(third) {
      return "**" + withoutMark(text.dropFirst(2))
    }
    guard let first = scalars.first, first.value > 0x7F, isMark(first) else { return String(text) }
    return String(String.UnicodeScalarView(scalars.drop { $0 == " " || isMark($0) }))
  }

  /// Nothing but marks, as in "[✅]".
  static func isMarkOnly(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy(isMark)
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return false }
    if scalar.value == 0xFE0F || scalar.value == 0x200D || scalar.value == 0x20E3 { return true }
    return scalar.properties.isEmojiPresentation || scalar.properties.generalCategory == .otherSymbol
      || scalar.properties.isEmojiModifier
  }

  private static let marks: [Unicode.Scalar: WrittenState] = [
    "✅": .done, "✓": .done, "✔": .done, "☑": .done, "🔄": .inProgress, "🚧": .inProgress, "▶": .inProgress,
    "🏃": .inProgress, "⏳": .open, "⏸": .open, "🕐": .open, "⬜": .open, "☐": .open, "🔜": .open, "📋": .open,
    "⌛": .open, "❌": .failed, "✗": .failed, "✘": .failed, "🚫": .blocked, "⛔": .blocked,
  ]

  static func exact(_ words: String) -> WrittenState? {
    Lexicon.current.states.exact(words: WordSplitting.allWords(of: words), in: Lexicon.languages)
  }

  /// Where `strict`, a state in small letters must be all there is, or say what it waits for.
  private static func state(leading text: String, strict: Bool) -> WrittenState? {
    let words = WordSplitting.allWords(of: text.prefix(200))
    guard let (state, count) = Lexicon.current.states.opening(words: words, in: Lexicon.languages) else { return nil }
    let isMore = words.count > count
    if isMore, words[0] == "pending" { return .blocked }
    if strict, state != .blocked, isMore {
      guard text.first?.isUppercase == true, isShouted(text, words: count) else { return nil }
    }
    return state
  }

  private static func state(behind tail: String) -> WrittenState? {
    state(leading: Markup.plain(withoutMark(tail)), strict: true) ?? state(closing: tail)
  }

  /// A state with what is said of it: "in progress, half is missing", "*done at 02:00*", "Done as
  /// of 2024-01-18", "fermo, manca la firma".
  private static func state(closing text: some StringProtocol) -> WrittenState? {
    let isMarked = text.hasPrefix("*") || text.hasPrefix("_")
    let plain = Markup.plain(withoutMark(text)).drop { "*_".contains($0) }
    guard plain.utf8.count <= 120 else { return nil }
    let words = WordSplitting.allWords(of: plain)
    guard let (state, count) = Lexicon.current.states.opening(words: words, in: Lexicon.languages),
      words[0] != "pending"
    else { return nil }
    if words.count == count { return isMarked || plain.count > 4 || !plain.utf8.allSatisfy { $0 < 128 } ? state : nil }
    if isMarked { return state }
    // What follows the state parts it from the rest.
    var seen = 0
    var place = plain.startIndex
    while place < plain.endIndex, seen < count {
      while place < plain.endIndex, !isWord(plain[place]) { place = plain.index(after: place) }
      if let first = plain[place...].unicodeScalars.first, WordSplitting.stands(first.value) {
        place = plain.index(after: place)
      } else {
        while place < plain.endIndex, isWord(plain[place]) { place = plain.index(after: place) }
      }
      seen += 1
    }
    guard place < plain.endIndex else { return state }
    if ",;.，。（(".contains(plain[place]) { return state }
    let next = words[count]
    return next.first?.isNumber == true || ["as", "on", "at", "by", "since"].contains(next) ? state : nil
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "'"
  }

  private static func isShouted(_ text: String, words count: Int) -> Bool {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'") }.prefix(count)
    return words.allSatisfy { !$0.contains(where: \.isLowercase) }
  }

  private static func isShouted(_ words: String, _ count: Int) -> Bool {
    words.prefix(count).allSatisfy { !$0.isLowercase }
  }

  private static func openingBracket(of text: String) -> String.Index? {
    var depth = 0
    for index in text.indices.reversed() {
      if text[index] == ")" { depth += 1 }
      if text[index] == "(" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func dashed(_ text: String) -> (head: String, tail: String)? {
    for dash in [" - ", " – ", " — ", " → "] {
      let ranges = text.ranges(of: dash)
      for range in ranges {
        let written = text[range.upperBound...].trimmed
        let tail = Markup.plain(withoutMark(written))
        let state = state(leading: tail, strict: true)
        if state == .blocked || (state != nil && isShouted(tail, min(4, tail.count)))
          || self.state(closing: written) != nil
        {
          return (text[..<range.lowerBound].trimmed, text[range.upperBound...].trimmed)
        }
      }
    }
    return nil
  }
}
