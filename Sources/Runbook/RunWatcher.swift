import Files
import Processes

/// A small process beside each run that ends the run's processes when Baton is gone, however it
/// went (kill -9 too).
///
/// It holds one end of a line to Baton. It is told the run's process group first, or that it shares
/// Baton's own (`-`); then either `done` comes, and it leaves; or the line closes because Baton is
/// no more: it asks the run's processes to end (TERM), and makes them after one second (KILL).
package struct RunWatcher: Sendable {
  static let variable = "BATON_WATCH"

  private let line: Descriptor

  /// `grep -z` reads the environments, whose entries end in NUL. `kill` takes `-- -N` for a process
  /// group.
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

  static func start(marker: String) throws(RunbookError) -> RunWatcher {
    let (ours, theirs) = try Descriptor.line()
    var launch = Launch(
      ["/bin/sh", "-c", script, "baton-watch"], environment: [variable: marker, "PATH": "/usr/bin:/bin"], folder: "/")
    launch.input = .open(theirs)
    // Out of the terminal's reach, so that a closed window doesn't end it before its work.
    launch.leadsSession = true
    do throws(LaunchError) {
      try ChildProcess(launch).whenEnded { _ in }
    } catch {
      throw .start(
        "the run's watcher could not be started: \(error.reason); close some programs and run the step again")
    }
    return RunWatcher(line: ours)
  }

  /// `group` is nil for a run in Baton's own process group, whose processes are found by their
  /// marker alone.
  func watch(group: Int32?, marker: String) { line.send("\(group.map(String.init) ?? "-") \(marker)\n") }
  func done() { line.send("done\n") }
}

extension RunWatcher {
  /// One for a command that gets the terminal, and so runs in Baton's own process group.
  package static func forTerminal(_ request: RunRequest) throws(RunbookError) -> RunWatcher {
    let watcher = try start(marker: request.marker)
    watcher.watch(group: nil, marker: request.marker)
    return watcher
  }

  /// The command has ended.
  package func leave() { done() }

  /// Ends the command's processes, as when Baton is gone: TERM, and KILL after a second.
  package func end() { line.finish() }
}
