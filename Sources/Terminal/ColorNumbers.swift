import CTerminal
import Screen

/// Turns colours into the numbers that ncurses has for them on this terminal. The terminal's
/// palette is the person's: no entry of it is ever set, so exact colours are had only where a
/// number is a colour itself.
struct ColorNumbers {
  let depth: ColorDepth
  /// A number above the first eight is a colour itself (terminfo's `RGB`).
  private let isDirect: Bool

  /// After newterm.
  init(most: ColorDepth?) {
    guard most != ColorDepth.none, has_colors(), start_color() != ERR else {
      (depth, isDirect) = (.none, false)
      return
    }
    use_default_colors()
    let count = Int(baton_colors())
    let own: ColorDepth = ColorDepth.allCases.last { $0.rawValue <= count } ?? .none
    depth = min(own, most ?? own)
    isDirect = own == .direct
  }

  /// The number for `color`; -1 is the terminal's own.
  func number(of color: Color) -> Int32 {
    switch color.reduced(to: depth) {
    case .terminalDefault: return -1
    case .rgb(let red, let green, let blue): return Self.direct(red, green, blue)
    case .indexed(let index):
      guard isDirect, index >= 8 else { return Int32(index) }
      let (red, green, blue) = IndexedPalette.bytes(of: index)
      return Self.direct(red, green, blue)
    }
  }

  /// The first eight numbers are the terminal's own colours even here, so the darkest blues are a
  /// shade lighter.
  private static func direct(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }
}
