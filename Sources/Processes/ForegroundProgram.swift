import Dispatch
import Glibc
import Synchronization

/// A program that gets the terminal: an editor, a shell. The terminal must have been handed over
/// before.
///
/// Where the terminal is closed meanwhile, or Baton asked to end, that is passed on: the system
/// tells of a closed terminal only whoever leads its session, and a pager that nobody tells reads
/// from it for ever.
package struct ForegroundProgram {
  /// Found on PATH; then its arguments.
  private let arguments: [String]
  /// Nil is Baton's own.
  private let environment: [String: String]?
  /// Nil is Baton's own.
  private let folder: String?

  package init(_ arguments: [String], environment: [String: String]? = nil, folder: String? = nil) {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }

  package enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    case failedToStart(String)
  }

  private struct News {
    var ending: ChildProcess.Ending?
    var asked: Int32?
  }

  /// What the thread that waits, and the signals, bring to the one that runs it.
  private final class Post: Sendable {
    private let news = Mutex(News())
    private let isThere = DispatchSemaphore(value: 0)

    func put(_ change: @Sendable (inout News) -> Void) {
      news.withLock { change(&$0) }
      isThere.signal()
    }

    func await(_ time: DispatchTimeInterval) -> News {
      _ = isThere.wait(timeout: .now() + time)
      return news.withLock(\.self)
    }
  }

  /// Runs it to its end on this thread. The terminal's settings are as before when it has ended,
  /// whatever it left them as. A signal that asked Baton to end is raised again then, for whoever
  /// has it.
  package func run() -> Ending {
    let (ending, asked) = run { _ in }
    if let asked { kill(getpid(), asked) }
    return ending
  }

  /// The same, and comes back with that signal; `tell` hears of it at once.
  package func run(whenAsked tell: @escaping @Sendable (Int32) -> Void) -> (ending: Ending, asked: Int32?) {
    var settings = termios()
    let isTerminal = tcgetattr(STDIN_FILENO, &settings) == 0
    defer { if isTerminal { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) } }
    var launch = Launch(arguments, environment: environment, folder: folder)
    (launch.input, launch.output, launch.error) = (.same, .same, .same)
    let post = Post()
    let signals = Signals.interrupts { signal in
      guard signal != SIGINT else { return }
      tell(signal)
      post.put { $0.asked = $0.asked ?? signal }
    }
    defer { signals.cancel() }
    return Self.followed(launch, post)
  }

  private static func followed(_ launch: Launch, _ post: Post) -> (Ending, asked: Int32?) {
    let child: ChildProcess
    do throws(LaunchError) {
      child = try ChildProcess(launch)
      try child.whenEnded { ending in post.put { $0.ending = ending } }
    } catch {
      return (.failedToStart(error.reason), nil)
    }
    var holders = TerminalHolders(of: child.id)
    while true {
      holders.look()
      let news = post.await(.milliseconds(250))
      // A shell may hear of it before Baton does.
      if news.asked != nil || news.ending != nil && holders.areLeft { holders.hangUp() }
      guard let ending = news.ending else { continue }
      return (Ending(ending), news.asked)
    }
  }
}

extension ForegroundProgram.Ending {
  fileprivate init(_ ending: ChildProcess.Ending) {
    self =
      switch ending {
      case .exited(let status): .exited(status)
      case .signalled(let signal): .signalled(signal)
      }
  }
}
