import Console
import Synchronization
import Terminal

/// What happened outside, waiting for the console's thread, which is woken for it.
final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: Waker

  init(_ waker: Waker) { self.waker = waker }

  func post(_ message: Message) {
    let wasEmpty = messages.withLock { waiting in
      waiting.append(message)
      return waiting.count == 1
    }
    if wasEmpty { waker.wake() }
  }

  /// All that waits, oldest first.
  func collected() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
