import Dispatch
import Synchronization

/// What an asynchronous call gives, for a thread of one's own that may wait for it; never for one of the concurrency pool's.
final class Awaited<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  private init() {}

  static func value(_ work: @escaping @Sendable () async -> Value) -> Value {
    let awaited = Awaited()
    Task {
      let value = await work()
      awaited.value.withLock { $0 = value }
      awaited.isThere.signal()
    }
    while true {
      awaited.isThere.wait()
      if let value = awaited.value.withLock({ $0 }) { return value }
    }
  }
}
