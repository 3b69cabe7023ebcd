import CTerminal
import Screen

extension Terminal {
  /// Hands the terminal over, to an editor or a shell, until `resume`. Nothing is drawn and no key
  /// is taken meanwhile.
  package mutating func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    writeToTerminal(modes.off)
    endwin()
    baton_guard_disarm()
    baton_signals_let_stop()
  }

  /// Takes the terminal back whole after `suspend`. The next `poll` tells a size that changed; the
  /// next `draw` draws all.
  package mutating func resume() {
    guard isSuspended else { return }
    isSuspended = false
    _ = baton_signals_take()
    // Ctrl-C was meant for the other program.
    let missed = readAll(signals).map { Int32($0) }.filter { $0 != SIGINT && $0 != SIGQUIT }
    baton_guard_arm(modes.restore, modes.restore.count)
    reset_prog_mode()
    turnModesOn()
    redrawAll()
    var events: [TerminalEvent] = []
    adoptSize(into: &events)
    for (signal, end) in [(SIGTERM, EndSignal.terminate), (SIGHUP, .hangup)] where missed.contains(signal) {
      events.append(.ended(end))
    }
    waiting += events
  }

  /// Runs `body` with the terminal handed over.
  package mutating func whileSuspended<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    suspend()
    defer { resume() }
    return try body()
  }

  /// Stops the program, as Ctrl-Z does in a shell, and takes the terminal back when it is
  /// continued.
  package mutating func stop() {
    suspend()
    baton_stop()
    resume()
  }
}
