import Glibc
import Testing

/// Each runs a program of its own on a pseudo-terminal.
@Suite("the terminal")
struct TerminalTests {
  /// The alternate screen, pastes, focus, the mouse: what a console has on.
  static let ofConsole: Set = [1, 7, 1000, 1004, 1006, 1049, 2004]

  @Test(
    "is given back whole, however the program ends",
    arguments: [
      ("q", 0, 0), ("e", 0, 3), (nil, SIGTERM, 128 + SIGTERM), (nil, SIGHUP, 128 + SIGHUP), (nil, SIGINT, 128 + SIGINT),
      (nil, SIGQUIT, 128 + SIGQUIT), (nil, SIGSEGV, 128 + SIGSEGV), (nil, SIGABRT, 128 + SIGABRT),
      (nil, SIGBUS, 128 + SIGBUS), (nil, SIGILL, 128 + SIGILL), (nil, SIGTRAP, 128 + SIGTRAP),
    ] as [(String?, Int32, Int32)])
  func givenBack(key: String?, signal: Int32, status: Int32) throws {
    let terminal = try PseudoTerminal("xterm-256color")
    let before = terminal.before
    try terminal.wait(for: "open")
    #expect(terminal.settings != before)
    if let key { terminal.type(key) } else { terminal.send(signal) }
    #expect(try terminal.end() == status)
    #expect(terminal.settings == before)
    #expect(terminal.text.contains("\u{1B}[?1049h") && terminal.modes == PseudoTerminal.atRest, "\(terminal.modes)")
  }

  @Test("is in the console's modes while it is the console's")
  func taken() throws {
    let terminal = try PseudoTerminal("xterm-256color")
    try terminal.wait(for: "open")
    terminal.type("x")
    try terminal.wait(for: "drawn")
    #expect(terminal.modes == Self.ofConsole, "\(terminal.modes)")
  }

  @Test("is the shell's while the program is stopped, and the console's again after fg", arguments: ["z", nil])
  func stopped(key: String?) throws {
    let terminal = try PseudoTerminal(
      "xterm-256color", shell: "\"$0\"; echo stopped $? >&2; read -r line; fg >/dev/null; echo ended $? >&2")
    let before = terminal.before
    try terminal.wait(for: "open")
    if let key { terminal.type(key) } else { terminal.sendToJob(SIGTSTP) }
    try terminal.wait(for: "stopped")
    #expect(terminal.settings == before)
    #expect(terminal.modes == PseudoTerminal.atRest, "\(terminal.modes)")
    terminal.type("\n")
    try terminal.wait(for: "drawn")
    #expect(terminal.settings != before)
    terminal.type("q")
    try terminal.wait(for: "ended 0")
    _ = try terminal.end()
    #expect(terminal.settings == before && terminal.modes == PseudoTerminal.atRest, "\(terminal.modes)")
  }

  // MARK: - Size

  @Test("is as large as it says itself, whatever LINES and COLUMNS say")
  func size() throws {
    let terminal = try PseudoTerminal("xterm-256color", ["LINES": "99999", "COLUMNS": "7"], size: (100, 30))
    #expect(try terminal.wait(for: "open").hasPrefix("open 100x30 "))
    terminal.resize(120, 36)
    try terminal.wait(for: "resize(Screen.Size(width: 120, height: 36))")
  }

  @Test("is 80 by 24 where it does not say, and no larger than any is")
  func noSize() throws {
    #expect(try PseudoTerminal("xterm-256color", size: nil).wait(for: "open").hasPrefix("open 80x24 "))
    let vast = try PseudoTerminal("xterm-256color", size: (65_535, 65_535))
    #expect(try vast.wait(for: "open").hasPrefix("open 1000x500 "))
  }

  // MARK: - Colours

  @Test(
    "keeps the palette that the person gave it",
    arguments: [
      "xterm-256color", "xterm", "xterm-direct", "xterm-kitty", "tmux-256color", "tmux", "screen-256color", "linux",
      "vt100", "rxvt-unicode-256color", "xterm-mono", "foot", "konsole-direct", "ansi",
    ], ["", "truecolor"])
  func palette(term: String, colours: String) throws {
    let terminal = try PseudoTerminal(term, ["COLORTERM": colours])
    try terminal.wait(for: "open")
    terminal.type("xq")
    #expect(try terminal.end() == 0)
    #expect(!terminal.touchesPalette)
  }

  @Test(
    "shows exact colours where it says that it can, and the nearest elsewhere",
    arguments: [
      ("xterm-256color", "truecolor", "direct"), ("xterm-256color", "", "indexed"),
      ("tmux-256color", "24bit", "direct"),
      ("alacritty", "truecolor", "direct"), ("foot-direct", "", "direct"), ("screen-256color", "truecolor", "indexed"),
      ("linux", "truecolor", "eight"), ("vt100", "truecolor", "none"),
    ])
  func exact(term: String, colours: String, depth: String) throws {
    let terminal = try PseudoTerminal(term, ["COLORTERM": colours])
    #expect(try terminal.wait(for: "open").contains(" \(depth) "), "\(terminal.said)")
    terminal.type("xq")
    #expect(try terminal.end() == 0)
    #expect(terminal.text.contains("38;2;200;100;50") == (depth == "direct"))
    #expect(terminal.text.contains("38;5;") == (depth == "indexed"))
  }

  @Test("shows none where NO_COLOR is set")
  func noColour() throws {
    let terminal = try PseudoTerminal("xterm-256color", ["COLORTERM": "truecolor", "NO_COLOR": "1"])
    #expect(try terminal.wait(for: "open").contains(" none "))
  }

  // MARK: - Names

  @Test(
    "that is newer than this machine is taken for its nearest kin, which needs no terminfo, and that is said",
    arguments: [
      ("xterm-ghostty", "xterm-256color"), ("ghostty", "xterm-256color"), ("foot-novel", "xterm-256color"),
      ("rio", "xterm-256color"), ("contour-latest", "xterm-256color"), ("wezterm-novel", "xterm-256color"),
      ("tmux-novel", "tmux-256color"), ("screen.novel", "screen-256color"), ("vt525", "vt100"),
      ("linux-novel", "linux"),
      ("xterm-16color", "xterm"), ("novelty-256color", "xterm-256color"), ("novelty-direct", "xterm-256color"),
    ])
  func kin(term: String, kin: String) throws {
    let terminal = try PseudoTerminal(term)
    #expect(try terminal.wait(for: "open").hasSuffix(" \(kin)"), "\(terminal.said)")
    terminal.type(kin == "linux" ? "\u{1B}[A" : "\u{1B}OA")
    try terminal.wait(for: "up")
    terminal.type("q")
    #expect(try terminal.end() == 0)
    #expect(terminal.modes == PseudoTerminal.atRest && terminal.text.contains("alarm"))
  }

  @Test(
    "that nothing is known of is refused in one line",
    arguments: [
      (nil, "TERM is not set"), ("", "TERM is not set"), ("dumb", "can't place the cursor"),
      ("novelty", "not known here"),
      ("../../etc/passwd", "not known here"), ("x\u{1B}[2Jy", "not known here"),
      (String(repeating: "x", count: 5000), "not known here"), ("vt52 extra", "not known here"),
    ] as [(String?, String)])
  func refused(term: String?, words: String) throws {
    let terminal = try PseudoTerminal(term)
    let line = try terminal.wait(for: "refused")
    _ = try terminal.end()
    #expect(line.contains(words) && line.utf8.count < 300 && !terminal.said.contains("\u{1B}"), "\(line)")
    #expect(terminal.said.split(separator: "\n").count == 1 && terminal.written.isEmpty)
  }

  // MARK: - Keys

  @Test(
    "tells keys apart",
    arguments: [
      ("j", "character(\"j\")"), ("é", "character(\"é\")"), ("\u{1B}[A", "up"), ("\u{1B}OB", "down"),
      ("\u{7F}", "backspace"),
      ("\u{1B}[1;5D", "left"), ("\u{1B}[3~", "delete"), ("\u{1B}[Z", "backtab"), ("\u{03}", "isControl: true"),
      ("\u{1B}x", "isAlt: true"), ("\u{1B}[200~two\u{0A}lines\u{1B}[201~", "paste(\"two\\nlines\")"),
      ("\u{1B}[<0;5;3M", "press"), ("\u{1B}[<65;5;3M", "wheelDown"), ("\u{1B}[I", "focus(true)"),
    ])
  func keys(typed: String, told: String) throws {
    let terminal = try PseudoTerminal("xterm-256color")
    try terminal.wait(for: "open")
    terminal.type(typed)
    try terminal.wait(for: told)
  }
}
