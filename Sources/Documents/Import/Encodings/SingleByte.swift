import Vocabulary

/// Eight-bit tables of Windows beside the Western one, each for the languages that want it.
enum SingleByte: String {
  case windows1250 = "Windows-1250"
  case windows1251 = "Windows-1251"
  case windows1254 = "Windows-1254"

  /// The signs of the bytes 0x80 to 0xFF; U+FFFD where there is none.
  private var high: String {
    switch self {
    case .windows1250:
      """
      €�‚�„…†‡�‰Š‹ŚŤŽŹ�‘’“”•–—�™š›śťžź ˇ˘Ł¤Ą¦§¨©Ş«¬­®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
      ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
      """
    case .windows1251:
      """
      ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ ЎўЈ¤Ґ¦§Ё©Є«¬­®Ї°±Ііґµ¶·ё№є»јЅѕї\
      АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
      """
    case .windows1254: Codepage.windows1252.decode(Array(0x80...0xFF))
    }
  }

  /// Where the Turkish table differs from the Western one.
  private static let turkish: [UInt8: Unicode.Scalar] = [
    0xD0: "Ğ", 0xDD: "İ", 0xDE: "Ş", 0xF0: "ğ", 0xFD: "ı", 0xFE: "ş",
  ]

  func decode(_ bytes: [UInt8]) -> String {
    let high = Array(high.unicodeScalars)
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      if byte < 0x80 {
        scalars.append(Unicode.Scalar(byte))
      } else if self == .windows1254, let scalar = Self.turkish[byte] {
        scalars.append(scalar)
      } else {
        scalars.append(high[Int(byte) - 0x80])
      }
    }
    return String(scalars)
  }

  /// The table that the bytes speak for; nil where the Western one will do.
  static func likely(for bytes: [UInt8]) -> SingleByte? {
    var letters = 0
    var high = 0
    var cyrillic = 0
    var small = 0
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: letters += 1
      case 0xC0...0xDF, 0xA8, 0xB8, 0xAA, 0xAF, 0xB2, 0xB3, 0xBA, 0xBF, 0xA5, 0xB4:
        high += 1
        cyrillic += 1
      case 0xE0...0xFF:
        high += 1
        cyrillic += 1
        small += 1
      case 0x80...: high += 1
      default: break
      }
    }
    guard high > 0 else { return nil }
    // Of a text in Cyrillic letters most are above the half, and most of those are small.
    if high * 2 > letters, cyrillic * 20 >= high * 17, small * 2 > high { return .windows1251 }
    let western = Codepage.windows1252.decode(bytes)
    let lexicon = Lexicon.builtIn
    let language = lexicon.files.indices.first { lexicon.language(of: western) == .init(index: $0) }
    switch language.map({ lexicon.files[$0].name }) {
    case "pl": return .windows1250
    case "tr": return bytes.contains { turkish[$0] != nil } ? .windows1254 : nil
    default: return holdsCentral(bytes) ? .windows1250 : nil
    }
  }

  /// Signs within words that are letters of Central Europe there, and no letters in the Western
  /// table.
  private static func holdsCentral(_ bytes: [UInt8]) -> Bool {
    let central: Set<UInt8> = [0xB9, 0xB3, 0xBF, 0xBE, 0xBC]
    func isLetter(_ byte: UInt8) -> Bool { (byte | 32) > 96 && (byte | 32) < 123 || byte >= 0xC0 }
    let count = bytes.indices.dropFirst().dropLast().count {
      central.contains(bytes[$0]) && isLetter(bytes[$0 - 1]) && isLetter(bytes[$0 + 1])
    }
    return count >= 3
  }
}
