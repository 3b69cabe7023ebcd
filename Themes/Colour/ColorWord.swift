import Screen

/// A colour as a theme's file writes it.
enum ColorWord: Equatable {
  /// `#rrggbb`, `default`, a name of the palette, or one of the terminal's sixteen.
  case name(String)
  /// An entry of the terminal's palette.
  case number(UInt8)

  var text: String {
    switch self {
    case .name(let name): name
    case .number(let number): String(number)
    }
  }

  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// nil where it names nothing; the palette's names come before the terminal's.
  func color(in palette: [String: Color]) -> Color? {
    switch self {
    case .number(let number): return .indexed(number)
    case .name(let name):
      if let color = palette[name] { return color }
      if name == "default" { return .terminalDefault }
      if name.hasPrefix("#") { return Self.rgb(name.dropFirst()) }
      let isBright = name.hasPrefix("bright-")
      guard let index = Self.names.firstIndex(of: isBright ? String(name.dropFirst(7)) : name) else { return nil }
      return .indexed(UInt8(index + (isBright ? 8 : 0)))
    }
  }

  private static func rgb(_ digits: Substring) -> Color? {
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    return .rgb(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value))
  }
}
