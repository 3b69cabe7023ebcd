import Vocabulary

enum PlaceholderCells {
  /// Words of a form that nobody filled in.
  static func isPlaceholder(_ text: String) -> Bool {
    let words = WordSplitting.allWords(of: text)
    return Lexicon.opening(.placeholders, words: words) > 0 && words.count <= 14
  }

  /// A sentence of a form, which says what to write below it.
  static func opens(_ text: String) -> Bool {
    Lexicon.opening(.placeholders, words: WordSplitting.allWords(of: text)) > 0
  }

  /// Nothing but coloured words, as forms hint at what to write.
  static func isHint(_ text: String) -> Bool {
    text.hasPrefix("<span") && text.hasSuffix("</span>") && text.ranges(of: "<span").count == 1
  }
}
