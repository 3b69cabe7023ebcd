import Screen

extension Theme {
  /// The theme as it was understood, for the same program to read back: without looking names and colours up in its file again.
  public var packed: [UInt8] {
    var bytes: [UInt8] = []
    for text in [name, title] {
      bytes.append(UInt8(clamping: text.utf8.count))
      bytes.append(contentsOf: text.utf8.prefix(255))
    }
    bytes.append(isLight ? 1 : 0)
    for depth in ColorDepth.allCases {
      guard let looks = looks[depth] else { return [] }
      for role in Role.allCases { looks.roles[role]?.pack(into: &bytes) }
      for ground in Ground.allCases { looks.grounds[ground]?.pack(into: &bytes) }
    }
    return bytes
  }

  /// Nil for bytes that are not all of a theme.
  public init?(packed: ArraySlice<UInt8>) {
    var bytes = PackedLooks(packed)
    guard let name = bytes.text(), let title = bytes.text(), let isLight = bytes.next() else { return nil }
    var looks: [ColorDepth: DepthLooks] = [:]
    for depth in ColorDepth.allCases {
      var atDepth = DepthLooks()
      for role in Role.allCases {
        guard let look = bytes.look() else { return nil }
        atDepth.roles[role] = look
      }
      for ground in Ground.allCases {
        guard let look = bytes.look() else { return nil }
        atDepth.grounds[ground] = look
      }
      looks[depth] = atDepth
    }
    guard bytes.next() == nil else { return nil }
    self.init(name: name, title: title, isLight: isLight != 0, looks: looks)
  }
}

extension Look {
  fileprivate func pack(into bytes: inout [UInt8]) {
    for color in [foreground, background] {
      switch color {
      case nil: bytes.append(0)
      case .terminalDefault: bytes.append(1)
      case .indexed(let index): bytes += [2, index]
      case .rgb(let red, let green, let blue): bytes += [3, red, green, blue]
      }
    }
    bytes.append(
      (bold ? 1 : 0) | (dim ? 2 : 0) | (italic ? 4 : 0) | (underline ? 8 : 0) | (reverse ? 16 : 0))
  }
}

/// The bytes of a packed theme, taken from the front.
private struct PackedLooks {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  mutating func next() -> UInt8? { bytes.popFirst() }

  mutating func text() -> String? {
    guard let count = next().map(Int.init), count <= bytes.count else { return nil }
    defer { bytes = bytes.dropFirst(count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  mutating func look() -> Look? {
    var look = Look()
    guard let foreground = color(), let background = color(), let attributes = next(), attributes < 32 else {
      return nil
    }
    (look.foreground, look.background) = (foreground, background)
    look.bold = attributes & 1 != 0
    look.dim = attributes & 2 != 0
    look.italic = attributes & 4 != 0
    look.underline = attributes & 8 != 0
    look.reverse = attributes & 16 != 0
    return look
  }

  /// Nil where the bytes are no colour, `.some(nil)` where they say that there is none.
  private mutating func color() -> Color?? {
    switch next() {
    case 0: return .some(nil)
    case 1: return .terminalDefault
    case 2: return next().map { .indexed($0) }
    case 3:
      guard let red = next(), let green = next(), let blue = next() else { return nil }
      return .rgb(red, green, blue)
    default: return nil
    }
  }
}
