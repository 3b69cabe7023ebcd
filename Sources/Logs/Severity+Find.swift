extension Severity {
  /// klog's first letter: `I`, `W`, `E`, `F`.
  init?(klog letter: UInt8) {
    switch letter {
    case UInt8(ascii: "I"): self = .info
    case UInt8(ascii: "W"): self = .warning
    case UInt8(ascii: "E"): self = .error
    case UInt8(ascii: "F"): self = .fatal
    default: return nil
    }
  }

  /// The level that a line of text says it has: klog's letter, syslog's `<3>`, `level=error`, a
  /// level word near the start, the status of an HTTP access line. A word in prose counts only
  /// where it is written as a level: in capitals, in brackets, between tabs, or before a colon. Nil
  /// where nothing says so.
  static func find(in bytes: Span<UInt8>) -> Severity? {
    if let first = bytes.at(0), bytes.digits(at: 1) == 4, bytes.at(5) == 32, let found = Severity(klog: first) {
      return found
    }
    if bytes.at(0) == UInt8(ascii: "<"), let found = priority(bytes) { return found }
    let reach = min(bytes.count, 160)
    var place = 0
    while place < reach {
      guard bytes[place].isLetter else {
        place += 1
        continue
      }
      let start = place
      var capitals = 0
      while let byte = bytes.at(place), byte.isLetter, place - start < 16 {
        if byte & 32 == 0 { capitals += 1 }
        place += 1
      }
      let word = start..<place
      if word.count >= 3, word.count <= 11, let found = named(bytes, word),
        isLevel(bytes, word, inCapitals: capitals == word.count)
      {
        return found
      }
      // The rest of an identifier is no word of its own.
      while let byte = bytes.at(place), byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") { place += 1 }
    }
    if bytes.has("Traceback (most recent call last)", at: 0) || bytes.has("panic: ", at: 0) { return .error }
    return accessStatus(bytes)
  }

  static func named(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Severity? {
    Word(bytes, word).flatMap { words[$0] }
  }

  private static func isLevel(_ bytes: Span<UInt8>, _ word: Range<Int>, inCapitals: Bool) -> Bool {
    let before = bytes.at(word.lowerBound - 1) ?? 32
    let after = bytes.at(word.upperBound) ?? 32
    if after.isDigit || after == UInt8(ascii: "_") || after == UInt8(ascii: "-") || after == UInt8(ascii: "=") {
      return false
    }
    if before.isDigit || before == UInt8(ascii: "_") || before == UInt8(ascii: "-") || before == UInt8(ascii: ".") {
      return false
    }
    if isLevelValue(bytes, word.lowerBound) { return true }
    if inCapitals { return true }
    let isBracketed = "[(<|".utf8.contains(before) && "])>|:".utf8.contains(after)
    let isLabel = after == UInt8(ascii: ":") && (bytes.at(word.upperBound + 1) ?? 32).isBlank
    let isColumn = before == 9 && after == 9
    return isBracketed || isLabel || isColumn
  }

  private static let levelKeys: [StaticString] = ["level=", "lvl=", "severity=", "loglevel="]

  /// Whether what starts at `place` is the value of `level=` or a like key.
  private static func isLevelValue(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    let quoted = bytes.at(place - 1) == UInt8(ascii: "\"") ? 1 : 0
    guard bytes.at(place - quoted - 1) == UInt8(ascii: "=") else { return false }
    return levelKeys.contains { bytes.has($0, at: place - quoted - $0.utf8CodeUnitCount) }
  }

  /// RFC 5424's `<priority>`.
  private static func priority(_ bytes: Span<UInt8>) -> Severity? {
    let digits = bytes.digits(at: 1)
    guard (1...3).contains(digits), bytes.at(1 + digits) == UInt8(ascii: ">"),
      let number = bytes.number(at: 1, digits: digits), number <= 191
    else { return nil }
    return Severity(syslog: number & 7)
  }

  /// An access line of Apache or nginx: `… "GET / HTTP/1.1" 503 …`.
  private static func accessStatus(_ bytes: Span<UInt8>) -> Severity? {
    guard let place = bytes.first("HTTP/", within: 2048) else { return nil }
    var end = place + 5
    while let byte = bytes.at(end), byte.isDigit || byte == UInt8(ascii: ".") { end += 1 }
    guard bytes.has("\" ", at: end), let status = bytes.number(at: end + 2, digits: 3) else { return nil }
    return status >= 500 ? .error : status >= 400 ? .warning : .info
  }
}
