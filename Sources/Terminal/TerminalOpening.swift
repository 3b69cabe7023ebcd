import CNcurses
import Screen

/// Opening a terminal, up to where it must be given back: all that can fail.
struct TerminalOpening {
  let screen: OpaquePointer
  let output: TerminalOutput
  let modes: TerminalModes
  let signals: Int32
  let waker: Waker
  let isUTF8: Bool
  let colors: ColorNumbers

  init(_ options: TerminalOptions) throws(TerminalError) {
    guard isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0 else { throw .notATerminal }
    let name = try Self.terminfoName(options)
    if let waker = options.waker { self.waker = waker } else { waker = try Waker() }
    isUTF8 = options.isUTF8 ?? Codeset.adopt(options.environment)
    try RestoreGuard.keepSettings()
    output = try TerminalOutput()
    do throws(TerminalError) {
      // Before ncurses, which then sets no handlers of its own: it would turn one of them off and on at every frame.
      signals = try RestoreGuard.signalDescriptor()
      guard let screen = baton_newterm(name, output.file) else {
        throw baton_look_up(name) == BATON_DUMB ? TerminalError.dumb(name) : .unknown(name)
      }
      self.screen = screen
      guard baton_capability("cup") != nil else {
        endwin()
        delscreen(screen)
        throw TerminalError.dumb(name)
      }
    } catch {
      RestoreGuard.releaseSignals()
      output.close()
      throw error
    }
    colors = ColorNumbers(most: options.colors, environment: options.environment)
    modes = TerminalModes(setsPalette: colors.setsPalette)
    RestoreGuard.arm(restore: modes.restore)
  }

  /// The name to look up in terminfo: TERM's, or its direct-colour twin where the terminal says it can and terminfo knows it.
  private static func terminfoName(_ options: TerminalOptions) throws(TerminalError) -> String {
    guard let name = options.environment["TERM"], !name.isEmpty else { throw .unnamed }
    guard name != "dumb" else { throw .dumb(name) }
    if options.colors ?? .direct == .direct, ColorNumbers.saysTrueColor(options.environment),
      name.hasSuffix("-256color")
    {
      let direct = name.dropLast("256color".count) + "direct"
      if baton_look_up(String(direct)) == BATON_GOOD { return String(direct) }
    }
    return name
  }
}
