import Foundation
import Glibc
import TestSupport

@testable import Logs

extension ScratchFolder {
  /// Makes the file anew or empties it, in place, and writes.
  func write(_ text: String, to name: String) throws { try put(Array(text.utf8), name, O_TRUNC) }

  func append(_ text: String, to name: String) throws { try put(Array(text.utf8), name, O_APPEND) }

  func append(_ bytes: [UInt8], to name: String) throws { try put(bytes, name, O_APPEND) }

  private func put(_ bytes: [UInt8], _ name: String, _ flag: Int32) throws {
    let descriptor = open(file(name), O_WRONLY | O_CREAT | flag, 0o600)
    guard descriptor >= 0 else { throw ErrorNumber(errno) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(bytes))
  }

  func rename(_ from: String, to: String) throws {
    try FileManager.default.moveItem(atPath: file(from), toPath: file(to))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }
}

/// All that a follower has told so far, and a way to wait for more of it.
actor Followed {
  private(set) var lines: [LogLine] = []
  private(set) var notices: [LogNotice] = []
  private(set) var largestBatch = 0
  private(set) var hasEnded = false
  private var waiters:
    [(isDone: @Sendable (isolated Followed) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
  private var task: Task<Void, Never>?

  /// Far longer than any of it takes; a test that needs it has failed.
  private static let bound = Duration.seconds(30)

  init(_ follower: LogFollower) async {
    task = Task { [weak self] in
      for await batch in follower.changes() { await self?.take(batch) }
      await self?.end()
    }
  }

  var texts: [String] { lines.map(\.text) }
  var kinds: [LogNotice.Kind] { notices.map(\.kind) }

  func stop() { task?.cancel() }

  /// Whether `isDone` came true, within the bound.
  func wait(until isDone: @escaping @Sendable (isolated Followed) -> Bool) async -> Bool {
    if isDone(self) { return true }
    let alarm = Task {
      try await Task.sleep(for: Self.bound)
      self.giveUp()
    }
    await withCheckedContinuation { waiters.append((isDone, $0)) }
    alarm.cancel()
    return isDone(self)
  }

  private func take(_ batch: LogBatch) {
    lines += batch.lines
    notices += batch.notices
    largestBatch = max(largestBatch, batch.lines.count)
    tell()
  }

  private func end() {
    hasEnded = true
    tell()
  }

  private func tell() {
    let done = waiters.filter { $0.isDone(self) }
    waiters.removeAll { $0.isDone(self) }
    for waiter in done { waiter.continuation.resume() }
  }

  private func giveUp() {
    for waiter in waiters { waiter.continuation.resume() }
    waiters.removeAll()
  }
}

func follow(_ files: String..., tail: Tail = Tail(), partialPatience: Duration = .seconds(60)) async -> Followed {
  var options = LogFollower.Options()
  options.tail = tail
  options.pace = .milliseconds(1)
  options.partialPatience = partialPatience
  return await Followed(LogFollower(files: files, options: options))
}
