import CProcess
import Files
import Glibc

extension Descriptor {
  /// A pipe that no command inherits unasked.
  static func pipe() throws(RunbookError) -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [0, 0]
    guard baton_closing_pipe(&ends) == 0 else { throw .start(failure("no pipe could be opened")) }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  /// A two-way line to a program; writing after it has gone is an error and no signal.
  static func line() throws(RunbookError) -> (ours: Descriptor, theirs: Descriptor) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .start(failure("no socket could be opened")) }
    return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  /// The other side reads to the end of what was sent, and no further.
  func finish() { _ = shutdown(number, Int32(SHUT_WR)) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  private static func failure(_ what: String) -> String {
    "\(what) (\(String(cString: strerror(errno)))); close some programs and run the step again"
  }
}
