import Records
import Synchronization

/// The summaries this process has read, so that a list of a thousand sessions is read once, and
/// then only what changed.
final class SummaryCache: Sendable {
  struct Known: Sendable {
    var byNumber: [SessionNumber: SessionSummary] = [:]
    /// The last sequence at which one of them changed.
    var sequence: Int64 = 0

    func with(_ changed: [SessionSummary], sequence: Int64) -> Known {
      var known = self
      for summary in changed { known.byNumber[summary.session.number] = summary }
      known.sequence = sequence
      return known
    }
  }

  struct Key: Hashable, Sendable {
    /// The journal's (`Journal.generation`).
    var generation: Int
    var incident: String
  }

  private let known = Mutex<[Key: Known]>([:])

  subscript(key: Key) -> Known {
    get { known.withLock { $0[key] ?? Known() } }
    set { known.withLock { $0[key] = newValue } }
  }
}
