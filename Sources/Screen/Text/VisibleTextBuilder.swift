/// Writes text scalar by scalar as `VisibleText` promises it.
struct VisibleTextBuilder {
  private(set) var output = ""
  private(set) var column = 0
  /// The character that marks may still be set on; nil at the start and after something shown by
  /// name.
  private var base: Unicode.Scalar?
  private var marks = 0
  private var cellBytes = 0

  /// A cell keeps its text inline in 15 bytes, and ncurses takes one character and four marks.
  private static let mostMarks = 4
  private static let mostCellBytes = 15
  private static let tabStop = 4
  private static let joiner: Unicode.Scalar = "\u{200D}"

  mutating func append(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      switch ScalarClass(of: scalar) {
      case .narrow, .wide, .spacingMark:
        index += scalar.isPictograph ? appendEmoji(scalars[index...]) : appendSyllable(scalars[index...])
      case .mark:
        appendMark(scalar)
        index += 1
      case .variationSelector:
        // One picks a form, which we leave to the terminal; more of them hide something.
        if let base, ScalarClass(of: base) != .variationSelector {
          self.base = scalar
        } else {
          show(scalar)
        }
        index += 1
      case .regionalIndicator:
        place(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0x1F1E6 + 0x41)), columns: 1)
        index += 1
      case .emojiModifier:
        place(scalar, columns: 2)
        index += 1
      case .jamoTail, .hidden:
        show(scalar)
        index += 1
      }
    }
  }

  private mutating func place(_ scalar: Unicode.Scalar, columns: Int) {
    output.unicodeScalars.append(scalar)
    column += columns
    base = scalar
    marks = 0
    cellBytes = UTF8.width(scalar)
  }

  /// Marks beyond what a cell holds are left out: a terminal would draw them over the lines above
  /// and below.
  private mutating func appendMark(_ mark: Unicode.Scalar) {
    if base == nil { place("◌", columns: 1) }
    let bytes = UTF8.width(mark)
    guard marks < Self.mostMarks, cellBytes + bytes <= Self.mostCellBytes else { return }
    output.unicodeScalars.append(mark)
    marks += 1
    cellBytes += bytes
  }

  /// Shows by name what has no shape of its own.
  private mutating func show(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09:
      let blanks = Self.tabStop - column % Self.tabStop
      output += String(repeating: " ", count: blanks)
      column += blanks
    case 0..<0x20, 0x7F:
      let picture = scalar.value == 0x7F ? 0x2421 : 0x2400 + scalar.value
      place(Unicode.Scalar(picture) ?? "\u{FFFD}", columns: 1)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let name = "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
      output += name
      column += name.unicodeScalars.count
    }
    base = nil
  }

  /// Places the first emoji of a cluster and returns how many scalars the cluster has.
  private mutating func appendEmoji(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    let start = rest.startIndex
    let emoji = rest[start]
    place(emoji, columns: ScalarClass(of: emoji).columns)
    var index = start + 1
    func skipForm() {
      if index < rest.endIndex, rest[index].value == 0xFE0F || rest[index].value == 0xFE0E { index += 1 }
      if index < rest.endIndex, ScalarClass(of: rest[index]) == .emojiModifier { index += 1 }
    }
    skipForm()
    while index + 1 < rest.endIndex, rest[index] == Self.joiner, rest[index + 1].isPictograph {
      index += 2
      skipForm()
    }
    return index + Self.flagTags(rest[index...], after: emoji) - start
  }

  /// The length of a well-formed regional flag's tags: the black flag, three to six tag letters,
  /// the end tag.
  private static func flagTags(_ rest: ArraySlice<Unicode.Scalar>, after emoji: Unicode.Scalar) -> Int {
    guard emoji.value == 0x1F3F4 else { return 0 }
    let letters = rest.prefix { (0xE0030...0xE0039).contains($0.value) || (0xE0061...0xE007A).contains($0.value) }
    let end = letters.endIndex
    guard (3...6).contains(letters.count), end < rest.endIndex, rest[end].value == 0xE007F else { return 0 }
    return letters.count + 1
  }

  /// Places a character, or the whole syllable that Hangul parts make (The Unicode Standard,
  /// section 3.12), and returns how many scalars it took.
  private mutating func appendSyllable(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    let start = rest.startIndex
    let first = rest[start].value
    var syllable = first
    var index = start + 1
    func part(_ range: Range<UInt32>) -> UInt32? {
      guard index < rest.endIndex, range.contains(rest[index].value) else { return nil }
      return rest[index].value - range.lowerBound
    }
    if (0x1100..<0x1113).contains(first), let vowel = part(0x1161..<0x1176) {
      syllable = 0xAC00 + ((first - 0x1100) * 21 + vowel) * 28
      index += 1
    }
    if (0xAC00..<0xD7A4).contains(syllable), (syllable - 0xAC00) % 28 == 0, let final = part(0x11A8..<0x11C3) {
      syllable += final + 1
      index += 1
    }
    let scalar = Unicode.Scalar(syllable) ?? rest[start]
    place(scalar, columns: ScalarClass(of: scalar).columns)
    return index - start
  }
}

extension Unicode.Scalar {
  /// An emoji that may be part of a cluster; the digits, which keycaps are made of, are not.
  fileprivate var isPictograph: Bool { value > 0x2000 && properties.isEmoji && ScalarClass(of: self).standsAlone }
}
