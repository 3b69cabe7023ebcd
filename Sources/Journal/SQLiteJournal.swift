import Foundation
import GRDB
import Records

/// The journal in one SQLite file, in WAL mode with `synchronous=FULL`: what `append` returned from is on the disk, readers never wait
/// for a writer, and a process killed anywhere leaves either all of a batch or nothing.
///
/// One connection serves all threads in turn. Callers must have opened the file's folder safely (`StoreFiles`).
final class SQLiteJournal: Journal, JournalViews, JournalAudit {
  let file: String
  let isReadOnly: Bool
  let queue: DatabaseQueue
  let followers: Followers
  let incidentCache = IncidentCache()

  /// Seconds to wait for another program's lock before telling a person.
  static let patience = 10.0

  enum Mode: Sendable {
    case write, read
    /// A file that nobody can be writing, in a folder where SQLite may not put its own files.
    case readUnshared
  }

  /// `patience` is in seconds.
  init(file: String, mode: Mode, patience: Double = SQLiteJournal.patience) throws(JournalError) {
    self.file = file
    isReadOnly = mode != .write
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      if mode == .write, try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try Schema.prepare(db, file: file, mayWrite: mode == .write)
    }
    let path = mode == .readUnshared ? "file:\(SQLiteJournal.escaped(file))?immutable=1" : file
    do {
      queue = try SQLiteJournal.patiently { try DatabaseQueue(path: path, configuration: configuration) }
    } catch {
      throw JournalError(error, on: file)
    }
    followers = Followers(queue, file: file)
  }

  /// Turning WAL on for the first time does not wait for others who do the same, so this does.
  private static func patiently<Value>(_ body: () throws -> Value) throws -> Value {
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

  func reading<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw JournalError(error, on: file)
    }
  }

  /// One transaction that holds the write lock from its first statement.
  func writing(_ body: (Database) throws -> Void) throws(JournalError) {
    guard !isReadOnly else { throw .readOnly(file: file) }
    do {
      try queue.inTransaction(.immediate) { db in
        try body(db)
        return .commit
      }
    } catch {
      throw JournalError(error, on: file)
    }
  }

  func sequence() throws(JournalError) -> Int64 {
    do {
      return try queue.unsafeRead(SQLiteJournal.lastSequence)
    } catch {
      throw JournalError(error, on: file)
    }
  }

  static func lastSequence(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM events")) ?? 0
  }

  func append(_ batch: Batch, after expected: Int64) throws(JournalError) {
    try writing { db in
      let last = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1"))
      guard last?["sequence"] ?? 0 == expected else { throw JournalError.moved(file: file) }
      for blob in batch.blobs { try SQLiteJournal.insert(blob, into: db) }
      try insert(batch.events, after: last?["hash"] ?? Data(Chain.root), into: db)
      try updateViews(with: batch, in: db)
    }
    if let last = batch.events.last { followers.tell(last.sequence) }
  }

  private func insert(_ events: [Event], after hash: Data, into db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var previous = hash
    for event in events {
      let row = try EventRow(event)
      let hash = Data(Chain.hash(of: row, after: Array(previous)))
      try statement.execute(arguments: [
        row.sequence, row.batch, row.incident, row.session, row.at, row.recordedAt, row.actor, row.host, row.basedOn,
        row.kind, row.subject, row.change, previous, hash,
      ])
      previous = hash
    }
  }

  func events(_ selection: Selection) throws(JournalError) -> [Event] {
    try reading { db in try SQLiteJournal.events(selection, in: db, file: file) }
  }

  func follow() -> AsyncStream<Int64> { followers.follow() }
}
