import Dispatch
import Foundation

package enum Signals {
  /// A write to a pipe that nobody reads, or past the size that a file may have, fails instead of
  /// ending the program, so that a step's run is still recorded. A handler that does nothing,
  /// rather than SIG_IGN: child processes get the default back.
  package static func letWritesFail() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number) { _ in } }
  }

  /// Calls `act` for each Control-C, and for a request to end, instead of ending the program; until
  /// the sources are cancelled. `act` gets the signal's number.
  package static func interrupts(_ act: @escaping @Sendable (Int32) -> Void) -> Interrupts {
    Interrupts(
      taken: [SIGINT, SIGTERM, SIGHUP].map { number in
        let former = signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { act(number) }
        source.resume()
        return (number, former, source)
      })
  }

  package struct Interrupts {
    fileprivate let taken: [(number: Int32, former: __sighandler_t?, source: any DispatchSourceSignal)]

    /// Signals do again what they did before.
    package func cancel() {
      for (number, former, source) in taken {
        source.cancel()
        signal(number, former)
      }
    }
  }
}
