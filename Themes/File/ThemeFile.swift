import Screen
import TOMLKit

/// A theme's file as it is written, names not yet looked up.
struct ThemeFile {
  /// A look before its colours are found in a palette.
  struct Entry {
    var foreground: ColorWord?
    var background: ColorWord?
    var attributes = Look()
    /// Where it stands, for errors about its colours.
    var file: String
    var line: Int?
    var name: String
  }

  var file: String
  var title: String?
  var isLight: Bool?
  var inherits: String?
  var palette: [String: Color] = [:]
  var roles: [Section: [String: Entry]] = [:]
  var grounds: [Section: [String: Entry]] = [:]

  /// A table of looks, or the one that stands in for it at a depth.
  enum Section: String, CaseIterable {
    case all = ""
    case indexed = "256"
    case sixteen = "16"
    case eight = "8"
    case mono
  }

  init(toml: String, file: String) throws(ThemeError) {
    self.file = file
    let reader = ThemeFileReader(text: toml, file: file)
    let table = try reader.table()
    let known = ["name", "title", "light", "inherits", "palette", "roles", "grounds"]
    for key in table.keys where !known.contains(key) {
      throw reader.error(.unknown(key: key, in: "a theme", known: known), section: "", key: key)
    }
    title = try reader.value(table, "title", "a text") { $0.string }
    isLight = try reader.value(table, "light", "true or false") { $0.bool }
    inherits = try reader.value(table, "inherits", "the name of a theme") { $0.string }
    if let palette = try reader.value(table, "palette", "a table", { $0.table }) {
      for key in palette.keys { self.palette[key] = try reader.paletteColor(palette, key) }
    }
    if let table = try reader.value(table, "roles", "a table", { $0.table }) {
      roles = try reader.sections(table, of: "roles", names: Role.allCases.map(\.name))
    }
    if let table = try reader.value(table, "grounds", "a table", { $0.table }) {
      grounds = try reader.sections(table, of: "grounds", names: Ground.allCases.map(\.name))
    }
  }

  /// The file with all it inherits: what it says itself stands over what its parents say.
  func inheriting(from parents: (String) -> String?) throws(ThemeError) -> ThemeFile {
    var whole = self
    var next = inherits
    var seen: [String] = []
    while let name = next {
      guard !seen.contains(name) else {
        throw ThemeError(file, line: nil, .inheritsItself(seen + [name]))
      }
      seen.append(name)
      guard let text = parents(name) else {
        throw ThemeError(file, line: nil, .noSuchTheme(name, known: Theme.builtInNames))
      }
      let parent = try ThemeFile(toml: text, file: name + ".toml")
      whole.isLight = whole.isLight ?? parent.isLight
      whole.palette.merge(parent.palette) { own, _ in own }
      whole.roles.merge(parent.roles) { own, theirs in own.merging(theirs) { own, _ in own } }
      whole.grounds.merge(parent.grounds) { own, theirs in own.merging(theirs) { own, _ in own } }
      next = parent.inherits
    }
    return whole
  }
}
