import Screen

extension Key {
  private static let names: [(word: String, code: Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("S-Tab", .backtab), ("Backspace", .backspace),
    ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown), ("Space", .character(" ")),
  ]

  /// Reads a key as help and config.toml write it: `d`, `^d`, `Alt-d`, `Enter`, `F5`; nil for
  /// anything else.
  package init?(words: String) {
    var rest = words[...]
    var (control, alt) = (false, false)
    // Nearly all are one letter, and the table of commands is read at every start.
    if words.utf8.count == 1, let character = words.first, character > " " {
      self.init(.character(character))
      return
    }
    if rest.count > 1, rest.hasPrefix("^") {
      control = true
      rest = rest.dropFirst()
    }
    if rest.hasPrefix("Alt-") {
      alt = true
      rest = rest.dropFirst(4)
    }
    if let named = Key.names.first(where: { $0.word.lowercased() == rest.lowercased() }) {
      self.init(named.code, control: control, alt: alt)
    } else if rest.count == 1, let character = rest.first {
      self.init(.character(character), control: control, alt: alt)
    } else if rest.first == "F", let number = Int(rest.dropFirst()), (1...24).contains(number) {
      self.init(.function(number), control: control, alt: alt)
    } else {
      return nil
    }
  }

  package var displayText: String {
    let bare =
      switch code {
      case .character(let character) where character != " ": String(character)
      case .function(let number): "F\(number)"
      default: Key.names.first { $0.code == code }?.word ?? "?"
      }
    return (isControl ? "^" : "") + (isAlt ? "Alt-" : "") + bare
  }
}
