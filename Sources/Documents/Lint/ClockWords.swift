/// Times of day in running text.
enum ClockWords {
  struct Clock: Hashable { var hour: Int, minute: Int }

  /// Every `HH:MM` that stands by itself: not part of a longer number, a ratio or a hash.
  static func all(in text: some StringProtocol) -> [Clock] {
    let bytes = Array(text.utf8)
    var found: [Clock] = []
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
      guard colon >= 2, colon + 2 < bytes.count, let hour = number(bytes, colon - 2),
        let minute = number(bytes, colon + 1),
        hour < 24, minute < 60
      else { continue }
      if colon >= 3, isWord(bytes[colon - 3]) || bytes[colon - 3] == UInt8(ascii: ":") { continue }
      if colon + 3 < bytes.count, isWord(bytes[colon + 3]), bytes[colon + 3] != UInt8(ascii: "Z") { continue }
      found.append(Clock(hour: hour, minute: minute))
    }
    return found
  }

  /// Whether the text names a zone anywhere: UTC, GMT, a `Z` after a time, an offset, or a known
  /// abbreviation.
  static func namesZone(_ text: some StringProtocol) -> Bool {
    let words = text.split { !$0.isLetter }
    if words.contains(where: { zones.contains(String($0)) }) { return true }
    let bytes = Array(text.utf8)
    return bytes.indices.dropFirst(5).contains { index in
      let byte = bytes[index]
      let isOffset = byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "+")
      return isOffset && isDigit(bytes[index - 1]) && isDigit(bytes[index - 2]) && bytes[index - 3] == UInt8(ascii: ":")
    }
  }

  private static let zones: Set<String> = [
    "UTC", "GMT", "CET", "CEST", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "PT", "ET", "IST",
    "JST",
    "utc",
  ]

  private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard isDigit(bytes[start]), isDigit(bytes[start + 1]) else { return nil }
    return Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }
}
