import Foundation

/// How deep and large JSON from a journal may be, and how large a number in it: a decoder that
/// follows brackets as deep as they go runs out of stack, and a number near the end of its type
/// overflows where one is added to it.
struct JSONBounds {
  var depth: Int
  var bytes: Int
  /// Digits of a number before its point, those that its exponent makes among them.
  var digits: Int

  static let standard = JSONBounds(depth: 64, bytes: 256 << 20, digits: 15)

  func hold(_ json: Data) -> Bool {
    guard json.count <= bytes else { return false }
    return json.withUnsafeBytes { bytes in
      var level = 0
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""):
          while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
          }
          place += 1
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          level += 1
          guard level <= depth else { return false }
        case UInt8(ascii: "]"), UInt8(ascii: "}"): level -= 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          guard holdsNumber(in: bytes, at: &place) else { return false }
        default: break
        }
      }
      return true
    }
  }

  /// Of a number whose first digit is before `place`; leaves `place` behind it.
  private func holdsNumber(in bytes: UnsafeRawBufferPointer, at place: inout Int) -> Bool {
    var whole = 1
    func skipDigits() -> Int {
      let start = place
      while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
      return place - start
    }
    whole += skipDigits()
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      _ = skipDigits()
    }
    guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") else { return whole <= digits }
    place += 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") {
      place += 1
      return skipDigits() <= 3 && whole <= digits
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: "+") { place += 1 }
    var exponent = 0
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) {
      exponent = min(exponent * 10 + Int(bytes[place]) - 48, 1000)
      place += 1
    }
    return whole + exponent <= digits
  }
}
