import Glibc
import Screen

/// Why there can be no console on this terminal.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input or output is a pipe or a file.
  case notATerminal
  /// `TERM` is not set.
  case unnamed
  /// terminfo has no such terminal.
  case unknown(String)
  /// It can't place the cursor.
  case dumb(String)
  /// ncurses or the system refused.
  case failed(String)

  /// One line: what is wrong and what to do.
  package var description: String { message }

  package var message: String {
    switch self {
    case .notATerminal: "the console needs a terminal for input and output; run ‘baton show’ for the record as text"
    case .unnamed: "TERM is not set, so the terminal is not known; set it, for example TERM=xterm-256color"
    case .unknown(let name):
      "the terminal ‘\(TerminalError.shown(name))’ (TERM) is not known here, nor like one that is; TERM=xterm-256color suits almost every "
        + "terminal of today"
    case .dumb(let name):
      "the terminal ‘\(TerminalError.shown(name))’ (TERM) can't place the cursor; set TERM to the terminal's real name, "
        + "or run ‘baton show’ for the record as text"
    case .failed(let reason): "the terminal could not be set up: \(reason)"
    }
  }

  /// What the system said last.
  static var system: TerminalError { .failed(String(cString: strerror(errno))) }

  private static func shown(_ name: String) -> String { TextWidth.truncated(name, to: 40) }
}
