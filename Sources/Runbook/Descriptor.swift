import Glibc

/// An open file descriptor, closed when the last who holds it lets go.
final class Descriptor: Sendable {
  let raw: Int32

  init(_ raw: Int32) { self.raw = raw }
  deinit { close(raw) }

  /// A pipe that no command inherits unasked.
  static func pipe() throws(RunbookError) -> (read: Descriptor, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw .start(failure("no pipe could be opened")) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (Descriptor(ends[0]), ends[1])
  }

  /// A two-way line to a program; writing after it has gone is an error and no signal.
  static func line() throws(RunbookError) -> (ours: Descriptor, theirs: Int32) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .start(failure("no socket could be opened")) }
    return (Descriptor(ends[0]), ends[1])
  }

  /// The other side reads to the end of what was sent, and no further.
  func finish() { _ = shutdown(raw, Int32(SHUT_WR)) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(raw, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  private static func failure(_ what: String) -> String {
    "\(what) (\(String(cString: strerror(errno)))); close some programs and run the step again"
  }
}
