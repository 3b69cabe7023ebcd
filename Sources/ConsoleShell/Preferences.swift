import Console
import Files
import Foundation
import TOMLKit
import Themes
import Workflow

/// `$XDG_CONFIG_HOME/baton/config.toml`: what a person sets once. An error in it is a line at the
/// start, and the defaults hold.
///
///     theme = "dusk"
///     mouse = false
///     clock = true
///     clipboard = "osc52"          # or "file"
///     notify = "notify-send Baton" # gets the alarm's words as one more argument
///
///     [keys]
///     "todo.done" = ["d", "F2"]
struct Preferences {
  var theme: String?
  var mouse: Bool?
  var clock = true
  /// Copies go to the terminal's clipboard by OSC 52; else to a file.
  var copiesToClipboard = false
  /// A program and its arguments, run on an alarm.
  var notify: [String] = []
  var keymap = Keymap.standard
  /// The person's own themes lie here.
  let themesFolder: String
  /// What could not be used, with file and line.
  var problems: [String] = []

  init(_ environment: [String: String]) {
    let folder = PersonalFolder.config.path(environment)
    themesFolder = PersonalFolder.themes(environment)
    let file = folder + "/" + Self.name
    guard let bytes = SmallFile.bytes(of: file) else { return }
    do {
      read(try TOMLTable(string: String(decoding: bytes, as: UTF8.self)), file: file)
    } catch let error as TOMLParseError {
      problems.append("\(Self.name), line \(error.source.begin.line): \(error.description)")
    } catch {
      problems.append("\(Self.name): \(error)")
    }
  }

  private static let name = "config.toml"

  private mutating func read(_ table: TOMLTable, file: String) {
    var bindings: [(name: String, keys: [String])] = []
    for key in table.keys {
      guard let value = table[key] else { continue }
      switch (key, value.type) {
      case ("theme", .string): theme = value.string
      case ("mouse", .bool): mouse = value.bool
      case ("clock", .bool): clock = value.bool ?? true
      case ("clipboard", .string): copiesToClipboard = value.string == "osc52"
      case ("notify", .string): notify = (value.string ?? "").split(separator: " ").map(String.init)
      case ("keys", .table):
        guard let keys = value.table else { continue }
        for name in keys.keys {
          let words = keys[name]?.array?.compactMap(\.string) ?? keys[name]?.string.map { [$0] }
          if let words {
            bindings.append((name, words))
          } else {
            problems.append("\(Self.place(of: name, in: file)): \(name) wants keys, as [\"d\", \"F2\"]")
          }
        }
      default:
        problems.append(
          "\(Self.place(of: key, in: file)): “\(key)” can't be used; theme, mouse, clock, clipboard, notify can")
      }
    }
    guard !bindings.isEmpty else { return }
    let bound = Keymap.bound(bindings)
    keymap = bound.keymap
    problems += bound.problems.map { problem in
      let name = bindings.first { problem.contains($0.name) }?.name
      return "\(name.map { Self.place(of: $0, in: file) } ?? Self.name): \(problem)"
    }
  }

  /// As many of the problems as one line can say: the first, and how many more there are.
  static func first(of problems: [String]) -> String? {
    guard let first = problems.first else { return nil }
    return problems.count == 1 ? first : "1 of \(problems.count): \(first)"
  }

  /// "config.toml, line 4" for the first line that begins with the key: where it lies is known, and
  /// an 80-column line is short.
  private static func place(of key: String, in file: String) -> String {
    guard let bytes = SmallFile.bytes(of: file) else { return name }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      let bare = line.drop { $0 == " " || $0 == "\"" || $0 == "\t" }
      return bare.hasPrefix(key)
    }
    return place.map { "\(name), line \($0 + 1)" } ?? name
  }

  /// A theme by name: the person's own first, then a built-in one.
  func theme(named name: String) throws -> Theme {
    guard let own = ownTheme(name) else { return try Theme.load(builtIn: name) }
    return try Theme(toml: own, name: name) { ownTheme($0) ?? Theme.builtInText($0) }
  }

  /// The text of a person's own theme.
  private func ownTheme(_ name: String) -> String? {
    guard !name.contains(where: { $0 == "/" }), let bytes = SmallFile.bytes(of: "\(themesFolder)/\(name).toml") else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Names and titles of every theme there is; a file that can't be read is left out here and said
  /// by `baton theme check`.
  var themes: [(name: String, title: String)] {
    let isThere = FileStamp(themesFolder)?.isFolder == true
    let files = isThere ? (try? FileManager.default.contentsOfDirectory(atPath: themesFolder)) ?? [] : []
    let own = files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    let names = Theme.builtInNames + own.filter { !Theme.builtInNames.contains($0) }
    return names.compactMap { name in
      let title = own.contains(name) ? (try? theme(named: name))?.title : Theme.builtInTitle(name)
      return title.map { (name, $0) }
    }
  }
}
