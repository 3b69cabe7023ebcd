import Console
import Foundation
import Screen
import Themes

@testable import ConsoleShell
@testable import Terminal

/// A terminal whose person follows a script: types, and goes on once they see what they wait for.
/// At the end of the script it is gone.
final class ScriptedTerminal: ConsoleTerminal {
  enum Act: Sendable {
    /// Each as help writes it: "i", "^y", "Enter".
    case press([String])
    /// Letter by letter.
    case type(String)
    /// Waits for the words on the screen.
    case see(String)
    /// Waits until they are gone.
    case miss(String)
    /// Something happens elsewhere.
    case meanwhile(@Sendable () throws -> Void)
  }

  private var acts: ArraySlice<Act>
  private let waker: Waker
  /// What of the script did not go as written.
  private(set) var trouble: String?
  private var screen = ""
  /// When what is waited for should have been seen.
  private var deadline = ScriptedTerminal.patience
  let size: Size

  /// Long, for other tests of the same process hold the few threads that tasks run on.
  private static var patience: ContinuousClock.Instant { .now + .seconds(300) }

  init(_ acts: [Act], size: Size, waker: Waker) {
    self.acts = acts[...]
    self.size = size
    self.waker = waker
  }

  func poll(timeoutMilliseconds timeout: Int?) -> [TerminalEvent] {
    guard let act = acts.first else { return [.ended(.hangup)] }
    switch act {
    case .press(let keys):
      done()
      return keys.compactMap { Key(words: $0) }.map { .input(.key($0)) }
    case .type(let text):
      done()
      return text.map { .input(.key(Key(.character($0)))) }
    case .meanwhile(let body):
      done()
      do { try body() } catch { trouble = "\(error)" }
      return []
    case .see(let words) where screen.contains(words), .miss(let words) where !screen.contains(words):
      done()
      return []
    case .see(let words), .miss(let words):
      if ContinuousClock.now > deadline {
        trouble = "“\(words)” was waited for in vain:\n\(screen)"
        return [.ended(.hangup)]
      }
      return wait(timeout ?? 1000)
    }
  }

  private func done() {
    acts.removeFirst()
    deadline = ScriptedTerminal.patience
  }

  private func wait(_ milliseconds: Int) -> [TerminalEvent] {
    var source = pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0)
    guard Foundation.poll(&source, 1, Int32(clamping: milliseconds)) > 0, waker.drain() else { return [] }
    return [.woken]
  }

  func draw(_ frame: Frame) { screen = frame.text }
  func redrawAll() {}
  func wear(_ theme: Theme) {}
  func setMouse(_ isOn: Bool) {}
  func bell() {}
  func copy(_ text: String) -> Bool { false }
  func stop() {}
  func close() {}

  func whileSuspended<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try body()
  }
}
