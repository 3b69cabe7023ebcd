import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, as a person at a terminal would run it.
final class Pty {
  let process: pid_t
  private let master: Int32

  /// Starts `command` (found on PATH) on a terminal of `width` × `height`; nil where it can't be started.
  init?(_ command: [String], width: Int = 120, height: Int = 36, environment: [String: String] = [:], folder: String? = nil) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431 /* TIOCSPTLCK */, &unlocked) == 0, ioctl(master, 0x8004_5430 /* TIOCGPTN */, &number) == 0 else {
      return nil
    }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session's leader opens becomes its controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(0x80 /* POSIX_SPAWN_SETSID */))

    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm-256color"
    variables["COLUMNS"] = nil
    variables["LINES"] = nil
    variables.merge(environment) { $1 }
    var child: pid_t = 0
    let words = folder.map { ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", $0] + command } ?? command
    let started = Pty.withStrings(words) { arguments in
      Pty.withStrings(variables.map { "\($0)=\($1)" }) { environment in
        posix_spawnp(&child, words[0], &actions, &attributes, arguments, environment)
      }
    }
    process = child
    guard started == 0 else {
      close(master)
      return nil
    }
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    close(master)
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

  func send(_ text: String) {
    _ = text.withCString { write(master, $0, strlen($0)) }
  }

  /// What is written until nothing more comes for `quiet` seconds, and the seconds from the call to its last byte.
  func settle(quiet: Double = 0.15, limit: Double = 10) -> (bytes: Int, seconds: Double) {
    let start = Clock.now
    var last = start
    var bytes = 0
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while Clock.now - start < limit {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      let wait = bytes == 0 ? limit : quiet
      guard poll(&waiting, 1, Int32(wait * 1000)) > 0 else { break }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      answer(buffer[..<count])
      bytes += count
      last = Clock.now
    }
    return (bytes, last - start)
  }

  /// Bytes written within `seconds`, whatever they are.
  func listen(seconds: Double) -> Int {
    let end = Clock.now + seconds
    var bytes = 0
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while Clock.now < end {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(max(1, (end - Clock.now) * 1000))) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += count
    }
    return bytes
  }

  /// Some programs ask the terminal where its cursor is and wait for the answer.
  private func answer(_ bytes: ArraySlice<UInt8>) {
    if String(decoding: bytes, as: UTF8.self).contains("\u{1B}[6n") { send("\u{1B}[1;1R") }
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

  /// Resident memory in MB.
  var megabytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return kilobytes / 1024
  }
}

enum Clock {
  /// Monotonic seconds.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
