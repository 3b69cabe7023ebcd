/// A command as it is shown before it runs: a sign that passes for another is shown by its number,
/// `⟨U+0430⟩`, wherever a person could take it for the one that a shell would need. Blanks that no
/// shell takes for a blank, letters of another script within a Latin word or in one that could be
/// Latin, wide and mathematical letters and signs, dashes in a hyphen's place.
///
/// What has no shape at all is left to `TextWidth.visible`. The tables are taken from the
/// confusables of Unicode Technical Standard 39, those that look like ASCII in a terminal's
/// letters.
package enum CommandText {
  /// The command with every such sign by its number. Shown again, it stays the same.
  package static func marked(_ command: String) -> String {
    guard !command.utf8.allSatisfy({ $0 < 0x80 }) else { return command }
    let scalars = Array(command.unicodeScalars)
    var marked = String.UnicodeScalarView()
    var at = 0
    while at < scalars.count {
      guard isWordPart(scalars[at]) else {
        let next = at + 1 < scalars.count ? scalars[at + 1] : " "
        append(scalars[at], to: &marked, byNumber: isDeceptive(scalars[at], before: next))
        at += 1
        continue
      }
      let word = scalars[at...].prefix(while: isWordPart)
      let letters = word.filter { !($0.value < 0x80 && !isLatin($0)) }
      let couldBeLatin = letters.contains(where: isLatin) || letters.allSatisfy { lookalikes.contains($0.value) }
      for scalar in word {
        append(
          scalar, to: &marked,
          byNumber: isDisguised(scalar) || couldBeLatin && (isForeign(scalar) || lookalikes.contains(scalar.value)))
      }
      at = word.endIndex
    }
    return String(marked)
  }

  /// Some sign in it passes for another.
  package static func deceives(_ command: String) -> Bool { !marked(command).utf8.elementsEqual(command.utf8) }

  /// What the numbers in a marked command mean, for the person who reads it.
  package static let remark =
    "⟨U+…⟩ is a sign that looks like another, or like a blank; a shell does not take it for that"

  private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView, byNumber: Bool) {
    guard byNumber else { return text.append(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    text.append(contentsOf: "⟨U+\(padding)\(digits)⟩".unicodeScalars)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  /// Part of a word: a letter, a digit, a mark on one.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isLatin(scalar) || (0x30...0x39).contains(scalar.value) || scalar == "_" }
    if blanks.contains(scalar.value) { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// What stands in no word.
  private static func isDeceptive(_ scalar: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
    if blanks.contains(scalar.value) || isDisguised(scalar) || signs.contains(scalar.value) { return true }
    return hyphens.contains(scalar.value) && (isLatin(next) || (0x30...0x39).contains(next.value) || next == "-")
  }

  /// A Latin letter, a digit or a sign of ASCII in another dress: full width, mathematical,
  /// circled.
  private static func isDisguised(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFF01...0xFF5E, 0x1D400...0x1D7FF, 0x2160...0x217F, 0x1F100...0x1F189, 0x249C...0x24E9, 0x212A: true
    default: false
    }
  }

  /// A letter of a script that shares shapes with Latin: Greek, Cyrillic, Armenian, Cherokee,
  /// Coptic, Lisu.
  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x370...0x3FF, 0x1F00...0x1FFF, 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F,
      0x530...0x58F, 0x13A0...0x13FF, 0xAB70...0xABBF, 0x2C80...0x2CFF, 0xA4D0...0xA4FF:
      true
    default: false
    }
  }

  /// White space that is neither a blank nor a tab, and letters that are drawn as nothing.
  private static let blanks: Set<UInt32> = Set(
    [0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0x2800, 0x115F, 0x1160, 0x3164, 0xFFA0] + Array(0x2000...0x200A))

  /// Foreign letters that are drawn as a Latin one, and Latin ones as another.
  private static let lookalikes: Set<UInt32> = Set(
    ("асеорхуѕіјһԁԛԝӏАВСЕНІЈКМОРЅТХУҮԌԜ" + "οναρικυχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ" + "օսցհոԼՕՍ" + "ɑɡɩǀ").unicodeScalars.map(
      \.value))

  /// Slashes, backslashes, a semicolon, bars, angle brackets, stars and the like that are none.
  private static let signs: Set<UInt32> = [
    0x2044, 0x2215, 0x29F8, 0x2216, 0x29F5, 0x29F9, 0xFE68, 0x37E, 0x204F, 0x2223, 0x2236, 0xA789, 0x2024, 0x2217,
    0x223C,
    0x2C2, 0x2C3, 0x2039, 0x203A, 0x1C3, 0x2CB,
  ]

  private static let hyphens: Set<UInt32> = [0x2010, 0x2011, 0x2012, 0x2013, 0x2043, 0x2212, 0x2D7, 0xFE58, 0xFE63]
}
