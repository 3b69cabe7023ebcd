import CSQLite
import Foundation
import GRDB
import Synchronization

/// One opening of the journal's file by SQLite, with how its files lay when they were last as they
/// should be.
final class OpenJournal: Sendable {
  let queue: DatabaseQueue
  private let file: String
  private let mode: SQLiteJournal.Mode
  private let standing: Mutex<JournalFilesStamp>
  /// Pages of the wal-index that had been cut off by then, in this process.
  private let cuts: Int
  private let wasLogWhole: Bool

  /// `patience` is in seconds. `least` is what the file held when it was seen last, in bytes: one
  /// that became smaller must say so itself.
  init(file: String, mode: SQLiteJournal.Mode, patience: Double, least: Int64 = 0) throws {
    self.file = file
    self.mode = mode
    csqlite_guard()
    cuts = csqlite_cuts()
    var configuration = Configuration()
    configuration.readonly = mode != .write && mode != .begin
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // A page that somebody else made is looked at twice (sqlite.org/security.html).
      try db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL")
      if !db.configuration.readonly, try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try Schema.prepare(db, file: file, mayWrite: !db.configuration.readonly, mayBegin: mode == .begin)
      if !db.configuration.readonly { try Schema.refuseForeignTriggers(db, file: file) }
    }
    // Of the file that is there: none is made.
    let how = mode == .readUnshared ? "immutable=1" : mode == .read ? "mode=ro" : "mode=rw"
    let path = "file:\(OpenJournal.escaped(file))?\(how)"
    queue = try OpenJournal.patiently(patience) { try DatabaseQueue(path: path, configuration: configuration) }
    let (standing, hasMoved, isWhole) = try queue.unsafeRead { db in
      // The log is opened by the first read.
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
      let standing = JournalFilesStamp(of: file)
      return (standing, csqlite_has_moved(db.sqliteConnection) != 0, OpenJournal.isWhole(db, standing, least: least))
    }
    self.standing = Mutex(standing)
    wasLogWhole = WriteAheadLog.isHeaderWhole(file + "-wal")
    guard !hasMoved, isWhole else {
      abandon()
      throw hasMoved ? Replaced() : JournalError.damaged(file: file, detail: "its first page is not that of a journal")
    }
  }

  deinit {
    switch look() {
    case .none, .written: break
    default: abandon()
    }
  }

  /// It was taken away while it was being opened.
  struct Replaced: Error {}

  /// Whether the log begins as one does.
  var isLogWhole: Bool { WriteAheadLog.isHeaderWhole(file + "-wal") }

  /// The same, or it was no log when it was opened already: SQLite then takes it for empty, and
  /// makes it anew when it writes.
  var isLogAsOpened: Bool { !wasLogWhole || isLogWhole }

  /// How the files lie now, against how they lay.
  func look() -> JournalFilesStamp.Difference {
    csqlite_guard()
    let now = JournalFilesStamp(of: file)
    let difference = standing.withLock { $0.difference(to: now, at: file) }
    if mode == .readUnshared, difference != .gone, difference != .another { return .none }
    guard difference == .none || difference == .written else { return difference }
    if csqlite_cuts() != cuts { return .strange }
    if difference == .none { standing.withLock { $0 = now } }
    return difference
  }

  /// A checkpoint has written to the journal; takes it as it is now where it is a database still.
  func acceptWritten() -> Bool {
    let now = JournalFilesStamp(of: file)
    let isWhole = queue.unsafeRead { db in OpenJournal.isWhole(db, now, least: 0) }
    if isWhole { standing.withLock { $0 = now } }
    return isWhole
  }

  /// The files as they were when they were last as they should be.
  var lastStamp: JournalFilesStamp { standing.withLock { $0 } }

  /// Puts what stands in the log into the journal: only where the log is lost and the journal is
  /// the one that was opened.
  func rescueLog() { _ = try? queue.writeWithoutTransaction { db in try db.checkpoint(.passive) } }

  /// What it would write on closing belongs to no file that a name leads to.
  func abandon() { queue.unsafeRead { db in csqlite_abandon(db.sqliteConnection) } }

  /// Its first page is a database's, and where the file has become smaller it is all of what that
  /// says.
  private static func isWhole(_ db: Database, _ standing: JournalFilesStamp, least: Int64) -> Bool {
    guard standing.size > 0 else { return true }
    var header = [UInt8](repeating: 0, count: 100)
    let status = header.withUnsafeMutableBytes { csqlite_read(db.sqliteConnection, $0.baseAddress, Int32($0.count)) }
    guard status == SQLITE_OK, header.starts(with: "SQLite format 3\0".utf8) else { return false }
    guard standing.size < least else { return true }
    // sqlite.org/fileformat.html, 1.3: the page size, where 1 is 65536, and the number of pages.
    let size = Int64(header[16]) << 8 | Int64(header[17])
    let pages = header[28..<32].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return standing.size >= pages * (size == 1 ? 65_536 : size)
  }

  /// Turning WAL on for the first time does not wait for others who do the same, so this does.
  private static func patiently<Value>(_ patience: Double, _ body: () throws -> Value) throws -> Value {
    let deadline = ContinuousClock.now + .seconds(patience)
    while true {
      do {
        return try body()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < deadline {
        usleep(5_000)
      }
    }
  }

  private static func escaped(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
  }
}
