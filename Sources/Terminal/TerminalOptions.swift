import Foundation
import Screen

/// What a terminal is opened with.
package struct TerminalOptions: Sendable {
  /// Whether clicks and the wheel come to us; without, the terminal's own selection works.
  package var mouse: Bool
  /// The most colours to use; nil for what the terminal has. `NO_COLOR` in the environment stands
  /// over it.
  package var colors: ColorDepth?
  /// `TERM`, `COLORTERM`, `NO_COLOR`, `LANG` and `LC_…` are read.
  package var environment: [String: String]
  /// What `Terminal.adoptLocale` gave; nil where nobody asked it.
  package var isUTF8: Bool?
  /// Where others wake the terminal's `poll`; nil for one of its own.
  package var waker: Waker?

  package init(
    mouse: Bool = true, colors: ColorDepth? = nil, environment: [String: String] = ProcessInfo.processInfo.environment,
    isUTF8: Bool? = nil, waker: Waker? = nil
  ) {
    self.mouse = mouse
    self.colors = colors
    self.environment = environment
    self.isUTF8 = isUTF8
    self.waker = waker
  }
}
