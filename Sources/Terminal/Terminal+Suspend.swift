import CNcurses
import Screen

extension Terminal {
  /// Hands the terminal over, to an editor or a shell, until `resume`. Nothing is drawn and no key is taken meanwhile.
  public mutating func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    writeToTerminal(modes.off)
    endwin()
    RestoreGuard.disarm()
    RestoreGuard.letStop()
  }

  /// Takes the terminal back whole after `suspend`. The next `poll` tells a size that changed; the next `draw` draws all.
  public mutating func resume() {
    guard isSuspended else { return }
    isSuspended = false
    // The descriptor exists, so this can't fail.
    _ = try? RestoreGuard.signalDescriptor()
    // Ctrl-C was meant for the other program.
    let missed = readAll(signals).map { Int32($0) }.filter { $0 != SIGINT && $0 != SIGQUIT }
    RestoreGuard.arm(restore: modes.restore)
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
  public mutating func whileSuspended<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    suspend()
    defer { resume() }
    return try body()
  }

  /// Stops the program, as Ctrl-Z does in a shell, and takes the terminal back when it is continued.
  public mutating func stop() {
    suspend()
    RestoreGuard.stop(signalDescriptor: signals)
    resume()
  }
}
