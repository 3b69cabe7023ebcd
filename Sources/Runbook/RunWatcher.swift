import Subprocess
import SystemPackage

/// A small process beside each run that ends the run's processes when Baton is gone, however it went (kill -9 too).
///
/// It holds one end of a line to Baton. It is told the run's process group first, or that it shares Baton's own (`-`); then either `done` comes, and it leaves; or the
/// line closes because Baton is no more: it asks the run's processes to end (TERM), and makes them after one second (KILL).
public struct RunWatcher: Sendable {
  static let variable = "BATON_WATCH"

  private let line: Descriptor

  /// `grep -z` reads the environments, whose entries end in NUL. `kill` takes `-- -N` for a process group.
  private static let script = """
    trap '' HUP INT TERM
    read -r group marker || exit 0
    read -r word && exit 0
    end() {
      [ "$group" = - ] || kill -s "$1" -- "-$group"
      grep -lzxF -- "\(Descendants.variable)=$marker" /proc/[0-9]*/environ | while IFS=/ read -r _ _ process _; do
        kill -s "$1" "$process"
      done
    } 2>/dev/null
    end TERM
    sleep 1
    end KILL
    """

  /// Starts one, and returns once it is there.
  static func start(marker: String) async throws(RunbookError) -> RunWatcher {
    let (ours, theirs) = try Descriptor.line()
    var options = PlatformOptions()
    // Out of the terminal's reach, so that a closed window doesn't end it before its work.
    options.createSession = true
    let settings = options
    let started = AsyncStream<String?>.makeStream()
    Task {
      do {
        _ = try await run(
          .path("/bin/sh"), arguments: ["-c", script, "baton-watch"],
          environment: .custom([.init(stringLiteral: variable): marker, "PATH": "/usr/bin:/bin"]),
          workingDirectory: "/", platformOptions: settings,
          input: .fileDescriptor(FileDescriptor(rawValue: theirs), closeAfterSpawningProcess: true),
          output: .discarded, error: .discarded
        ) { _ in started.continuation.yield(nil) }
      } catch {
        started.continuation.yield("\(error)")
      }
      started.continuation.finish()
    }
    for await failure in started.stream {
      if let failure { throw .start("the run's watcher could not be started: \(failure)") }
      break
    }
    return RunWatcher(line: ours)
  }

  /// `group` is nil for a run in Baton's own process group, whose processes are found by their marker alone.
  func watch(group: Int32?, marker: String) { line.send("\(group.map(String.init) ?? "-") \(marker)\n") }
  func done() { line.send("done\n") }
}

extension RunWatcher {
  /// One for a command that gets the terminal, and so runs in Baton's own process group.
  public static func forTerminal(_ request: RunRequest) async -> Result<RunWatcher, RunbookError> {
    do throws(RunbookError) {
      let watcher = try await start(marker: request.marker)
      watcher.watch(group: nil, marker: request.marker)
      return .success(watcher)
    } catch {
      return .failure(error)
    }
  }

  /// The command has ended.
  public func leave() { done() }

  /// Ends the command's processes, as when Baton is gone: TERM, and KILL after a second.
  public func end() { line.finish() }
}
