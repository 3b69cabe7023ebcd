import Records
import Synchronization

/// The records this process has folded, so that an append folds only what is new.
final class RecordCache: Sendable {
  struct Key: Hashable, Sendable {
    /// The journal's (`Journal.generation`).
    var generation: Int
    var incident: String
    var session: SessionNumber
  }

  private static let capacity = 16
  private let folded = Mutex<[Key: FoldedSession]>([:])

  subscript(key: Key) -> FoldedSession? {
    get { folded.withLock { $0[key] } }
    set {
      folded.withLock { folded in
        if folded.count >= RecordCache.capacity, folded[key] == nil { folded.removeAll() }
        folded[key] = newValue
      }
    }
  }
}
