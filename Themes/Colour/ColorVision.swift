import Screen

/// How an eye sees colours.
package enum ColorVision: String, CaseIterable, Sendable {
  case full
  /// Without the cones for red.
  case protanopia
  /// Without the cones for green.
  case deuteranopia

  /// Machado, Oliveira and Fernandes, “A physiologically-based model for simulation of color vision
  /// deficiency” (2009), severity 1.0, in linear light; row by row.
  private var matrix: [Double] {
    switch self {
    case .full: [1, 0, 0, 0, 1, 0, 0, 0, 1]
    case .protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]
    case .deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]
    }
  }

  func seen(_ color: LinearColor) -> LinearColor {
    func row(_ start: Int) -> Double {
      let sum = matrix[start] * color.red + matrix[start + 1] * color.green + matrix[start + 2] * color.blue
      return min(1, max(0, sum))
    }
    return LinearColor(red: row(0), green: row(3), blue: row(6))
  }
}

extension Theme {
  /// The roles that say what state a thing is in: they must be told apart.
  package static let stateRoles: [Role] = [.good, .active, .waiting, .warning, .alarm]

  /// How different the two most alike states look to this eye, in direct colour on the base ground,
  /// as a distance in Oklab; nil where the theme tells states apart by attributes alone.
  package func closestStates(seenWith vision: ColorVision) -> (Role, Role, distance: Double)? {
    let seen = Self.stateRoles.compactMap { role in
      LinearColor(paint(Style(role)).foreground).map { (role, vision.seen($0)) }
    }
    let pairs = seen.indices.flatMap { first in
      seen.indices.dropFirst(first + 1).map { second in
        (seen[first].0, seen[second].0, distance: seen[first].1.distance(to: seen[second].1))
      }
    }
    return pairs.min { $0.distance < $1.distance }
  }
}
