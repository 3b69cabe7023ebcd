/// Turns the bytes of one output stream into plain lines, as a terminal would have shown them in
/// the end: carriage returns and backspaces overwrite, escape sequences are taken out, other
/// control characters are made visible. Pure.
package struct OutputText: Sendable {
  /// Characters after which a line is broken.
  package static let longestLine = 65_536

  /// Lines that were longer than `longestLine` and were broken.
  package private(set) var brokenLines = 0
  /// The output holds NUL bytes: it is not text.
  package private(set) var isBinary = false

  private var line: [Unicode.Scalar] = []
  private var column = 0
  private var escape = Escape.none
  private var decoder = UTF8Decoder()

  private enum Escape { case none, started, control, string, stringEscape, charset }

  package init() {}

  /// Takes the next bytes and gives out the lines they end.
  package mutating func feed(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte < 0x80, !decoder.isMidway {
        add(Unicode.Scalar(byte), into: &lines)
        continue
      }
      for scalar in decoder.feed(byte) { add(scalar, into: &lines) }
    }
    return lines
  }

  /// Gives out the last line, where it had no end.
  package mutating func finish() -> String? {
    if decoder.isMidway { put("\u{FFFD}") }
    guard !line.isEmpty else { return nil }
    return endLine()
  }

  /// The line in progress.
  package var open: String { Self.text(line) }

  private mutating func add(_ scalar: Unicode.Scalar, into lines: inout [String]) {
    if scalar == "\n" {
      escape = .none
      lines.append(endLine())
      return
    }
    switch escape {
    case .none: plain(scalar, into: &lines)
    case .started:
      switch scalar {
      case "[": escape = .control
      case "]", "P", "_", "^", "X": escape = .string
      case "(", ")", "*", "+", "#", "%", " ": escape = .charset
      case "\u{1B}": break
      default: escape = .none
      }
    case .control:
      if scalar == "K" { line.removeSubrange(min(column, line.count)...) }
      if ("\u{40}"..."\u{7E}").contains(scalar) || scalar.value < 0x20 { escape = .none }
    case .string:
      if scalar == "\u{07}" || scalar == "\u{9C}" { escape = .none }
      if scalar == "\u{1B}" { escape = .stringEscape }
    case .stringEscape: escape = scalar == "\\" ? .none : .string
    case .charset: escape = .none
    }
  }

  private mutating func plain(_ scalar: Unicode.Scalar, into lines: inout [String]) {
    switch scalar.value {
    case 0x1B: escape = .started
    case 0x9B: escape = .control
    case 0x0D: column = 0
    case 0x08: column = max(0, column - 1)
    case 0x07: break
    case 0x09: put(scalar)
    case 0x00..<0x20:
      if scalar.value == 0 { isBinary = true }
      if let picture = Unicode.Scalar(0x2400 + scalar.value) { put(picture) }
    case 0x7F: put("\u{2421}")
    case 0x80..<0xA0:
      for character in "<U+00\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars { put(character) }
    default: put(scalar)
    }
    if line.count >= Self.longestLine, column >= line.count {
      brokenLines += 1
      lines.append(endLine())
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if column < line.count {
      line[column] = scalar
    } else {
      line.append(scalar)
    }
    column += 1
  }

  private mutating func endLine() -> String {
    let text = Self.text(line)
    line.removeAll(keepingCapacity: true)
    column = 0
    return text
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// Decodes UTF-8 a byte at a time; a byte that fits nowhere becomes U+FFFD.
private struct UTF8Decoder: Sendable {
  private var value: UInt32 = 0
  private var left = 0
  private var smallest: UInt32 = 0

  var isMidway: Bool { left > 0 }

  mutating func feed(_ byte: UInt8) -> [Unicode.Scalar] {
    if left > 0 {
      guard byte & 0xC0 == 0x80 else {
        left = 0
        return ["\u{FFFD}"] + feed(byte)
      }
      value = value << 6 | UInt32(byte & 0x3F)
      left -= 1
      guard left == 0 else { return [] }
      return [value >= smallest ? Unicode.Scalar(value) ?? "\u{FFFD}" : "\u{FFFD}"]
    }
    switch byte {
    case 0..<0x80: return [Unicode.Scalar(byte)]
    case 0xC2..<0xE0: start(byte & 0x1F, 1, 0x80)
    case 0xE0..<0xF0: start(byte & 0x0F, 2, 0x800)
    case 0xF0..<0xF5: start(byte & 0x07, 3, 0x10000)
    default: return ["\u{FFFD}"]
    }
    return []
  }

  private mutating func start(_ bits: UInt8, _ count: Int, _ least: UInt32) {
    value = UInt32(bits)
    left = count
    smallest = least
  }
}
