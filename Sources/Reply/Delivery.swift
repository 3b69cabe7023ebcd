import Foundation
import Synchronization

/// Whether what was printed arrived. There is one standard output, so there is one of these.
package final class Delivery: Sendable {
  package static let standardOutput = Delivery()

  private struct State {
    var trouble: Int32?
    var hasActed = false
  }

  private let state = Mutex(State())

  package var isLost: Bool { state.withLock { $0.trouble != nil } }

  /// What is printed from now on is lost too. `trouble` is an error's number.
  package func lost(_ trouble: Int32) { state.withLock { $0.trouble = $0.trouble ?? trouble } }

  /// More than reading was asked for: then somebody must hear of it where the outcome could not be
  /// told.
  package func acts() { state.withLock { $0.hasActed = true } }

  /// The status to end with, where the act itself has `status`, and what is to be said of standard
  /// output.
  package func outcome(of status: Int32) -> (status: Int32, complaint: String?) {
    let (trouble, hasActed) = state.withLock { ($0.trouble, $0.hasActed) }
    guard let trouble else { return (status, nil) }
    // Who reads no more has read enough; the status is what shells have for a program that the
    // system ended for that.
    if trouble == EPIPE, !hasActed { return (status == 0 ? 128 + SIGPIPE : status, nil) }
    let reason = String(cString: strerror(trouble)).lowercased()
    let rest = hasActed && status == 0 ? "what was asked for is done" : "print it elsewhere"
    return (
      status == 0 ? ExitStatus.unreadable.rawValue : status,
      "standard output could not be written (\(reason)); \(rest)"
    )
  }
}
