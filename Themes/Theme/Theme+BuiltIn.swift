extension Theme {
  /// The themes that come with Baton, in the order the picker shows them.
  private static let sources: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_toml),
    ("light", PackageResources.light_toml),
    ("dusk", PackageResources.dusk_toml),
    ("paper", PackageResources.paper_toml),
    ("safe", PackageResources.safe_toml),
    ("contrast-dark", PackageResources.contrast_dark_toml),
    ("contrast-light", PackageResources.contrast_light_toml),
    ("mono", PackageResources.mono_toml),
  ]

  package static var builtInNames: [String] { sources.map(\.name) }

  /// The text of a theme's file; nil where Baton has none of this name.
  package static func builtInText(_ name: String) -> String? {
    sources.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The title in a theme's file, without reading the rest of it: what a list of themes shows. Nil
  /// where Baton has none of this name.
  package static func builtInTitle(_ name: String) -> String? {
    guard let source = sources.first(where: { $0.name == name }) else { return nil }
    let line = source.bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: "title = ".utf8) }
    let words = line?.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).dropFirst().first
    return words.map { String(decoding: $0, as: UTF8.self) } ?? name
  }

  /// All of them; to open the console load the one that is wanted.
  package static let builtIn: [Theme] = builtInNames.compactMap { try? load(builtIn: $0) }

  package static func load(builtIn name: String) throws(ThemeError) -> Theme {
    guard let text = builtInText(name) else {
      throw ThemeError(name, line: nil, .noSuchTheme(name, known: builtInNames))
    }
    return try Theme(toml: text, name: name)
  }
}
