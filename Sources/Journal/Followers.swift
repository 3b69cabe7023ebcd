import Files
import Foundation
import GRDB
import Synchronization

/// Those who want to know when the journal has grown. Own appends are told at once. Another
/// process's show in the size and time of SQLite's files: when the system says that these changed,
/// and for a second after, SQLite is asked by `data_version`; otherwise now and then.
final class Followers: Sendable {
  private struct State {
    var continuations: [Int: AsyncStream<Int64>.Continuation] = [:]
    var next = 0
    var watch: Task<Void, Never>?
  }

  /// Milliseconds between two looks where the system tells of changes, which not every disk does,
  /// and where it does not or one is under way.
  private static let (calm, alert) = (2000, 200)
  /// A file changes when a commit is written; others can read it when that is on the disk, a moment
  /// later, which no file tells of.
  private static let patience = Duration.milliseconds(1000)

  private let state = Mutex(State())
  private let held: HeldJournal
  private let file: String

  init(_ held: HeldJournal, file: String) {
    self.held = held
    self.file = file
  }

  deinit {
    let (watch, continuations) = state.withLock { ($0.watch, Array($0.continuations.values)) }
    watch?.cancel()
    for continuation in continuations { continuation.finish() }
  }

  func follow() -> AsyncStream<Int64> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
    let start = Followers.look(at: held)
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

  /// What shows that something became another: another connection has committed, another journal
  /// stands there, or none.
  private enum Look: Equatable {
    case at(version: Int?, generation: Int)
    case trouble(JournalError)
  }

  /// Nil while the journal is in use.
  private static func look(at held: HeldJournal) -> Look? {
    switch held.look({ db in try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) }) {
    case .success(let version)?: .at(version: version, generation: held.generation)
    case .failure(let error)?: .trouble(JournalError(error, on: ""))
    case nil: nil
    }
  }

  private func watch(from start: Look?) -> Task<Void, Never> {
    Task { [weak self, held, file] in
      var seen = start
      var stamp: [FileStamp?] = []
      var changed = ContinuousClock.now
      let changes = ChangeWatch()
      // SQLite may make the WAL anew.
      let folder = changes.add(folder: (file as NSString).deletingLastPathComponent)
      while !Task.isCancelled {
        changes.drain()
        // Of a file that is watched already this changes nothing.
        let isWatched = folder != nil && changes.add(file: file) != nil
        _ = changes.add(file: file + "-wal")
        let now = [FileStamp(file), FileStamp(file + "-wal")]
        if now != stamp { (stamp, changed) = (now, .now) }
        // Asked at every look: one a second or two costs nothing, and a commit shows only after its
        // last write.
        let isSettled = ContinuousClock.now - changed > Self.patience
        if let look = Followers.look(at: held), look != seen {
          seen = look
          self?.tell((try? held.look(HeldJournal.head)?.get().sequence) ?? 0)
        }
        await changes.wait(milliseconds: isWatched && isSettled ? Self.calm : Self.alert)
      }
    }
  }
}
