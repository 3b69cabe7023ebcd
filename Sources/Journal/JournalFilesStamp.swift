import Files
import Glibc

/// How a journal's files lie on the disk at one moment: which they are, and how large. Inodes that
/// are open are not given out again, so one that a name leads to is the one that SQLite has open,
/// or it is not.
struct JournalFilesStamp: Sendable {
  private var folder: FileStamp?
  private var journal: FileStamp?
  private var log: FileStamp?
  private var index: FileStamp?

  /// What a later look says against an earlier one.
  enum Difference: Equatable, Sendable {
    case none
    /// The journal itself was written to, as a checkpoint of any program does.
    case written
    /// The `-wal` is gone or empty, and nothing else is other than it was: what stood in it can
    /// still be put into the journal.
    case logGone
    /// SQLite's own files are others, or were cut.
    case strange
    /// Another file stands in the journal's place.
    case another
    /// No file stands there.
    case gone
    /// What stands there can't be seen.
    case hidden
  }

  /// A file that has a header and no more says nothing yet.
  static let emptyLog: Int64 = 32

  init(of file: String) {
    folder = FileStamp(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]))
    journal = FileStamp(file, followingLinks: false)
    log = FileStamp(file + "-wal", followingLinks: false)
    index = FileStamp(file + "-shm", followingLinks: false)
  }

  var size: Int64 { journal?.size ?? 0 }

  func difference(to now: JournalFilesStamp, at file: String) -> Difference {
    guard let journal, let other = now.journal else {
      return StoreFiles.isHidden(file) ? .hidden : .gone
    }
    guard journal.isSameFile(as: other), let folder, let otherFolder = now.folder, folder.isSameFile(as: otherFolder)
    else { return .another }
    let isIndexAsItWas = Self.isAsItWas(index, now.index)
    if let log, log.size > 0, (now.log?.size ?? 0) == 0 {
      let isRest = other.size == journal.size && other.written == journal.written
      return isRest && (isIndexAsItWas || now.index == nil) ? .logGone : .strange
    }
    guard isIndexAsItWas, Self.isAsItWas(log, now.log), other.size >= journal.size else { return .strange }
    return other.size == journal.size && other.written == journal.written ? .none : .written
  }

  /// The same file, and nothing cut off; one that was not there may have come.
  private static func isAsItWas(_ before: FileStamp?, _ now: FileStamp?) -> Bool {
    guard let before else { return true }
    guard let now else { return false }
    return before.isSameFile(as: now) && now.size >= before.size
  }

  /// Whether the log that lies at the journal's name is the one seen here, though the journal is
  /// another.
  func hasLeftItsLog(in now: JournalFilesStamp) -> Bool {
    guard let log, let left = now.log else { return false }
    return log.isSameFile(as: left)
  }
}

extension FileStamp {
  func isSameFile(as other: FileStamp) -> Bool { device == other.device && number == other.number }
}

extension StoreFiles {
  /// Whether a name can't be looked up for want of permission.
  static func isHidden(_ path: String) -> Bool {
    var entry = stat()
    return stat(path, &entry) != 0 && (errno == EACCES || errno == EPERM)
  }
}
