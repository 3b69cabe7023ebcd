/// The 256 colours of xterm: sixteen that people set for themselves (here xterm's own), a 6×6×6
/// cube, 24 greys.
package enum IndexedPalette {
  package static let colors: [LinearColor] = (0...UInt8.max).map { index in
    let (red, green, blue) = bytes(of: index)
    return LinearColor(red, green, blue)
  }

  private static let first: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ]

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  /// sRGB.
  package static func bytes(of index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16: return first[Int(index)]
    case 16..<232:
      let cell = Int(index) - 16
      return (levels[cell / 36], levels[cell / 6 % 6], levels[cell % 6])
    default:
      let level = 8 + 10 * (index - 232)
      return (level, level, level)
    }
  }

  private static let looks: [SIMD3<Double>] = colors.map(\.oklab)

  /// The entry among `indices` that looks most like `color`; nil where there are none.
  package static func nearest(to color: LinearColor, among indices: some Sequence<Int>) -> UInt8? {
    let look = color.oklab
    func distance(_ index: Int) -> Double {
      let difference = looks[index] - look
      return (difference * difference).sum()
    }
    var nearest: (index: Int, distance: Double)?
    for index in indices {
      let distance = distance(index)
      if distance < nearest?.distance ?? .infinity { nearest = (index, distance) }
    }
    return nearest.map { UInt8($0.index) }
  }
}

extension Color {
  /// The colour that a terminal of this depth shows for it.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (_, .none): return .terminalDefault
    case (.terminalDefault, _), (_, .direct): return self
    case (.indexed(let index), _) where Int(index) < depth.rawValue: return self
    // The bright half of sixteen.
    case (.indexed(let index), .eight) where index < 16: return .indexed(index - 8)
    case (.indexed, _), (.rgb, _):
      // The first sixteen are never taken for 256: people set them to anything.
      let entries = depth == .indexed ? 16..<256 : 0..<depth.rawValue
      return IndexedPalette.nearest(to: standard, among: entries).map { .indexed($0) } ?? .terminalDefault
    }
  }

  /// What it looks like on xterm.
  private var standard: LinearColor {
    switch self {
    case .terminalDefault: LinearColor(0, 0, 0)
    case .rgb(let red, let green, let blue): LinearColor(red, green, blue)
    case .indexed(let index): IndexedPalette.colors[Int(index)]
    }
  }
}
