import Dispatch
import Foundation

enum Signals {
  /// A write to a pipe that nobody reads fails instead of ending the program, so that a step's run is still recorded.
  /// A handler that does nothing, rather than SIG_IGN: child processes get the default back.
  static func letWritesFail() {
    signal(SIGPIPE) { _ in }
  }

  /// Calls `act` for each Control-C, and for a request to end, instead of ending the program; until the sources are cancelled.
  static func interrupts(_ act: @escaping @Sendable () -> Void) -> Interrupts {
    Interrupts(
      sources: [SIGINT, SIGTERM, SIGHUP].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler(handler: act)
        source.resume()
        return source
      })
  }

  struct Interrupts {
    fileprivate let sources: [any DispatchSourceSignal]

    /// Signals end the program again.
    func cancel() {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }
  }
}
