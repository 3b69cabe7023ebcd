import Dispatch
import Files
import Glibc
import Processes

/// Reads a command's two output pipes on a thread of its own, in the order things arrive, no faster
/// than they are taken up.
struct OutputReader: Sendable {
  enum Piece: Sendable {
    case bytes(OutputStream, [UInt8])
    case closed(OutputStream)
  }

  private static let size = 16_384
  /// Pieces that may wait to be taken up.
  private static let ahead = 2

  private let stopping: Descriptor
  /// Made empty and then filled: a semaphore may not be let go with less than it was made with.
  private let room = DispatchSemaphore(value: 0)

  init(out: Descriptor, error: Descriptor, give: @escaping @Sendable (Piece) -> Void) throws(RunbookError) {
    let (stop, stopped) = try Descriptor.line()
    stopping = stop
    for _ in 0..<Self.ahead { room.signal() }
    let room = room
    let isReading = OwnThread.start {
      var open: [(stream: OutputStream, descriptor: Descriptor)] = [(.out, out), (.error, error)]
      var buffer = [UInt8](repeating: 0, count: Self.size)
      while !open.isEmpty {
        var waits = open.map { pollfd(fd: $0.descriptor.number, events: Int16(POLLIN), revents: 0) }
        waits.append(pollfd(fd: stopped.number, events: Int16(POLLIN), revents: 0))
        guard poll(&waits, nfds_t(waits.count), -1) >= 0 || errno == EINTR else { break }
        if waits[open.count].revents != 0 { break }
        for (source, wait) in zip(open, waits) where wait.revents != 0 {
          let count = read(source.descriptor.number, &buffer, Self.size)
          if count > 0 {
            room.wait()
            give(.bytes(source.stream, Array(buffer[..<count])))
          } else if count == 0 || errno != EINTR && errno != EAGAIN {
            open.removeAll { $0.stream == source.stream }
            give(.closed(source.stream))
          }
        }
      }
    }
    guard isReading else {
      throw .start("the system gives no more threads; close some programs and run the step again")
    }
  }

  /// Says that a piece of bytes was taken up.
  func tookOne() { room.signal() }

  /// Reads no more and closes the pipes.
  func stop() {
    stopping.send("stop")
    room.signal()
  }
}
