import Foundation

enum Signals {
  /// A write to a pipe that nobody reads fails instead of ending the program, so that a step's run is still recorded.
  /// A handler that does nothing, rather than SIG_IGN: child processes get the default back.
  static func letWritesFail() {
    signal(SIGPIPE) { _ in }
  }
}
