import Glibc
import Screen

/// What `Terminal.poll` comes back with.
package enum TerminalEvent: Hashable, Sendable {
  case input(Input)
  /// The program is asked to end; it should save, close the terminal and go.
  case ended(EndSignal)
  /// The program is asked to stop, as by `kill -TSTP`; answer with `Terminal.stop`. Ctrl-Z comes as
  /// a key.
  case stopAsked
  /// Someone called `Waker.wake`.
  case woken
}

/// Who asks the program to end.
package enum EndSignal: Hashable, Sendable {
  /// SIGINT, from another process: Ctrl-C comes as a key.
  case interrupt
  /// SIGTERM.
  case terminate
  /// SIGHUP, or the terminal is gone.
  case hangup
  /// SIGQUIT.
  case quit

  /// As signal(7) numbers it.
  package var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .hangup: SIGHUP
    case .quit: SIGQUIT
    }
  }
}
