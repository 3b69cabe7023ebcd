import Console
import Foundation
import TOMLKit
import Themes

/// `$XDG_CONFIG_HOME/baton/config.toml`: what a person sets once. An error in it is a line at the start, and the defaults hold.
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
  let themesFolder: URL
  /// What could not be used, with file and line.
  var problems: [String] = []

  static func folder(_ environment: [String: String]) -> URL {
    let named = environment["XDG_CONFIG_HOME"] ?? ""
    let config = named.hasPrefix("/") ? named : (environment["HOME"] ?? NSHomeDirectory()) + "/.config"
    return URL(filePath: config).appending(path: "baton")
  }

  init(_ environment: [String: String]) {
    let folder = Self.folder(environment)
    themesFolder = folder.appending(path: "themes")
    let file = folder.appending(path: "config.toml")
    guard let bytes = try? Data(contentsOf: file) else { return }
    do {
      read(try TOMLTable(string: String(decoding: bytes, as: UTF8.self)), file: file.path)
    } catch let error as TOMLParseError {
      problems.append("\(file.lastPathComponent), line \(error.source.begin.line): \(error.description)")
    } catch {
      problems.append("\(file.lastPathComponent): \(error)")
    }
  }

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
    let bound = Keymap.bound(bindings)
    keymap = bound.keymap
    problems += bound.problems.map { problem in
      let name = bindings.first { problem.contains($0.name) }?.name
      return "\(name.map { Self.place(of: $0, in: file) } ?? (file as NSString).lastPathComponent): \(problem)"
    }
  }

  /// As many of the problems as one line can say: the first, and how many more there are.
  static func first(of problems: [String]) -> String? {
    guard let first = problems.first else { return nil }
    return problems.count == 1 ? first : "1 of \(problems.count): \(first)"
  }

  /// "config.toml, line 4" for the first line that begins with the key: where it lies is known, and an 80-column line is short.
  private static func place(of key: String, in file: String) -> String {
    let name = (file as NSString).lastPathComponent
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return name }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = lines.firstIndex { line in
      let bare = line.drop { $0 == " " || $0 == "\"" || $0 == "\t" }
      return bare.hasPrefix(key)
    }
    return place.map { "\(name), line \($0 + 1)" } ?? name
  }

  /// A theme by name: the person's own first, then a built-in one.
  func theme(named name: String) throws -> Theme {
    let file = themesFolder.appending(path: "\(name).toml")
    guard !name.contains("/"), let bytes = try? Data(contentsOf: file) else { return try Theme.load(builtIn: name) }
    return try Theme(toml: String(decoding: bytes, as: UTF8.self), name: name) { parent in
      let own = (try? Data(contentsOf: themesFolder.appending(path: "\(parent).toml")))
      return own.map { String(decoding: $0, as: UTF8.self) } ?? Theme.builtInText(parent)
    }
  }

  /// Names and titles of every theme there is; a file that can't be read is left out here and said by `baton theme check`.
  var themes: [(name: String, title: String)] {
    let own = ((try? FileManager.default.contentsOfDirectory(atPath: themesFolder.path)) ?? [])
      .filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
    let names = Theme.builtInNames + own.filter { !Theme.builtInNames.contains($0) }
    return names.compactMap { name in
      let title = own.contains(name) ? (try? theme(named: name))?.title : Theme.builtInTitle(name)
      return title.map { (name, $0) }
    }
  }
}
