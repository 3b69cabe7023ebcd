import Screen

/// Which keys mean which commands: the table's own, changed by a person's bindings.
public struct Keymap: Sendable {
  /// Places in `NamedCommand.all`, in its order.
  private var commands: [Key: [Int]] = [:]
  /// The same for letters that are pressed alone, by their ASCII: to hash a character takes longer than to find what it means.
  private var letters: [[Int]] = Array(repeating: [], count: 128)
  private var keys: [String: [Key]] = [:]

  public static let standard = Keymap([:])

  private init(_ custom: [String: [Key]]) {
    for (place, command) in NamedCommand.all.enumerated() {
      let bound = custom[command.name] ?? command.keys
      keys[command.name] = bound
      for key in bound {
        commands[key, default: []].append(place)
        if let letter = key.letter { letters[letter].append(place) }
      }
    }
  }

  /// The table with these bindings instead of its own, and a line for each that can't be used. An empty list frees a command's keys.
  public static func bound(_ bindings: [(name: String, keys: [String])]) -> (keymap: Keymap, problems: [String]) {
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
    return (Keymap(custom), problems)
  }

  func command(for key: Key, in state: State) -> NamedCommand? {
    let places = key.letter.map { letters[$0] } ?? commands[key] ?? []
    return places.lazy.map { NamedCommand.all[$0] }.first { $0.applies(state) }
  }

  func keys(for command: NamedCommand) -> [Key] { keys[command.name] ?? [] }
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
