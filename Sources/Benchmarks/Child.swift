import Foundation
import Glibc

/// A program started with its input from, and its output to, one file.
struct Child {
  let process: pid_t

  /// - Parameters:
  ///   - command: the program, found on PATH, and its arguments.
  ///   - leadsSession: it gets a session of its own, so that a terminal it opens becomes its
  ///     controlling one.
  init?(_ command: [String], output: String, leadsSession: Bool = false, environment: [String: String?] = [:]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, output, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    if leadsSession { posix_spawnattr_setflags(&attributes, Int16(0x80 /* POSIX_SPAWN_SETSID */)) }
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value }
    var child: pid_t = 0
    let started = Child.withStrings(command) { arguments in
      Child.withStrings(variables.map { "\($0)=\($1)" }) { variables in
        posix_spawnp(&child, command[0], &actions, &attributes, arguments, variables)
      }
    }
    guard started == 0 else { return nil }
    process = child
  }

  /// Its exit status, or 128 and the signal that ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Processor seconds it has used since it began.
  var processorSeconds: Double {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let close = stat.lastIndex(of: ")")
    else { return 0 }
    let fields = stat[close...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Resident memory in MB: all of it, and that part which is not pages of files that other
  /// programs may share.
  var megabytes: (all: Double, own: Double) {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    func value(_ name: String) -> Double {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      let number = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
      return (number.flatMap { Double($0) } ?? 0) / 1024
    }
    return (value("VmRSS"), value("RssAnon"))
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      // An array with at least its closing nil always has a base address.
      buffer.baseAddress.map(body) ?? body(UnsafeMutablePointer.allocate(capacity: 1))
    }
  }
}
