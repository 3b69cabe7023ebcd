import CTerminal
import Screen

/// The terminal that the program runs on, taken over whole and given back whole: on `close`, at the
/// end of the value's life, on `exit`, and on a crash.
///
/// One thread opens it and does all that is done with it; only its `waker` may be used from others.
/// There is one at a time.
///
///     var terminal = try Terminal()
///     terminal.dress { [depth = terminal.depth] in theme.paint($0, depth: depth) }
///     while running {
///       terminal.draw(frame)
///       for event in terminal.poll(timeoutMilliseconds: 1000) { … }
///     }
///     terminal.close()
package struct Terminal: ~Copyable {
  /// Columns and rows as of the last resize event.
  package internal(set) var size: Size
  /// False in a locale that is not UTF-8: frames are then drawn by their ASCII twins.
  package let isUTF8: Bool
  /// Set where the terminal is not known here and is taken for another.
  package let stranger: Stranger?
  /// Wakes `poll` from any thread.
  package let waker: Waker

  let screen: OpaquePointer
  let modes: TerminalModes
  let signals: Int32
  let hidesCursor: Bool
  var colors: ColorNumbers
  /// How styles look; without a theme, as the terminal's own words.
  var paint: (Style) -> Paint = { _ in Paint() }
  var looks = CellLooks()
  /// What is on the terminal; nil where that is not known.
  var drawn: Frame?
  var isCursorShown = true
  var wantsMouse: Bool
  var isSuspended = false
  var decoder = InputDecoder()
  /// Told by the next `poll`.
  var waiting: [TerminalEvent] = []

  /// The size of the terminal on standard output, also before it is opened.
  package static var sizeNow: Size {
    let size = baton_window_size()
    return Size(Int(size.width), Int(size.height))
  }

  /// How many colours there are: what themes are to be painted for.
  package var depth: ColorDepth { colors.depth }

  package init(options: TerminalOptions = TerminalOptions()) throws(TerminalError) {
    let opening = try TerminalOpening(options)
    screen = opening.screen
    modes = opening.modes
    signals = opening.signals
    waker = opening.waker
    isUTF8 = opening.isUTF8
    colors = opening.colors
    hidesCursor = baton_capability("civis") != nil
    wantsMouse = options.mouse
    stranger = opening.stranger
    size = Self.sizeNow
    KeyCodes.define()
    turnModesOn()
  }

  deinit {
    if !isSuspended {
      writeToTerminal(modes.off)
      endwin()
    }
    baton_signals_release()
    baton_guard_disarm()
    baton_close(screen)
  }

  /// What `modes.off` ends, and the mouse, which ncurses ends itself.
  func turnModesOn() {
    writeToTerminal(modes.on)
    baton_mouse(wantsMouse ? 1 : 0)
  }

  /// Gives the terminal back.
  package consuming func close() {}

  /// Turns clicks and the wheel on or off; off, the terminal's own selection works.
  package mutating func setMouse(_ isOn: Bool) {
    wantsMouse = isOn
    if !isSuspended { baton_mouse(isOn ? 1 : 0) }
  }
}
