/// The eight-bit tables that UTF-8 is most often misread with.
enum Codepage: String, CaseIterable {
  case macRoman = "Mac Roman"
  case windows1252 = "Windows-1252"
  case latin1 = "Latin-1"

  /// Code points of the bytes 0x80 to 0xFF, in order.
  private static let macRomanHigh: [UInt32] = Array(
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
      .unicodeScalars.map(\.value))

  /// Code points of the bytes 0x80 to 0x9F; the five that the table leaves out stand for
  /// themselves.
  private static let windows1252Low: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
    0x17E, 0x178,
  ]

  private static let latin1High: [UInt32] = Array(0x80...0xFF)
  private static let windows1252High: [UInt32] = windows1252Low + Array(0xA0...0xFF)

  /// Code points of the bytes 0x80 to 0xFF.
  var high: [UInt32] {
    switch self {
    case .macRoman: Self.macRomanHigh
    case .windows1252: Self.windows1252High
    case .latin1: Self.latin1High
    }
  }

  private static let macRomanBytes = reversed(macRomanHigh)
  private static let windows1252Bytes = reversed(windows1252High)
  private static let latin1Bytes = reversed(latin1High)

  /// From a code point back to its byte.
  var bytes: [UInt32: UInt8] {
    switch self {
    case .macRoman: Self.macRomanBytes
    case .windows1252: Self.windows1252Bytes
    case .latin1: Self.latin1Bytes
    }
  }

  private static func reversed(_ high: [UInt32]) -> [UInt32: UInt8] {
    Dictionary(zip(high, (0x80...0xFF).map { UInt8($0) }), uniquingKeysWith: { first, _ in first })
  }

  func decode(_ bytes: [UInt8]) -> String {
    let high = high
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = byte < 0x80 ? UInt32(byte) : high[Int(byte) - 0x80]
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
