import Dispatch
import Synchronization

/// What an asynchronous call gives, for a thread of one's own that may wait for it; never for one of the concurrency pool's.
final class Awaited<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  /// The work begins at once, on another thread.
  init(_ work: @escaping @Sendable () async -> Value) {
    Task.detached {
      let value = await work()
      self.result.withLock { $0 = value }
      self.isThere.signal()
    }
  }

  static func value(_ work: @escaping @Sendable () async -> Value) -> Value { Awaited(work).value }

  /// Waits for as long as it takes.
  var value: Value {
    while true {
      if let value = result.withLock({ $0 }) { return value }
      isThere.wait()
    }
  }

  /// Waits no longer than this; whether the value is there.
  func isThere(within milliseconds: Int) -> Bool {
    if isThere.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { isThere.signal() }
    return result.withLock { $0 != nil }
  }
}
