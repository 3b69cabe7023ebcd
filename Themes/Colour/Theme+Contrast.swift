import Screen

/// How well one role can be read on one ground.
package struct ContrastFinding: Equatable, Sendable {
  package let role: Role
  package let ground: Ground
  package let depth: ColorDepth
  /// WCAG 2.2's contrast ratio, 1 to 21.
  package let ratio: Double
  /// What it must be: 4.5 for words (WCAG 2.2, 1.4.3), nothing for rules, which only decorate.
  package let required: Double

  package var isTooLow: Bool { ratio < required }
}

extension Theme {
  /// Every role on every ground where both have a colour that is known: all of it in direct colour
  /// and in 256. The terminal's own colours can't be measured, and are left out.
  package func contrastFindings() -> [ContrastFinding] {
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
