import Records
import Vocabulary

/// Which session a title or a file's name speaks of, and what it says beside.
enum SessionTitle {
  /// "Session 8 Handoff" is 8, "SESSION_11_CONTINUATION_PART3" is 11 part 3, "SESSION 8b" is 8b;
  /// nil where no session is named.
  static func number(in text: String) -> SessionNumber? {
    let words = words(of: text)
    for (index, word) in words.enumerated() where Lexicon.isOne(.sessionNouns, word) {
      guard let number = words[(index + 1)...].first, isNumber(number) else { continue }
      let rest = words.dropFirst(index + 2)
      if rest.first.map({ $0.count == 4 }) ?? false, number.count == 4 { continue }
      if let part = part(in: rest) { return SessionNumber("\(number) part \(part)") }
      return SessionNumber(number)
    }
    return nil
  }

  /// The title without the session it names: "Session 8 Handoff: The mapper" is "The mapper".
  static func subject(of title: String) -> String {
    guard number(in: title) != nil, let mark = title.firstRange(of: ": ") ?? title.firstRange(of: " - ")
    else { return StateWords.withoutMark(title) }
    let before = title[..<mark.lowerBound]
    guard number(in: String(before)) != nil, before.split(separator: " ").count <= 6 else { return title }
    let subject = title[mark.upperBound...].trimmed
    return subject.isEmpty ? title : subject
  }

  /// The first number named, with the part that a later one adds to it.
  static func best(of numbers: [SessionNumber]) -> SessionNumber? {
    guard let first = numbers.first else { return nil }
    return numbers.first {
      $0.whole == first.whole && $0.text.count > first.text.count && first.text.allSatisfy(\.isNumber)
    }
      ?? first
  }

  private static func part(in words: ArraySlice<String>) -> String? {
    for (index, word) in zip(words.indices, words).prefix(4) {
      if word == "part", let next = words[(index + 1)...].first, let first = next.first, first.isNumber { return next }
      if word.hasPrefix("part"), case let digits = word.dropFirst(4), !digits.isEmpty, digits.allSatisfy(\.isNumber) {
        return String(digits)
      }
    }
    return nil
  }

  /// Digits, and one letter at most: "8", "8b".
  private static func isNumber(_ word: String) -> Bool {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 4 else { return false }
    let rest = word.dropFirst(digits.count)
    return rest.isEmpty || (rest.count == 1 && rest.allSatisfy(\.isLetter))
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { word in
      let digits = word.reversed().prefix { $0.isNumber }.count
      guard word.hasPrefix("session"), digits > 0, digits == word.count - 7 else { return [String(word)] }
      return ["session", String(word.suffix(digits))]
    }.flatMap { $0 }
  }
}
