import Synchronization

/// The lines of list rows that were worked out already: wrapping words is most of what a picture
/// costs, and a move changes none of them. It lives as long as the rows it is about.
final class LineMemo: Sendable {
  /// All that a row's lines depend on beside the row itself.
  struct Key: Hashable, Sendable {
    var row: Int
    var width: Int
    var isWhole: Bool
    var showsLocal: Bool
  }

  /// More than any screen shows; a walk through a hundred thousand rows must not keep them all.
  private static let capacity = 2000
  private let known = Mutex<[Key: [Line]]>([:])

  subscript(key: Key) -> [Line]? {
    get { known.withLock { $0[key] } }
    set {
      known.withLock { known in
        if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
        known[key] = newValue
      }
    }
  }
}
