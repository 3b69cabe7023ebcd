import Screen
import TOMLKit

/// Takes values out of a theme's TOML and knows the line that each stands on.
struct ThemeFileReader {
  private let text: String
  private let file: String
  private let lines: [String: Int]

  /// A theme is a page of text; what is larger is something else.
  private static let mostBytes = 256 * 1024

  init(text: String, file: String) {
    self.text = text
    self.file = file
    lines = text.utf8.count <= Self.mostBytes ? Self.lines(of: text) : [:]
  }

  func table() throws(ThemeError) -> TOMLTable {
    guard text.utf8.count <= Self.mostBytes else {
      throw ThemeError(file, line: nil, .notTOML("larger than \(Self.mostBytes / 1024) KB"))
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ThemeError(file, line: error.source.begin.line, .notTOML(error.description))
    } catch {
      throw ThemeError(file, line: nil, .notTOML("\(error)"))
    }
  }

  /// The value of `key`, nil where there is none.
  func value<Value>(
    _ table: TOMLTable, _ key: String, _ expected: String, section: String = "", _ convert: (TOMLValue) -> Value?
  ) throws(ThemeError) -> Value? {
    guard let value = table[key]?.tomlValue else { return nil }
    guard let converted = convert(value) else {
      throw error(.wrongType(key: key, expected: expected), section: section, key: key)
    }
    return converted
  }

  func paletteColor(_ table: TOMLTable, _ key: String) throws(ThemeError) -> Color {
    guard let word = try word(table, key, section: "palette"), let color = word.color(in: [:]) else {
      let written = table[key]?.string ?? ""
      throw error(.unknownColor(written, of: key), section: "palette", key: key)
    }
    return color
  }

  /// The looks of `[name]` and of its depths, `[name.256]` and so on.
  func sections(
    _ table: TOMLTable, of name: String, names: [String]
  ) throws(ThemeError) -> [ThemeFile.Section: [String: ThemeFile.Entry]] {
    var sections: [ThemeFile.Section: [String: ThemeFile.Entry]] = [:]
    for key in table.keys {
      if let section = ThemeFile.Section(rawValue: key) {
        let inner = try value(table, key, "a table", section: name) { $0.table }
        for innerKey in inner?.keys ?? [] {
          guard let inner else { continue }
          sections[section, default: [:]][innerKey] = try entry(
            inner, innerKey, section: "\(name).\(key)", names: names)
        }
      } else {
        sections[.all, default: [:]][key] = try entry(table, key, section: name, names: names)
      }
    }
    return sections
  }

  private static let attributes: [(key: String, path: any WritableKeyPath<Look, Bool> & Sendable)] = [
    ("bold", \.bold), ("dim", \.dim), ("italic", \.italic), ("underline", \.underline), ("reverse", \.reverse),
  ]

  private func entry(
    _ table: TOMLTable, _ key: String, section: String, names: [String]
  ) throws(ThemeError) -> ThemeFile.Entry {
    guard names.contains(key) else {
      throw error(.unknown(key: key, in: "[\(section)]", known: names), section: section, key: key)
    }
    let line = line(section: section, key: key)
    var entry = ThemeFile.Entry(file: file, line: line, name: key)
    guard
      let look = try value(table, key, "a table such as { fg = \"red\", bold = true }", section: section, { $0.table })
    else { return entry }
    let known = ["fg", "bg"] + Self.attributes.map(\.key)
    for attribute in look.keys where !known.contains(attribute) {
      throw ThemeError(file, line: line, .unknown(key: attribute, in: key, known: known))
    }
    do {
      entry.foreground = try word(look, "fg", section: section)
      entry.background = try word(look, "bg", section: section)
      for (attribute, path) in Self.attributes {
        entry.attributes[keyPath: path] = try value(look, attribute, "true or false") { $0.bool } ?? false
      }
    } catch {
      throw ThemeError(file, line: line, error.problem)
    }
    return entry
  }

  private func word(_ table: TOMLTable, _ key: String, section: String) throws(ThemeError) -> ColorWord? {
    try value(table, key, "a colour", section: section) { value in
      value.string.map(ColorWord.name) ?? value.int.flatMap(UInt8.init(exactly:)).map(ColorWord.number)
    }
  }

  func error(_ problem: ThemeError.Problem, section: String, key: String) -> ThemeError {
    ThemeError(file, line: line(section: section, key: key), problem)
  }

  private func line(section: String, key: String) -> Int? { lines[section.isEmpty ? key : "\(section).\(key)"] }

  /// The line, counted from 1, on which each `section.key` stands first; the parser keeps lines for
  /// its own errors only.
  private static func lines(of text: String) -> [String: Int] {
    var lines: [String: Int] = [:]
    var section = ""
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      let bare = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let stops = [UInt8(ascii: "="), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "]"), UInt8(ascii: "#")]
      var name: String
      if bare.first == UInt8(ascii: "[") {
        name = String(decoding: bare.dropFirst().prefix { !stops.contains($0) }, as: UTF8.self)
        section = name
      } else {
        name = String(decoding: bare.prefix { !stops.contains($0) && $0 != UInt8(ascii: ".") }, as: UTF8.self)
        if name.hasPrefix("\"") { name = String(name.dropFirst().prefix { $0 != "\"" }) }
        if name.isEmpty { continue }
        if !section.isEmpty { name = "\(section).\(name)" }
      }
      if lines[name] == nil { lines[name] = index + 1 }
    }
    return lines
  }
}
