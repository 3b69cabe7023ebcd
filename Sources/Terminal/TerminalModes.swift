import CTerminal

/// The strings that put a terminal into the console's modes and back: what terminfo says, and the
/// two modes it has no name for.
struct TerminalModes {
  /// Bracketed paste and focus events.
  let on: [UInt8]
  let off: [UInt8]
  /// All that undoes what the console did, for when ncurses can't do it.
  let restore: [UInt8]

  /// For the terminal that ncurses has been opened on.
  init() {
    // Old terminals may print a private mode they don't know; one that reports its mouse is new
    // enough.
    let isModern = baton_capability("kmous") != nil || baton_capability("BE") != nil
    on = isModern ? Array("\u{1B}[?2004h\u{1B}[?1004h".utf8) : []
    off = isModern ? Array("\u{1B}[?2004l\u{1B}[?1004l".utf8) : []
    let mouseOff = isModern ? Array("\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l".utf8) : []
    let leave = Self.bytes("rmcup")
    restore =
      off + mouseOff + Self.bytes("sgr0") + Self.bytes("op") + Self.bytes("cnorm") + Self.bytes("rmkx")
      + (leave.isEmpty ? Array("\r\n".utf8) : leave)
  }

  /// A terminfo string without its padding (`$<50>`), which only slow hardware needed.
  private static func bytes(_ name: String) -> [UInt8] {
    guard let value = baton_capability(name) else { return [] }
    var bytes: [UInt8] = []
    var rest = Array(String(cString: value).utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}

/// Writes past ncurses, which is flushed between two draws.
func writeToTerminal(_ bytes: [UInt8]) { _ = baton_write(bytes, bytes.count) }
