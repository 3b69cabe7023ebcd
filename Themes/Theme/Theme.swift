import Screen

/// What every role looks like on every ground, at every depth of colour.
///
/// A theme is a TOML file: `[palette]` names colours, `[roles]` and `[grounds]` say what text and
/// what it stands on look like, `inherits` names the theme that has the rest. `[roles.256]`,
/// `[roles.16]`, `[roles.8]` and `[roles.mono]` (and the same for grounds) give exact looks for a
/// depth; without them the nearest colour is taken.
///
///     let theme = try Theme.load(builtIn: "dark")
///     let paint = theme.paint(Style(.alarm), depth: .indexed)
package struct Theme: Sendable, Equatable {
  /// The word a person types: the file's name without `.toml`.
  package let name: String
  package let title: String
  package let isLight: Bool
  let looks: [ColorDepth: DepthLooks]

  init(name: String, title: String, isLight: Bool, looks: [ColorDepth: DepthLooks]) {
    self.name = name
    self.title = title
    self.isLight = isLight
    self.looks = looks
  }

  /// Reads a theme from the text of its file.
  /// - Parameters:
  ///   - file: what an error names; the theme's name and `.toml` where nil.
  ///   - parents: the text of the theme that `inherits` names, by default one that comes with
  ///     Baton.
  package init(
    toml: String, name: String, file: String? = nil, parents: (String) -> String? = Theme.builtInText
  ) throws(ThemeError) {
    let file = try ThemeFile(toml: toml, file: file ?? name + ".toml").inheriting(from: parents)
    self.name = name
    title = file.title ?? name
    isLight = file.isLight ?? false
    looks = try file.looks()
  }

  package func paint(_ style: Style, depth: ColorDepth = .direct) -> Paint {
    guard let looks = looks[depth], let role = looks.roles[style.role], let ground = looks.grounds[style.ground] else {
      return Paint()
    }
    return Paint(
      foreground: role.foreground ?? ground.foreground ?? .terminalDefault,
      background: role.background ?? ground.background ?? .terminalDefault,
      bold: role.bold || ground.bold || style.isBold,
      dim: role.dim && !style.isBold,
      italic: role.italic || ground.italic,
      underline: role.underline || ground.underline || style.isUnderlined,
      // What is reversed on a reversed ground must stand out from it.
      reverse: role.reverse != ground.reverse)
  }
}

/// The looks of one depth, after inheritance and palette: every role and every ground has one.
struct DepthLooks: Sendable, Equatable {
  var roles: [Role: Look] = [:]
  var grounds: [Ground: Look] = [:]
}

/// What a role or a ground says of how a cell looks; nil colours are left to the other.
struct Look: Sendable, Equatable {
  var foreground: Color?
  var background: Color?
  var bold = false
  var dim = false
  var italic = false
  var underline = false
  var reverse = false
}
