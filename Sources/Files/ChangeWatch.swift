import Dispatch
import Glibc

/// Waits for files to change without reading them: inotify(7) where there is any, else the caller's
/// time limit is all there is. What changed is not told; with a handful of files looking at each is
/// cheaper than keeping book.
package final class ChangeWatch: Sendable {
  /// nil where the system has no more watches to give.
  private let changes: Descriptor?
  /// A pipe that ends a wait early.
  private let wake: (read: Descriptor, write: Descriptor)?
  /// A wait blocks its thread, so it must not be one of the few that run tasks.
  private let queue = DispatchQueue(label: "file changes")

  package init() {
    let number = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    changes = number >= 0 ? Descriptor(owning: number) : nil
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      wake = nil
      return
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wake = (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
  }

  private static let fileEvents = UInt32(IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)
  private static let folderEvents = UInt32(IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_ONLYDIR)

  /// Watches a file's content. Nil where it can't be watched and must be looked at now and then.
  package func add(file path: String) -> Int32? { add(path, Self.fileEvents) }

  /// Watches which names a folder holds; watching one again changes nothing.
  package func add(folder path: String) -> Int32? { add(path, Self.folderEvents) }

  private func add(_ path: String, _ events: UInt32) -> Int32? {
    guard let changes else { return nil }
    let watch = inotify_add_watch(changes.number, path, events)
    return watch >= 0 ? watch : nil
  }

  package func remove(_ watch: Int32) {
    if let changes { inotify_rm_watch(changes.number, watch) }
  }

  /// Forgets the changes so far, before the files are looked at.
  package func drain() {
    guard let changes else { return }
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
      while Glibc.read(changes.number, buffer.baseAddress, buffer.count) > 0 {}
    }
  }

  /// Returns when something changed, `input` can be read, the time is up, or the task is cancelled.
  package func wait(milliseconds: Int, input: Int32? = nil) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        queue.async {
          self.block(milliseconds: milliseconds, input: input)
          continuation.resume()
        }
      }
    } onCancel: {
      if let wake { _ = Glibc.write(wake.write.number, "x", 1) }
    }
  }

  private func block(milliseconds: Int, input: Int32?) {
    let numbers = [changes?.number, wake?.read.number, input].compactMap(\.self)
    var waits = numbers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Cut short by a signal it returns early, and the caller looks once more than needed.
    _ = poll(&waits, nfds_t(waits.count), Int32(clamping: milliseconds))
  }
}
