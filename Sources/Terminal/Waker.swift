import CTerminal

/// Wakes a terminal that waits in `poll`, from any thread: the result of an effect is there. Many
/// calls before the terminal looks are one.
package final class Waker: Sendable {
  /// Readable once someone woke us.
  let descriptor: Int32
  private let writeEnd: Int32

  package init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard baton_pipe(&ends) == 0 else { throw .system }
    (descriptor, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  package func wake() {
    var byte: UInt8 = 1
    // A full pipe wakes as well as one more byte would.
    _ = write(writeEnd, &byte, 1)
  }

  /// Reads what was written away; whether there was any.
  func drain() -> Bool { !readAll(descriptor).isEmpty }
}

/// What there is to read now from a descriptor that does not block.
func readAll(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 256)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}
