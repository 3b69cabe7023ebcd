import Foundation
import Glibc

/// The processes of one run: its process group, and whoever else carries its marker in the environment, also where they left the
/// group or the session. One that clears its environment *and* leaves the group is not found.
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
    processes.filter { process in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return false }
      // `pid (name) state parent group …`, where the name may hold anything.
      let fields = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 2 && fields[0] != "Z" && fields[0] != "X" && pid_t(fields[2]) == group
    }
  }

  /// Processes whose environment holds the setting. Linux only: it is read from `/proc`.
  static func marked(_ setting: String) -> [pid_t] {
    let wanted = Array(setting.utf8)
    return processes.filter { process in
      guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") else { return false }
      return environment.split(separator: 0).contains { $0.elementsEqual(wanted) }
    }
  }

  private static var processes: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }
  }
}

extension RunRequest {
  /// Whether a run of this marker still goes on, on this machine: its command, or the Baton that watches it.
  public static func isAlive(marker: String) -> Bool {
    !Descendants.marked("\(Descendants.variable)=\(marker)").isEmpty
      || !Descendants.marked("\(RunWatcher.variable)=\(marker)").isEmpty
  }
}
