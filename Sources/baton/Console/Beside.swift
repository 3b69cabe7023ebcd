import Glibc
import Synchronization

/// Work on a thread of its own that its giver waits for later. A task would have the pool started that tasks run on, and at a console's
/// start there is none yet.
final class Beside<Value: Sendable>: Sendable {
  private let outcome: Outcome
  private let thread: pthread_t?

  init(_ body: @escaping @Sendable () -> Value) {
    let outcome = Outcome()
    self.outcome = outcome
    let work = Work { outcome.value.withLock { $0 = body() } }
    var thread = pthread_t()
    let pointer = Unmanaged.passRetained(work).toOpaque()
    let status = pthread_create(&thread, nil, runWork, pointer)
    self.thread = status == 0 ? thread : nil
    // No thread to be had: it is done here and now.
    if status != 0 { _ = runWork(pointer) }
  }

  /// Waits until it is done. To be asked once.
  func value() -> Value? {
    if let thread { pthread_join(thread, nil) }
    return outcome.value.withLock { $0 }
  }

  private final class Outcome: Sendable {
    let value = Mutex<Value?>(nil)
  }
}

/// What a thread runs, without the type of what comes of it.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
  return nil
}
