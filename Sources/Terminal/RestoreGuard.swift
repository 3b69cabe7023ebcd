import CNcurses

/// Gives the terminal back when the program ends in a way that runs no Swift: a crash, a trap, `exit` from anywhere; and
/// brings signals to `poll` as bytes on a descriptor. The only file that may call the shim's guard functions.
enum RestoreGuard {
  private static let signals: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]

  /// Before ncurses changes anything.
  static func keepSettings() throws(TerminalError) {
    guard baton_guard_settings() == 0 else { throw .failed(String(cString: baton_reason())) }
  }

  static func arm(restore: [UInt8]) {
    restore.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      baton_guard_arm(start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  static func disarm() { baton_guard_disarm() }

  /// Takes the signals over. The descriptor is the same every time and stays open as long as the program.
  static func signalDescriptor() throws(TerminalError) -> Int32 {
    let descriptor = baton_signal_descriptor(signals, Int32(signals.count))
    guard descriptor >= 0 else { throw .failed(String(cString: baton_reason())) }
    return descriptor
  }

  static func releaseSignals() { baton_signal_defaults(signals, Int32(signals.count)) }

  /// While another program has the terminal, Ctrl-Z stops it and us together, as the shell expects; `signalDescriptor` takes
  /// the signal again.
  static func letStop() {
    var stop = SIGTSTP
    baton_signal_defaults(&stop, 1)
  }

  /// Stops the program as Ctrl-Z does, and comes back when it is continued. After `letStop`.
  static func stop(signalDescriptor: Int32) {
    kill(0, SIGTSTP)
    // The stop may come a moment after the call. In a session without job control it never comes, so the wait is short.
    var waited = pollfd(fd: signalDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&waited, 1, 100)
  }
}
