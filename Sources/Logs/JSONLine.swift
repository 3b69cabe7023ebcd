/// What a structured line says: the fields that loggers agree on, from the top level of a JSON
/// object. A line cut short or not quite JSON gives what could be read before the trouble.
struct JSONLine {
  private(set) var time: Int64?
  private(set) var severity: Severity?
  private(set) var message: String?

  private enum Field { case time, severity, message }

  private static let fields: [Word: Field] = [
    "timestamp": .time, "time": .time, "ts": .time, "@timestamp": .time, "datetime": .time, "t": .time,
    "severity": .severity, "level": .severity, "lvl": .severity, "log.level": .severity, "loglevel": .severity,
    "levelname": .severity, "message": .message, "msg": .message, "textPayload": .message,
  ]

  /// Nil where the line is no JSON object at all.
  init?(_ bytes: Span<UInt8>, stamp: Stamp) {
    var place = Self.afterBlanks(bytes, 0)
    guard bytes.at(place) == UInt8(ascii: "{") else { return nil }
    place = Self.afterBlanks(bytes, place + 1)
    guard bytes.at(place) == UInt8(ascii: "\"") || bytes.at(place) == UInt8(ascii: "}") else { return nil }
    while bytes.at(place) == UInt8(ascii: "\""), let keyEnd = Self.endOfString(bytes, place) {
      let key = (place + 1)..<(keyEnd - 1)
      place = Self.afterBlanks(bytes, keyEnd)
      guard bytes.at(place) == UInt8(ascii: ":") else { return }
      place = Self.afterBlanks(bytes, place + 1)
      guard let end = Self.endOfValue(bytes, place) else { return }
      if let field = Word(bytes, key).flatMap({ Self.fields[$0] }) { read(field, bytes, place..<end, stamp) }
      place = Self.afterBlanks(bytes, end)
      guard bytes.at(place) == UInt8(ascii: ",") else { return }
      place = Self.afterBlanks(bytes, place + 1)
    }
  }

  private mutating func read(_ field: Field, _ bytes: Span<UInt8>, _ value: Range<Int>, _ stamp: Stamp) {
    let isString = bytes[value.lowerBound] == UInt8(ascii: "\"")
    let inner = isString ? (value.lowerBound + 1)..<(value.upperBound - 1) : value
    switch field {
    case .time where time == nil:
      time = stamp.find(in: bytes.extracting(inner))
    case .severity where severity == nil:
      let digits = bytes.digits(at: inner.lowerBound)
      severity =
        digits > 0 && digits <= 2 && digits == inner.count
        ? bytes.number(at: inner.lowerBound, digits: digits).map { Severity(bunyan: $0) }
        : Severity.named(bytes, inner)
    case .message where message == nil && isString:
      message = Self.unescaped(bytes.extracting(inner))
    default: break
    }
  }

  // MARK: Scanning

  private static func afterBlanks(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var place = start
    while let byte = bytes.at(place), byte.isBlank { place += 1 }
    return place
  }

  /// The place after the string that opens at `start`.
  private static func endOfString(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var place = start + 1
    while let byte = bytes.at(place) {
      if byte == UInt8(ascii: "\"") { return place + 1 }
      place += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The place after the value at `start`; nested ones are passed over by counting brackets.
  private static func endOfValue(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var depth = 0
    var place = start
    while let byte = bytes.at(place) {
      switch byte {
      case UInt8(ascii: "\""):
        guard let end = endOfString(bytes, place) else { return nil }
        place = end
        if depth == 0 { return place }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return place > start ? place : nil }
        depth -= 1
        if depth == 0 { return place + 1 }
      case UInt8(ascii: ","), 32:
        if depth == 0 { return place > start ? place : nil }
      default: break
      }
      place += 1
    }
    return nil
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
  ]

  /// A JSON string's text; half a surrogate pair becomes U+FFFD.
  static func unescaped(_ bytes: Span<UInt8>) -> String {
    if bytes.first("\\", within: bytes.count) == nil { return bytes.text }
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    func flushUnits() {
      text += String(decoding: units, as: UTF16.self)
      units.removeAll()
    }
    func flushPlain() {
      text += String(decoding: plain, as: UTF8.self)
      plain.removeAll()
    }
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == UInt8(ascii: "\\"), let escape = bytes.at(place + 1) else {
        if !units.isEmpty { flushUnits() }
        plain.append(byte)
        place += 1
        continue
      }
      place += 2
      if escape == UInt8(ascii: "u"), let unit = hexadecimal(bytes, at: place) {
        if !plain.isEmpty { flushPlain() }
        units.append(unit)
        place += 4
      } else {
        if !units.isEmpty { flushUnits() }
        plain.append(simpleEscapes[escape] ?? escape)
      }
    }
    flushUnits()
    flushPlain()
    return text
  }

  private static func hexadecimal(_ bytes: Span<UInt8>, at place: Int) -> UInt16? {
    guard place + 4 <= bytes.count else { return nil }
    return UInt16(bytes.extracting(place..<(place + 4)).text, radix: 16)
  }
}
