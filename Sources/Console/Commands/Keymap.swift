import Screen

/// Which keys mean which commands: the table's own, changed by a person's bindings.
package struct Keymap: Sendable {
  /// By a command's name, what a person has for the table's own keys.
  private let custom: [String: [Key]]
  /// Nil for the table's own keys, which are laid out at the first key: a console's first picture
  /// needs none.
  private let own: Places?

  package static let standard = Keymap(custom: [:], own: nil)
  private static let standardPlaces = Places(custom: [:])

  /// Where in `NamedCommand.all` the commands of a key are, in its order: by the ASCII of a letter
  /// that is pressed alone, and by every other key. To go through the table, or to hash a letter,
  /// takes longer.
  private struct Places {
    private var letters: [[Int]] = Array(repeating: [], count: 128)
    private var others: [Key: [Int]] = [:]

    init(custom: [String: [Key]]) {
      for (place, command) in NamedCommand.all.enumerated() {
        for key in Keymap.keys(for: command, custom) {
          if let letter = key.letter { letters[letter].append(place) } else { others[key, default: []].append(place) }
        }
      }
    }

    subscript(key: Key) -> [Int] { key.letter.map { letters[$0] } ?? others[key] ?? [] }
  }

  /// The table with these bindings instead of its own, and a line for each that can't be used. An
  /// empty list frees a command's keys.
  package static func bound(_ bindings: [(name: String, keys: [String])]) -> (keymap: Keymap, problems: [String]) {
    var custom: [String: [Key]] = [:]
    var problems: [String] = []
    for (name, words) in bindings {
      guard NamedCommand.named(name) != nil else {
        problems.append("“\(name)” is no command; `:` in the console lists them")
        continue
      }
      custom[name] = words.compactMap { word in
        if let key = Key(words: word) { return key }
        problems.append("“\(word)” is no key (for \(name)); write it as `d`, `^d`, `Alt-d`, `Enter` or `F5`")
        return nil
      }
    }
    // A binding that is left out gives its command the table's keys back, which may be another's by
    // now.
    while let clash = firstClash(of: custom) {
      custom[clash.name]?.removeAll { $0 == clash.key }
      if custom[clash.name]?.isEmpty == true { custom[clash.name] = nil }
      problems.append("`\(clash.key.displayText)` of \(clash.name) is \(clash.other)'s too; give that another key")
    }
    return (Keymap(custom: custom, own: Places(custom: custom)), problems)
  }

  /// A person's key that means another command as well, where both can be meant; the table has such
  /// keys of its own, each for a reason.
  private static func firstClash(of custom: [String: [Key]]) -> (name: String, key: Key, other: String)? {
    let everywhere: [NamedCommand.Group] = [.moving, .viewing, .record]
    for (name, keys) in custom.sorted(by: { $0.key < $1.key }) {
      guard let command = NamedCommand.named(name) else { continue }
      for key in keys where !command.keys.contains(key) {
        let other = NamedCommand.all.first { other in
          other !== command && other.panel == command.panel && Set(other.keys).isDisjoint(with: command.keys)
            && (other.group == command.group || everywhere.contains(other.group) || everywhere.contains(command.group))
            && Keymap.keys(for: other, custom).contains(key)
        }
        if let other { return (name, key, other.name) }
      }
    }
    return nil
  }

  func command(for key: Key, in state: State) -> NamedCommand? {
    (own ?? Keymap.standardPlaces)[key].lazy.map { NamedCommand.all[$0] }.first {
      $0.panel == nil && $0.applies(state)
    }
  }

  /// The key is one of the command's, whether or not that applies.
  func means(_ key: Key, _ name: String) -> Bool {
    NamedCommand.named(name).map { keys(for: $0).contains(key) } ?? false
  }

  /// What the key would do elsewhere, likeliest to the focused pane; nil where it is no command's.
  func idleCommand(for key: Key, in state: State) -> NamedCommand? {
    // Where there is a log alone, most commands are of no use ever.
    guard !state.isLogAlone else { return nil }
    let commands = (own ?? Keymap.standardPlaces)[key].map { NamedCommand.all[$0] }.filter { $0.panel == nil }
    return commands.first { $0.group == state.subjectPane.group } ?? commands.first
  }

  func keys(for command: NamedCommand) -> [Key] { Keymap.keys(for: command, custom) }

  private static func keys(for command: NamedCommand, _ custom: [String: [Key]]) -> [Key] {
    custom.isEmpty ? command.keys : custom[command.name] ?? command.keys
  }
}

extension State {
  /// The first key of a command, as help writes it; the palette's way to it where it has none.
  func keyWords(_ name: String) -> String {
    guard let command = NamedCommand.named(name) else { return name }
    if let key = keymap.keys(for: command).first { return key.displayText }
    return name == "palette" ? "" : keyWords("palette") + name
  }
}

extension Pane {
  /// The commands that act on what is selected in it.
  fileprivate var group: NamedCommand.Group {
    switch self {
    case .timeline: .timeline
    case .todos: .todos
    case .risks: .risks
    case .log: .log
    case .steps, .output: .validation
    case .gaps, .draft: .baton
    case .sessions: .sessions
    case .detail: .record
    }
  }
}

extension Key {
  /// The ASCII of a key that is a character and nothing more.
  fileprivate var letter: Int? {
    guard case .character(let character) = code, !isControl, !isAlt, let ascii = character.asciiValue else {
      return nil
    }
    return Int(ascii)
  }
}
