/// A colour as a theme names it.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal has for its own.
  case terminalDefault
  /// sRGB, 0 to 255 each.
  case rgb(UInt8, UInt8, UInt8)
  /// An entry of the terminal's own palette, 0 to 255; the first sixteen are the person's own
  /// choice of colours.
  case indexed(UInt8)
}

/// What a style comes to on a terminal of some depth.
package struct Paint: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var bold: Bool
  package var dim: Bool
  package var italic: Bool
  package var underline: Bool
  package var reverse: Bool

  package init(
    foreground: Color = .terminalDefault, background: Color = .terminalDefault, bold: Bool = false, dim: Bool = false,
    italic: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.italic = italic
    self.underline = underline
    self.reverse = reverse
  }
}

extension Paint {
  /// What shows of a blank: two blanks of which the same shows can't be told apart.
  package struct Blank: Equatable, Sendable {
    /// Reversed, a ground is not known by its colour alone: where the terminal's own colours are
    /// meant, both are called the same.
    var ground: Color
    var isReversed: Bool
    /// The line under it, where there is one.
    var line: Color?
  }

  package var blank: Blank {
    Blank(
      ground: reverse ? foreground : background, isReversed: reverse,
      line: underline ? (reverse ? background : foreground) : nil)
  }
}

/// How many colours a terminal shows.
package enum ColorDepth: Int, Sendable, CaseIterable, Comparable {
  /// Attributes only.
  case none = 0
  case eight = 8
  case sixteen = 16
  case indexed = 256
  case direct = 16_777_216

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
