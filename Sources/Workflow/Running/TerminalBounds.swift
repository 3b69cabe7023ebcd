import Dispatch
import Records
import Runbook
import Synchronization

/// What ends a command that has the terminal before it ends by itself: its time is up, or Baton is
/// asked to end (TERM, HUP). Control-C is the command's own.
struct TerminalBounds {
  private let first: First
  /// Says that Baton was asked to end by a signal.
  let ask: @Sendable (Int32) -> Void
  private let clock: DispatchWorkItem?

  /// What came first, and asked for the end; the rest changes nothing.
  private final class First: Sendable {
    private let reason = Mutex<Reason?>(nil)

    var found: Reason? { reason.withLock { $0 } }

    func isSet(to new: Reason) -> Bool {
      reason.withLock { old in
        guard old == nil else { return false }
        old = new
        return true
      }
    }
  }

  private enum Reason { case timedOut, signalled(Int32) }

  /// - Parameters:
  ///   - timeout: seconds; nil leaves it to the person.
  ///   - watcher: ends the command's processes.
  init(timeout: Double?, watcher: RunWatcher) {
    let first = First()
    self.first = first
    ask = { signal in if first.isSet(to: .signalled(signal)) { watcher.end() } }
    clock = timeout.map { timeout in
      let item = DispatchWorkItem { if first.isSet(to: .timedOut) { watcher.end() } }
      DispatchQueue.global().asyncAfter(deadline: .now() + timeout, execute: item)
      return item
    }
  }

  /// The command has ended.
  func lift() { clock?.cancel() }

  /// How a run ended that these bounds ended; nil where they did not.
  var ending: Run.Ending? {
    switch first.found {
    case .timedOut: .timedOut
    case .signalled: .cancelled
    case nil: nil
    }
  }

  /// The signal that asked Baton to end meanwhile.
  var signal: Int32? {
    if case .signalled(let signal) = first.found { signal } else { nil }
  }
}
