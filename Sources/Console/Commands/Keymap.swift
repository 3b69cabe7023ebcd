import Screen

/// Which keys mean which commands: the table's own, changed by a person's bindings.
public struct Keymap: Sendable {
  /// By a command's name, what a person has for the table's own keys.
  private let custom: [String: [Key]]

  public static let standard = Keymap(custom: [:])

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
    return (Keymap(custom: custom), problems)
  }

  func command(for key: Key, in state: State) -> NamedCommand? {
    NamedCommand.all.first { keys(for: $0).contains(key) && $0.applies(state) }
  }

  func keys(for command: NamedCommand) -> [Key] {
    custom.isEmpty ? command.keys : custom[command.name] ?? command.keys
  }
}
