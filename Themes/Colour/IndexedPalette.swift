import Screen

/// The 256 colours of xterm: sixteen that people set for themselves (here xterm's own), a 6×6×6 cube, 24 greys.
enum IndexedPalette {
  static let colors: [LinearColor] = first.map { LinearColor($0.0, $0.1, $0.2) } + cube + greys

  private static let first: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ]

  private static let cube: [LinearColor] = {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    return levels.flatMap { red in
      levels.flatMap { green in levels.map { blue in LinearColor(red, green, blue) } }
    }
  }()

  private static let greys: [LinearColor] = (0..<24).map { step in
    let level = UInt8(8 + 10 * step)
    return LinearColor(level, level, level)
  }

  /// The entry among `range` that looks most like `color`.
  static func nearest(to color: LinearColor, among range: Range<Int>) -> UInt8 {
    let nearest = range.min { color.distance(to: colors[$0]) < color.distance(to: colors[$1]) }
    return UInt8(nearest ?? 0)
  }
}

extension Color {
  /// The colour that a terminal of this depth shows for it.
  func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (_, .none): return .terminalDefault
    case (.terminalDefault, _), (_, .direct): return self
    case (.rgb(let red, let green, let blue), _):
      // The first sixteen are never taken for 256: people set them to anything.
      let range = depth == .indexed ? 16..<256 : depth == .sixteen ? 0..<16 : 0..<8
      return .indexed(IndexedPalette.nearest(to: LinearColor(red, green, blue), among: range))
    case (.indexed(let index), .sixteen) where index >= 16:
      return .indexed(IndexedPalette.nearest(to: IndexedPalette.colors[Int(index)], among: 0..<16))
    case (.indexed(let index), .eight) where index >= 16:
      return .indexed(IndexedPalette.nearest(to: IndexedPalette.colors[Int(index)], among: 0..<8))
    case (.indexed(let index), .eight) where index >= 8: return .indexed(index - 8)
    case (.indexed, _): return self
    }
  }
}
