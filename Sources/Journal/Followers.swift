import GRDB
import Synchronization

/// Those who want to know when the journal has grown. Own appends are told at once; another process's are seen by SQLite's
/// `data_version`, asked five times a second while anyone follows: it reads one number from shared memory.
final class Followers: Sendable {
  private struct State {
    var continuations: [Int: AsyncStream<Int64>.Continuation] = [:]
    var next = 0
    var watch: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let queue: DatabaseQueue

  init(_ queue: DatabaseQueue) { self.queue = queue }

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
    Task { [weak self, queue] in
      var seen = start
      while !Task.isCancelled {
        if let version = try? await queue.unsafeRead(Followers.version), version != seen {
          seen = version
          if let last = try? await queue.unsafeRead(SQLiteJournal.lastSequence) { self?.tell(last) }
        }
        try? await Task.sleep(for: .milliseconds(200), tolerance: .milliseconds(40))
      }
    }
  }
}
