import CTerminal
import Screen

/// Opening a terminal, up to where it must be given back: all that can fail.
struct TerminalOpening {
  let screen: OpaquePointer
  let modes: TerminalModes
  let signals: Int32
  let waker: Waker
  let isUTF8: Bool
  let colors: ColorNumbers
  /// What the person is to be told.
  let stranger: Stranger?

  init(_ options: TerminalOptions) throws(TerminalError) {
    guard isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0 else { throw .notATerminal }
    let most = options.environment["NO_COLOR", default: ""].isEmpty ? options.colors : ColorDepth.none
    let description = try TerminalDescription(options.environment, isExact: most ?? .direct == .direct)
    stranger = description.stranger
    if let waker = options.waker { self.waker = waker } else { waker = try Waker() }
    isUTF8 = options.isUTF8 ?? Terminal.adoptLocale(options.environment)
    // Before ncurses changes anything.
    guard baton_guard_settings() == 0 else { throw .system }
    // Before ncurses, which then sets no handlers of its own: it would turn one of them off and on
    // at every frame.
    signals = baton_signals_take()
    guard signals >= 0, let screen = baton_open(description.name, description.own) else {
      let error = TerminalError.system
      baton_signals_release()
      throw error
    }
    self.screen = screen
    colors = ColorNumbers(most: most)
    modes = TerminalModes()
    baton_guard_arm(modes.restore, modes.restore.count)
  }
}
