import Dispatch
import Synchronization

/// What a call gives that works on another thread, for a thread of one's own that may wait for it;
/// never for one of the concurrency pool's.
final class Awaited<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  /// The work begins at once. It may block its thread, as opening a store does.
  init(_ work: @escaping @Sendable () async -> Value) {
    Task.detached {
      let value = await work()
      self.result.withLock { $0 = value }
      self.isThere.signal()
    }
  }

  /// Waits for as long as it takes.
  var value: Value {
    while true {
      if let value = result.withLock({ $0 }) { return value }
      isThere.wait()
    }
  }

  /// Waits no longer than this; whether the value is there.
  func comes(within time: DispatchTimeInterval) -> Bool {
    _ = isThere.wait(timeout: .now() + time)
    return result.withLock { $0 != nil }
  }
}
