import Foundation

/// A colour in linear light, each part 0 to 1, for sums that mean something to the eye.
package struct LinearColor: Equatable, Sendable {
  package var red: Double
  package var green: Double
  package var blue: Double

  package init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// By the sRGB transfer curve (IEC 61966-2-1).
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    func linear(_ byte: UInt8) -> Double {
      let part = Double(byte) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    self.init(red: linear(red), green: linear(green), blue: linear(blue))
  }

  /// nil for the terminal's own colours, which only the terminal knows.
  package init?(_ color: Color) {
    switch color {
    case .rgb(let red, let green, let blue): self.init(red, green, blue)
    case .indexed(let index) where index >= 16: self = IndexedPalette.colors[Int(index)]
    case .terminalDefault, .indexed: return nil
    }
  }

  /// WCAG 2.2, relative luminance.
  package var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// WCAG 2.2, contrast ratio: 1 to 21.
  package func contrast(with other: LinearColor) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// How different two colours look: the distance in Oklab (Björn Ottosson, 2020). 0.02 is just
  /// seen side by side; black to white is 1.
  package func distance(to other: LinearColor) -> Double {
    let difference = oklab - other.oklab
    return (difference * difference).sum().squareRoot()
  }

  /// Lightness, and the two axes from green to red and from blue to yellow.
  var oklab: SIMD3<Double> {
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return SIMD3(
      0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short)
  }
}
