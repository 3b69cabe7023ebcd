import Files
import Glibc

/// What shows that a store was written to, by its files alone: two looks at the disk, without opening the journal.
public struct StoreStamp: Hashable, Sendable {
  private let journal: FileStamp
  /// Nil where it holds nothing: SQLite makes an empty one when it opens the journal.
  private let log: FileStamp?

  /// SQLite writes a commit's bytes first; that it counts shows in no file. So a store is at rest some time after its last write.
  private static let rest: Int64 = 5_000_000_000

  /// Of the store in a folder, or of a backup's file. Nil where there is none.
  public init?(of path: String) {
    let folder = FileStamp(path)
    let file = folder?.isFolder == true ? path + "/" + StoreFiles.journalName : path
    guard let journal = FileStamp(file), !journal.isFolder else { return nil }
    self.journal = journal
    log = FileStamp(file + "-wal").flatMap { $0.size > 0 ? $0 : nil }
  }

  /// Nanoseconds until nothing that was written before can show any more; 0 for a store at rest.
  public var untilRest: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let written = max(journal.written, log?.written ?? 0)
    return max(0, written + Self.rest - Int64(now.tv_sec) * 1_000_000_000 - Int64(now.tv_nsec))
  }

  /// All that tells it from another.
  public var numbers: [Int64] { journal.numbers + (log?.numbers ?? []) }
}
