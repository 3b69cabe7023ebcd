import Foundation
import GRDB
import Synchronization

/// Those who want to know when the journal has grown. Own appends are told at once. For another process's, the size and time of SQLite's
/// files are looked at five times a second while anyone follows; only where these changed is SQLite asked, by `data_version`. A file's time is
/// coarser than a commit is long, so SQLite is asked once more at the next look.
final class Followers: Sendable {
  private struct State {
    var continuations: [Int: AsyncStream<Int64>.Continuation] = [:]
    var next = 0
    var watch: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let queue: DatabaseQueue
  private let file: String

  init(_ queue: DatabaseQueue, file: String) {
    self.queue = queue
    self.file = file
  }

  deinit {
    let (watch, continuations) = state.withLock { ($0.watch, Array($0.continuations.values)) }
    watch?.cancel()
    for continuation in continuations { continuation.finish() }
  }

  func follow() -> AsyncStream<Int64> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
    let start = try? queue.unsafeRead(Followers.version)
    let id = state.withLock { state in
      state.next += 1
      state.continuations[state.next] = continuation
      if state.watch == nil { state.watch = watch(from: start) }
      return state.next
    }
    continuation.onTermination = { [weak self] _ in self?.leave(id) }
    return stream
  }

  func tell(_ sequence: Int64) {
    let continuations = state.withLock { Array($0.continuations.values) }
    for continuation in continuations { continuation.yield(sequence) }
  }

  private func leave(_ id: Int) {
    state.withLock { state in
      state.continuations[id] = nil
      guard state.continuations.isEmpty else { return }
      state.watch?.cancel()
      state.watch = nil
    }
  }

  /// Another number than before: another connection has committed since.
  private static func version(_ db: Database) throws -> Int? {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
  }

  private func watch(from start: Int?) -> Task<Void, Never> {
    Task { [weak self, queue, file] in
      var seen = start
      var stamp: [Stamp] = []
      var isSettled = false
      while !Task.isCancelled {
        let now = [Stamp(file), Stamp(file + "-wal")]
        if now != stamp || !isSettled {
          isSettled = now == stamp
          stamp = now
          if let version = try? await queue.unsafeRead(Followers.version), version != seen {
            seen = version
            if let last = try? await queue.unsafeRead(SQLiteJournal.lastSequence) { self?.tell(last) }
          }
        }
        try? await Task.sleep(for: .milliseconds(200), tolerance: .milliseconds(40))
      }
    }
  }
}

/// What shows that a file was written to.
private struct Stamp: Equatable {
  var size: Int64 = 0
  var seconds = 0
  var nanoseconds = 0

  init(_ file: String) {
    guard let entry = StoreFiles.status(file) else { return }
    size = Int64(entry.st_size)
    #if canImport(Darwin)
      (seconds, nanoseconds) = (entry.st_mtimespec.tv_sec, entry.st_mtimespec.tv_nsec)
    #else
      (seconds, nanoseconds) = (entry.st_mtim.tv_sec, entry.st_mtim.tv_nsec)
    #endif
  }
}
