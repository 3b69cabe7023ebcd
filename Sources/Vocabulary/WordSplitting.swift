/// The words of a text as vocabularies compare them: lower case, without accents, punctuation and
/// symbols. Scripts that are written without blanks, and Korean, whose particles are not parted,
/// give a word for each sign.
package enum WordSplitting {
  /// The words without a number that leads ("3. ", "IV. ", "二、").
  package static func words(of text: some StringProtocol) -> [String] {
    var words = allWords(of: text)
    if words.count > 1, words[0].utf8.allSatisfy({ (48...57).contains($0) }) { words.removeFirst() }
    return words
  }

  package static func allWords(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func close() {
      guard !word.isEmpty else { return }
      words.append(String(decoding: word, as: UTF8.self))
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let value = scalar.value
      switch value {
      case 0x61...0x7A, 0x30...0x39: word.append(UInt8(value))
      case 0x41...0x5A: word.append(UInt8(value + 32))
      case 0x27, 0x2019, 0x2BC: continue
      case 0..<0x80: close()
      case 0xC0...0x17F where value != 0xD7 && value != 0xF7:
        word.append(plain[Int(value - 0xC0)])
      case 0x300...0x36F: continue
      case 0xFF10...0xFF19: word.append(UInt8(value - 0xFF10 + 0x30))
      case 0xFF21...0xFF3A: word.append(UInt8(value - 0xFF21 + 0x61))
      case 0xFF41...0xFF5A: word.append(UInt8(value - 0xFF41 + 0x61))
      case 0x400...0x52F: word += Array(String(cyrillic(scalar)).utf8)
      default:
        if stands(value) {
          close()
          words.append(String(scalar))
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word += Array(scalar.properties.lowercaseMapping.utf8)
        } else {
          close()
        }
      }
    }
    close()
    return words
  }

  /// Signs that are words by themselves: kana, Chinese characters, Korean syllables.
  package static func stands(_ value: UInt32) -> Bool {
    switch value {
    case 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF:
      true
    default: false
    }
  }

  private static func cyrillic(_ scalar: Unicode.Scalar) -> Character {
    let lower = scalar.properties.lowercaseMapping.first ?? Character(scalar)
    return lower == "ё" ? "е" : lower
  }

  /// U+00C0 to U+017F, each as the letter it is made of.
  private static let plain: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo_ouuuuytsaaaaaaaceeeeiiiidnooooo_ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
      + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}
