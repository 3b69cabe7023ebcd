/// What a terminal makes of one scalar. The raw values are those of `runs`.
enum ScalarClass: UInt8 {
  /// One column.
  case narrow = 0
  /// Two columns.
  case wide = 1
  /// No column of its own: drawn on the character before it.
  case mark = 2
  /// Nothing to see, or a command to the terminal: controls, format characters, bidi controls,
  /// tags, private use, unassigned.
  case hidden = 3
  /// Picks another form of the character before it.
  case variationSelector = 4
  /// Half of a flag.
  case regionalIndicator = 5
  /// A skin tone.
  case emojiModifier = 6
  /// A vowel or a final of a Hangul syllable in parts.
  case jamoTail = 7
  /// One column, but part of the syllable before it: text is not cut in front of one.
  case spacingMark = 8

  init(of scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x300 {
      self = value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD ? .hidden : .narrow
      return
    }
    // The rules, blocks and marks that most screens draw with.
    if value >= 0x2500 && value < 0x25FD {
      self = .narrow
      return
    }
    var low = 0
    var high = Self.runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Self.runs[middle] >> 4 <= value { low = middle } else { high = middle }
    }
    self = ScalarClass(rawValue: UInt8(Self.runs[low] & 0xF)) ?? .hidden
  }

  /// Columns of a scalar that stands in visible text.
  var columns: Int {
    switch self {
    case .wide, .emojiModifier: 2
    case .mark, .variationSelector, .jamoTail: 0
    case .narrow, .hidden, .regionalIndicator, .spacingMark: 1
    }
  }

  /// True where the scalar may stand in visible text whatever is beside it.
  var standsAlone: Bool { self == .narrow || self == .wide || self == .spacingMark }
}
