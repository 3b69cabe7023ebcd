/// From the bytes of a file to text with plain line ends, and what had to be mended on the way.
struct DecodedText {
  var text: String
  var repairs: [String] = []

  init(_ bytes: [UInt8], name: String) throws(DocumentError) {
    guard !bytes.isEmpty else { throw .empty(name: name) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = DecodedText.utf16(bytes.dropFirst(2), isLittle: bytes[0] == 0xFF)
      repairs.append("the file is UTF-16; it was read as such")
    } else if let (plain, isLittle) = DecodedText.unmarkedUTF16(bytes) {
      text = plain
      repairs.append("the file is UTF-16 (\(isLittle ? "little" : "big")-endian) without a mark; it was read as such")
    } else {
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      if body.count < bytes.count { repairs.append("a byte order mark at the start was left out") }
      let nulls = body.count { $0 == 0 }
      if nulls * 10 > body.count { throw .notText(name: name) }
      if let valid = String(validating: body, as: UTF8.self) {
        text = valid
      } else {
        guard nulls == 0 else { throw .notText(name: name) }
        let valid = DecodedText.invalidBytes(in: body)
        if valid.hasMultibyte {
          text = String(decoding: body, as: UTF8.self)
          repairs.append("\(valid.invalid) bytes that are no UTF-8 were replaced by \u{FFFD}")
        } else if let (encoding, plain) = DoubleByte.likely(for: body) {
          text = plain
          repairs.append("the file is not UTF-8; it was read as \(encoding.rawValue)")
        } else if let table = SingleByte.likely(for: body) {
          text = table.decode(body)
          repairs.append("the file is not UTF-8; it was read as \(table.rawValue)")
        } else {
          text = Codepage.windows1252.decode(body)
          repairs.append("the file is not UTF-8; it was read as Windows-1252 (Latin-1)")
        }
      }
    }
    mendLineEnds()
    mendNulls()
    // What Baton wrote itself is right already, whatever it looks like.
    if LayoutReader.isLayout(text) { return }
    let mended = Mojibake.repair(text)
    text = mended.text
    repairs += mended.notes
  }

  private mutating func mendLineEnds() {
    let bytes = Array(text.utf8)
    guard bytes.contains(13) else { return }
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count)
    var pairs = 0
    var lone = 0
    for (index, byte) in bytes.enumerated() {
      guard byte == 13 else {
        mended.append(byte)
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == 10 {
        pairs += 1
      } else {
        lone += 1
        mended.append(10)
      }
    }
    text = String(decoding: mended, as: UTF8.self)
    if pairs > 0 { repairs.append("\(pairs) Windows line ends (CRLF) were read as plain ones") }
    if lone > 0 { repairs.append("\(lone) old Macintosh line ends (CR) were read as plain ones") }
  }

  private mutating func mendNulls() {
    let nulls = text.utf8.count { $0 == 0 }
    guard nulls > 0 else { return }
    text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
    repairs.append("\(nulls) NUL byte\(nulls == 1 ? " was" : "s were") replaced by \u{FFFD}")
  }

  private static func utf16(_ bytes: some Collection<UInt8>, isLittle: Bool) -> String {
    String(decoding: units(bytes, isLittle: isLittle), as: UTF16.self)
  }

  private static func units(_ bytes: some Collection<UInt8>, isLittle: Bool) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var first: UInt8?
    for byte in bytes {
      if let lead = first {
        units.append(isLittle ? UInt16(byte) << 8 | UInt16(lead) : UInt16(lead) << 8 | UInt16(byte))
        first = nil
      } else {
        first = byte
      }
    }
    return units
  }

  /// UTF-16 that no mark announces: an even count of bytes, line ends and blanks as it writes them,
  /// and nothing that no text holds.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> (text: String, isLittle: Bool)? {
    guard bytes.count >= 8, bytes.count.isMultiple(of: 2), bytes.prefix(4096).contains(0) else { return nil }
    // A NUL here and there in plain words is a mishap.
    let nulls = bytes.count { $0 == 0 }
    guard nulls * 5 >= bytes.count || String(validating: bytes, as: UTF8.self) == nil else { return nil }
    for isLittle in [true, false] {
      let units = units(bytes, isLittle: isLittle)
      let plain = units.count { $0 == 10 || $0 == 32 }
      guard plain > 0, plain * 200 >= units.count,
        !units.contains(where: { $0 < 32 && !(9...13).contains($0) || $0 == 0xFFFF || $0 == 0xFFFE }),
        let text = String(validating: units, as: UTF16.self)
      else { continue }
      return (text, isLittle)
    }
    return nil
  }

  /// Bytes that start no valid sequence, and whether valid multi-byte sequences stand beside them.
  private static func invalidBytes(in bytes: [UInt8]) -> (invalid: Int, hasMultibyte: Bool) {
    var invalid = 0
    var multibyte = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
      let end = index + length
      if length == 1 {
        index += 1
      } else if length > 0, byte < 0xF5, end <= bytes.count,
        bytes[(index + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 })
      {
        multibyte += 1
        index = end
      } else {
        invalid += 1
        index += 1
      }
    }
    return (invalid, multibyte >= invalid)
  }
}
