import CNcurses
import Screen

/// Turns colours into the numbers that ncurses has for them on this terminal.
struct ColorNumbers {
  /// How a terminal comes to exact colours.
  private enum Exactness {
    /// Not at all.
    case nearest
    /// A number above the first eight is a colour itself (terminfo's `RGB`).
    case direct
    /// Entries of the palette are set anew; terminfo's `oc` puts them back at the end.
    case palette
  }

  let depth: ColorDepth
  private let exactness: Exactness
  private var entries: [Color: Int32] = [:]

  /// Whether entries of the terminal's palette are changed.
  var setsPalette: Bool { exactness == .palette }

  /// After newterm.
  init(most: ColorDepth?, environment: [String: String]) {
    let isForbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    guard !isForbidden, most != ColorDepth.none, has_colors(), start_color() != ERR else {
      (depth, exactness) = (.none, .nearest)
      return
    }
    use_default_colors()
    let count = Int(baton_colors())
    let own: ColorDepth = ColorDepth.allCases.last { $0.rawValue <= count } ?? .none
    if own == .direct, most ?? .direct == .direct {
      (depth, exactness) = (.direct, .direct)
    } else if own >= .indexed, most ?? .direct == .direct, can_change_color(), Self.saysTrueColor(environment) {
      (depth, exactness) = (.direct, .palette)
    } else {
      depth = min(own, most ?? own)
      exactness = own == .direct ? .direct : .nearest
    }
  }

  /// Terminals say so in COLORTERM where their terminfo can't.
  static func saysTrueColor(_ environment: [String: String]) -> Bool {
    ["truecolor", "24bit"].contains(environment["COLORTERM"])
  }

  /// The number for `color`; -1 is the terminal's own.
  mutating func number(of color: Color) -> Int32 {
    switch (color.reduced(to: depth), exactness) {
    case (.terminalDefault, _): return -1
    case (.indexed(let index), .direct): return Self.direct(index)
    case (.indexed(let index), _): return Int32(index)
    case (.rgb(let red, let green, let blue), .palette): return entry(red, green, blue)
    case (.rgb(let red, let green, let blue), _): return Self.direct(red, green, blue)
    }
  }

  /// The first eight numbers are the terminal's own colours even here, so the darkest blues are a shade lighter.
  private static func direct(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }

  private static func direct(_ index: UInt8) -> Int32 {
    guard index >= 8 else { return Int32(index) }
    let (red, green, blue) = IndexedPalette.bytes(of: index)
    return direct(red, green, blue)
  }

  /// Sets the free entry of the palette that is most alike already, so that a terminal that ignores the change is near.
  private mutating func entry(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    let color = Color.rgb(red, green, blue)
    if let entry = entries[color] { return entry }
    let taken = Set(entries.values)
    let wanted = LinearColor(red, green, blue)
    let free = (16..<256).filter { !taken.contains(Int32($0)) }
    guard let index = IndexedPalette.nearest(to: wanted, among: free) else {
      return Int32(IndexedPalette.nearest(to: wanted, among: 16..<256) ?? 0)
    }
    // ncurses counts to 1000 and terminfo scales back down, cutting off.
    func thousandths(_ byte: UInt8) -> Int32 { (Int32(byte) * 1000 + 254) / 255 }
    init_extended_color(Int32(index), thousandths(red), thousandths(green), thousandths(blue))
    entries[color] = Int32(index)
    return Int32(index)
  }
}
