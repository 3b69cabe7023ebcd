import CNcurses

/// Gives the terminal back when the program ends in a way that runs no Swift: a crash, a trap, `exit` from anywhere; and
/// brings signals to `poll` as bytes on a descriptor. The only file that may call the shim's guard functions, and none of its own may be
/// put into line in another: each file that calls the shim's has a state of its own.
enum RestoreGuard {
  private static let signals: [Int32] = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]

  /// Before ncurses changes anything.
  @inline(never) static func keepSettings() throws(TerminalError) {
    guard baton_guard_settings() == 0 else { throw .failed(String(cString: baton_reason())) }
  }

  @inline(never) static func arm(restore: [UInt8]) {
    restore.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      baton_guard_arm(start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  @inline(never) static func disarm() { baton_guard_disarm() }

  /// Takes the signals over. The descriptor is the same every time and stays open as long as the program.
  @inline(never) static func signalDescriptor() throws(TerminalError) -> Int32 {
    let descriptor = baton_signal_descriptor(signals, Int32(signals.count))
    guard descriptor >= 0 else { throw .failed(String(cString: baton_reason())) }
    return descriptor
  }

  @inline(never) static func releaseSignals() { baton_signal_defaults(signals, Int32(signals.count)) }

  /// While another program has the terminal, Ctrl-Z stops it and us together, as the shell expects; `signalDescriptor` takes
  /// the signal again.
  @inline(never) static func letStop() {
    var stop = SIGTSTP
    baton_signal_defaults(&stop, 1)
  }

  /// Stops the program as Ctrl-Z does, and comes back when it is continued. After `letStop`.
  @inline(never) static func stop(signalDescriptor: Int32) {
    kill(0, SIGTSTP)
    // The stop may come a moment after the call. In a session without job control it never comes, so the wait is short.
    var waited = pollfd(fd: signalDescriptor, events: Int16(POLLIN), revents: 0)
    poll(&waited, 1, 100)
  }
}
