/// From the bytes of a file to text with plain line ends, and what had to be mended on the way.
struct DecodedText {
  var text: String
  var repairs: [String] = []

  init(_ bytes: [UInt8], name: String) throws(DocumentError) {
    guard !bytes.isEmpty else { throw .empty(name: name) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      text = DecodedText.utf16(bytes)
      repairs.append("the file is UTF-16; it was read as such")
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
        text = Codepage.windows1252.decode(body)
        if valid.hasMultibyte {
          text = String(decoding: body, as: UTF8.self)
          repairs.append("\(valid.invalid) bytes that are no UTF-8 were replaced by \u{FFFD}")
        } else {
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

  private static func utf16(_ bytes: [UInt8]) -> String {
    let isLittle = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return String(decoding: units, as: UTF16.self)
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
