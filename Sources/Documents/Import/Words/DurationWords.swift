import Vocabulary

/// Lengths of time as people write them: "1 h 10 min", "42 Minuten", "3時間20分".
enum DurationWords {
  /// Seconds of the first length that the text names; nil where it names none.
  static func seconds(in text: some StringProtocol) -> Double? {
    var sum: Double?
    var rest = text.prefix(200)[...]
    while let place = rest.firstIndex(where: \.isNumber) {
      let figures = rest[place...].prefix { $0.isNumber || $0 == "." || $0 == "," }
      let after = rest[figures.endIndex...]
      let gap = after.prefix { $0 == " " || $0 == "\u{A0}" || $0 == "-" }
      guard let number = Double(String(figures.map { $0 == "," ? "." : $0 })), number >= 0,
        let (unit, end) = unit(after[gap.endIndex...])
      else {
        if sum != nil { return sum }
        rest = after
        continue
      }
      sum = (sum ?? 0) + number * unit
      rest = rest[end...]
      // What is not said along with it is another length.
      let joint = rest.prefix { !$0.isNumber }
      guard joint.count <= 5 else { return sum }
    }
    return sum
  }

  private static func unit(_ text: some StringProtocol) -> (seconds: Double, end: String.Index)? {
    let word = text.prefix { $0.isLetter }
    guard let first = word.unicodeScalars.first else { return nil }
    let lengths = WordSplitting.stands(first.value) ? Array((1...3).reversed()) : [word.count]
    for length in lengths where length <= word.count {
      let name = word.prefix(length)
      for (list, seconds) in units where Lexicon.isOne(list, name) { return (seconds, name.endIndex) }
    }
    return nil
  }

  private static let units: [(WordList, Double)] = [
    (.minuteUnits, 60), (.hourUnits, 3600), (.dayUnits, 86400), (.secondUnits, 1),
  ]
}
