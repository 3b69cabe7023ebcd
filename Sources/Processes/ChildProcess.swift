import CProcess
import Files
import Glibc

/// A program to be started.
package struct Launch: Sendable {
  package enum Stream: Sendable {
    /// `/dev/null`.
    case nothing
    /// Baton's own.
    case same
    /// Closed in Baton once the launch is let go by all who hold it.
    case open(Descriptor)
  }

  /// The program, found on PATH where it is no path, and its arguments.
  package var words: [String]
  /// Nil is Baton's own.
  package var environment: [String: String]?
  /// Nil is Baton's own.
  package var folder: String?
  package var input = Stream.nothing
  package var output = Stream.nothing
  package var error = Stream.nothing
  /// Whether it leads a session and a process group of its own, without a terminal.
  package var leadsSession = false

  package init(_ words: [String], environment: [String: String]? = nil, folder: String? = nil) {
    self.words = words
    self.environment = environment
    self.folder = folder
  }
}

/// A program that could not be started; nothing of it runs.
package struct LaunchError: Error, Equatable, Sendable {
  /// What the system said.
  package var reason: String

  package init(reason: String) { self.reason = reason }
}

/// A program that was started, until it has been waited for.
package struct ChildProcess: Sendable {
  package let id: pid_t

  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  package init(_ launch: Launch) throws(LaunchError) {
    guard let program = launch.words.first, !launch.words.contains(where: { $0.utf8.contains(0) }) else {
      throw LaunchError(reason: "there is no such program")
    }
    var arguments = launch.words.map { strdup($0) } + [nil]
    var variables = (launch.environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let failure = withExtendedLifetime(launch) {
      program.withCString { program in
        Self.started(&child, launch, program, &arguments, &variables)
      }
    }
    guard failure == 0 else { throw LaunchError(reason: String(cString: strerror(failure))) }
    id = child
  }

  private static func started(
    _ child: inout pid_t, _ launch: Launch, _ program: UnsafePointer<CChar>,
    _ arguments: UnsafePointer<UnsafeMutablePointer<CChar>?>, _ variables: UnsafePointer<UnsafeMutablePointer<CChar>?>
  ) -> Int32 {
    var plain = baton_launch()
    plain.program = program
    plain.arguments = arguments
    plain.environment = launch.environment == nil ? nil : variables
    plain.streams = (launch.input.number, launch.output.number, launch.error.number)
    plain.leads = launch.leadsSession ? 1 : 0
    guard let folder = launch.folder else { return baton_launch(&child, &plain) }
    return folder.withCString { folder in
      plain.folder = folder
      return baton_launch(&child, &plain)
    }
  }

  /// Waits on this thread until it has ended; to be called once.
  package func wait() -> Ending {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      // Somebody else waited for it: how it ended is not known.
      guard errno == EINTR else { return .exited(-1) }
    }
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
  }

  /// Waits on a thread of its own and tells how it ended. Where the system gives no thread, the
  /// program is killed.
  package func whenEnded(_ tell: @escaping @Sendable (Ending) -> Void) throws(LaunchError) {
    let child = self
    guard OwnThread.start({ tell(child.wait()) }) else {
      kill(id, SIGKILL)
      _ = wait()
      throw LaunchError(reason: "the system gives no more threads")
    }
  }
}

extension Launch.Stream {
  fileprivate var number: Int32 {
    switch self {
    case .nothing: Int32(BATON_NOTHING)
    case .same: Int32(BATON_SAME)
    case .open(let descriptor): descriptor.number
    }
  }
}
