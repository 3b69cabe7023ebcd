import Glibc
import Processes

/// The processes of one run: its process group, and whoever else carries its marker in the
/// environment, also where they left the group or the session. One that clears its environment
/// *and* leaves the group is not found.
struct Descendants: Sendable {
  /// The process group of the command, which its first process leads.
  let group: pid_t
  let marker: String

  static let variable = "BATON_RUN"

  func signal(_ signal: Int32) {
    _ = kill(-group, signal)
    for process in Self.marked("\(Self.variable)=\(marker)") { _ = kill(process, signal) }
  }

  /// Those that still run; one that has ended and waits for its parent to notice doesn't.
  var alive: [pid_t] {
    let marked = Self.marked("\(Self.variable)=\(marker)")
    let grouped = kill(-group, 0) == 0 ? Self.running(inGroup: group) : []
    return Set(marked + grouped).sorted()
  }

  private static func running(inGroup group: pid_t) -> [pid_t] {
    ProcessTable.entries.filter { $0.group == group && !$0.hasEnded }.map(\.id)
  }

  /// Processes whose environment holds the setting. Linux only: it is read from `/proc`.
  static func marked(_ setting: String) -> [pid_t] {
    let wanted = Array(setting.utf8)
    return ProcessTable.ids.filter { process in
      guard let environment = ProcessTable.file("environ", of: process) else { return false }
      return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
    }
  }
}

extension RunRequest {
  /// Whether a run of this marker still goes on, on this machine: its command, or the Baton that
  /// watches it. Where the system tells of no process, it may: then nobody can say that it was
  /// interrupted.
  package static func isAlive(marker: String) -> Bool {
    !ProcessTable.isThere || !Descendants.marked("\(Descendants.variable)=\(marker)").isEmpty
      || !Descendants.marked("\(RunWatcher.variable)=\(marker)").isEmpty
  }
}
