import Glibc

/// Reading text by its bytes.
extension UInt8 {
  var isDigit: Bool { self &- 48 < 10 }
  var isLetter: Bool { (self | 32) &- 97 < 26 }
  var isBlank: Bool { self == 32 || self == 9 }
  /// The upper-case one of a letter; another byte as it is.
  var uppercased: UInt8 { self &- 97 < 26 ? self & 0xDF : self }
}

extension Span where Element == UInt8 {
  /// The byte at `place`; nil beyond the end.
  func at(_ place: Int) -> UInt8? { place >= 0 && place < count ? self[place] : nil }

  /// The number of exactly `digits` digits at `place`; nil also where it is too large.
  func number(at place: Int, digits: Int) -> Int? {
    guard place >= 0, place + digits <= count else { return nil }
    var value = 0
    for offset in 0..<digits {
      let byte = self[place + offset]
      guard byte.isDigit else { return nil }
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      guard !isTooLarge else { return nil }
      value = tens &+ Int(byte &- 48)
    }
    return value < 0 ? nil : value
  }

  /// How many digits stand at `place`.
  func digits(at place: Int) -> Int {
    var end = place
    while let byte = at(end), byte.isDigit { end += 1 }
    return end - place
  }

  func has(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    let letters = word.utf8Start
    for offset in 0..<length where self[place + offset] != letters[offset] { return false }
    return true
  }

  /// The first place of `byte` in `range`.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return extracting(range).withUnsafeBytes { part in
      guard let base = part.baseAddress, let found = memchr(base, Int32(byte), part.count) else { return nil }
      return range.lowerBound + (UnsafeRawPointer(found) - base)
    }
  }

  /// The first place of a word that starts within the first `reach` bytes.
  func first(_ word: StaticString, within reach: Int) -> Int? {
    var start = 0
    let reach = Swift.min(count, reach)
    while start < reach, let place = first(word.utf8Start[0], in: start..<reach) {
      if has(word, at: place) { return place }
      start = place + 1
    }
    return nil
  }

  /// Text holds no zero byte.
  var holdsZero: Bool { first(0, in: 0..<count) != nil }

  /// As text; what is no UTF-8 becomes U+FFFD.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
