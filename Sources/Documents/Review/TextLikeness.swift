/// How alike two short texts are, by the words they share.
enum TextLikeness {
  /// From here on two texts are taken for the same item, reworded.
  static let sameItem = 0.6
  /// Enough where the number is the same as well.
  static let sameNumber = 0.25

  /// The Dice coefficient of the texts' words, folded to lower case: 0 nothing shared, 1 the same
  /// words.
  static func of(_ left: String, _ right: String) -> Double { of(words(left), words(right)) }

  static func of(_ left: Set<String>, _ right: Set<String>) -> Double {
    guard !left.isEmpty || !right.isEmpty else { return 1 }
    return 2 * Double(left.intersection(right).count) / Double(left.count + right.count)
  }

  /// A text without a letter is one word: all such texts are not alike.
  static func words(_ text: String) -> Set<String> {
    let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init))
    return words.isEmpty && !text.isEmpty ? [text] : words
  }
}
