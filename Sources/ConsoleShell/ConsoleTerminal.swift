import Screen
import Terminal
import Themes

/// What the console's loop has of a terminal.
protocol ConsoleTerminal: ~Copyable {
  var size: Size { get }
  /// What happened; empty where nothing did in that time.
  mutating func poll(timeoutMilliseconds timeout: Int?) -> [TerminalEvent]
  mutating func draw(_ frame: Frame)
  mutating func redrawAll()
  /// From the next picture on, all looks as the theme says.
  mutating func wear(_ theme: Theme)
  mutating func setMouse(_ isOn: Bool)
  mutating func bell()
  /// False where there is no clipboard to be reached, or the text is too long for it.
  mutating func copy(_ text: String) -> Bool
  mutating func whileSuspended<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result
  /// Until the shell goes on with it.
  mutating func stop()
  consuming func close()
}

extension Terminal: ConsoleTerminal {
  mutating func wear(_ theme: Theme) {
    dress { [depth] in theme.paint($0, depth: depth) }
  }
}
