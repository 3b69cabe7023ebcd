import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, as a person at a terminal would run it.
final class Pty {
  let child: Child
  /// When it was started, by `Clock`.
  let began: Double
  private let master: Int32
  /// Made once: to clear it after a key is sent would keep the processor from the program that is
  /// measured.
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Starts `command` on a terminal of `width` × `height`; nil where it can't be started.
  init?(
    _ command: [String], width: Int = 120, height: Int = 36, environment: [String: String?] = [:], folder: URL? = nil
  ) {
    let began = Clock.now
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431 /* TIOCSPTLCK */, &unlocked) == 0,
      ioctl(master, 0x8004_5430 /* TIOCGPTN */, &number) == 0
    else { return nil }
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let words = folder.map { ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", $0.path] + command } ?? command
    // As a login has it.
    let terminal: [String: String?] = [
      "TERM": "xterm-256color", "COLUMNS": nil, "LINES": nil, "COLORTERM": nil, "LOGNAME": "bench",
    ]
    guard
      let child = Child(
        words, output: "/dev/pts/\(number)", leadsSession: true,
        environment: terminal.merging(environment) { $1 })
    else {
      close(master)
      return nil
    }
    self.master = master
    self.child = child
    self.began = began
  }

  deinit {
    kill(child.process, SIGKILL)
    _ = child.wait()
    close(master)
  }

  /// Types `text`, and gives the time at which it began to.
  @discardableResult
  func send(_ text: String) -> Double {
    let began = Clock.now
    _ = text.withCString { write(master, $0, strlen($0)) }
    return began
  }

  /// What was written, when its last byte came, in seconds since what it answers began, and how
  /// much of it there was.
  struct Settled {
    var bytes = 0
    var seconds = 0.0
  }

  /// Reads until nothing more comes for `quiet` seconds. `start` is when what it answers began.
  func settle(since start: Double, quiet: Double = 0.15, limit: Double = 10) -> Settled {
    var settled = Settled()
    while Clock.now - start < limit {
      guard isReadable(within: settled.bytes == 0 ? limit : quiet) else { break }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      settled.bytes += count
      settled.seconds = Clock.now - start
      answer(buffer[..<count])
    }
    return settled
  }

  /// Bytes written within `seconds`, whatever they are.
  func listen(seconds: Double) -> Int {
    let end = Clock.now + seconds
    var bytes = 0
    while Clock.now < end {
      guard isReadable(within: max(0.001, end - Clock.now)) else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += count
    }
    return bytes
  }

  private func isReadable(within seconds: Double) -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, Int32(seconds * 1000)) > 0
  }

  /// Some programs ask the terminal where its cursor is and wait for the answer.
  private func answer(_ bytes: ArraySlice<UInt8>) {
    guard bytes.contains(UInt8(ascii: "n")) else { return }
    if String(decoding: bytes, as: UTF8.self).contains("\u{1B}[6n") { send("\u{1B}[1;1R") }
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
