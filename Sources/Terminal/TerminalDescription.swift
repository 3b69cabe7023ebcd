import CTerminal

/// Which of terminfo's descriptions a terminal is driven by.
struct TerminalDescription {
  /// As terminfo has it.
  private(set) var name: String
  /// Ours, where the system's is not taken; as long as the program.
  private(set) var own: UnsafePointer<CChar>?
  /// The terminal of which nothing is known but its name, by which it is taken for its nearest kin.
  private(set) var stranger: Stranger?

  /// - Parameter isExact: whether exact colours are wanted.
  init(_ environment: [String: String], isExact: Bool) throws(TerminalError) {
    guard let term = environment["TERM"], !term.isEmpty else { throw .unnamed }
    // No name is a path, or has blanks and signs.
    guard term.utf8.count <= 128, term.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: "/") }) else {
      throw .unknown(term)
    }
    let kin = Self.kin(of: term)
    let found = baton_look_up(term)
    name = term
    if found == BATON_UNKNOWN {
      guard let kin, let description = baton_description(kin) else { throw .unknown(term) }
      (name, own) = (kin, description)
      if kin != term { stranger = Stranger(name: term, kin: kin) }
    }
    guard found != BATON_DUMB, term != "dumb" else { throw .dumb(term) }
    // Where the system describes exact colours it is not for every terminal of a kind; ours is.
    let saysExact =
      found == BATON_EXACT || term.hasSuffix("-direct") || ["truecolor", "24bit"].contains(environment["COLORTERM"])
    if isExact, saysExact, let kin, let description = baton_description(kin.replacing("256color", with: "direct")),
      kin.hasSuffix("256color")
    {
      name = kin.replacing("256color", with: "direct")
      own = description
    }
  }

  /// The terminal of its kind that is described here; nil where the name tells of no kind.
  private static func kin(of term: String) -> String? {
    if let kin = kinds[term] { return kin }
    let family = String(term.prefix { !"-.+".contains($0) })
    return kinds[family + "-"] ?? kinds[family]
      ?? (["-256color", "-direct", "-truecolor"].contains { term.hasSuffix($0) } ? "xterm-256color" : nil)
  }

  /// By the whole name; by what stands before the first hyphen, which ends in one where the whole
  /// name is another kind.
  private static let kinds: [String: String] = {
    var kinds = [
      "xterm": "xterm", "xterm-color": "xterm", "xterm-16color": "xterm", "xterm-mono": "vt100",
      "xterm-": "xterm-256color",
      "screen": "screen-256color", "rxvt": "screen-256color", "tmux": "tmux-256color", "linux": "linux",
    ]
    for name in ["ansi", "vt100", "vt102", "vt220", "vt320", "vt420", "vt510", "vt520", "vt525"] {
      kinds[name] = "vt100"
    }
    for name in [
      "Apple_Terminal", "alacritty", "contour", "foot", "ghostty", "gnome", "iterm", "iterm2", "iTerm", "iTerm2",
      "kitty",
      "konsole", "mintty", "mlterm", "ms", "nsterm", "putty", "rio", "st", "vte", "warp", "wezterm", "zellij",
    ] { kinds[name] = "xterm-256color" }
    return kinds
  }()
}

/// A terminal that is not known here, and what it is taken for.
package struct Stranger: Equatable, Sendable {
  package let name: String
  package let kin: String

  /// One line, for the person.
  package var displayText: String { "The terminal \(name) is not known here; taken for \(kin)" }
}
