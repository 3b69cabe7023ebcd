public import Screen

/// How well one role can be read on one ground.
public struct ContrastFinding: Equatable, Sendable {
  public let role: Role
  public let ground: Ground
  public let depth: ColorDepth
  /// WCAG 2.2's contrast ratio, 1 to 21.
  public let ratio: Double
  /// What it must be: 4.5 for words (WCAG 2.2, 1.4.3), nothing for rules, which only decorate.
  public let required: Double

  public var isTooLow: Bool { ratio < required }
}

extension Theme {
  /// Every role on every ground where both have a colour that is known: all of it in direct colour and in 256.
  /// The terminal's own colours can't be measured, and are left out.
  public func contrastFindings() -> [ContrastFinding] {
    var findings: [ContrastFinding] = []
    for depth in [ColorDepth.direct, .indexed] {
      for role in Role.allCases {
        for ground in Ground.allCases {
          let paint = paint(Style(role, on: ground), depth: depth)
          guard let foreground = LinearColor(paint.foreground), let background = LinearColor(paint.background) else {
            continue
          }
          findings.append(
            ContrastFinding(
              role: role, ground: ground, depth: depth, ratio: foreground.contrast(with: background),
              required: role == .rule ? 1 : 4.5))
        }
      }
    }
    return findings
  }
}
