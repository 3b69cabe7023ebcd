import Foundation
import GRDB
import Records

/// The journal in one SQLite file, in WAL mode with `synchronous=FULL`: what `append` returned from
/// is on the disk, in the file that the path names, readers never wait for a writer, and a process
/// killed anywhere leaves either all of a batch or nothing.
///
/// One connection serves all threads in turn. Callers must have opened the file's folder safely
/// (`StoreFiles`).
final class SQLiteJournal: Journal, JournalViews, JournalAudit {
  let file: String
  let isReadOnly: Bool
  let held: HeldJournal
  let followers: Followers
  let incidentCache = IncidentCache()

  /// Seconds to wait for another program's lock before telling a person.
  static let patience = 10.0

  enum Mode: Sendable {
    /// A file with nothing in it becomes a journal.
    case begin
    case write, read
    /// A file that nobody can be writing, in a folder where SQLite may not put its own files.
    case readUnshared
  }

  /// `patience` is in seconds.
  init(file: String, mode: Mode, patience: Double = SQLiteJournal.patience) throws(JournalError) {
    self.file = file
    isReadOnly = mode == .read || mode == .readUnshared
    do {
      held = try HeldJournal(file: file, mode: mode, patience: patience)
    } catch {
      throw JournalError(error, on: file)
    }
    followers = Followers(held, file: file)
  }

  var generation: Int { held.generation }

  func reading<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try held.use { opened in
        try opened.queue.read { db in
          try Schema.refuseNewer(db, file: file)
          return try body(db)
        }
      }
    } catch {
      throw JournalError(error, on: file)
    }
  }

  /// One transaction that holds the write lock from its first statement.
  private func writing(_ body: (Database) throws -> Head?) throws(JournalError) {
    guard !isReadOnly else { throw .readOnly(file: file) }
    do {
      try held.write { db in
        try Schema.refuseNewer(db, file: file)
        return try body(db)
      }
    } catch {
      throw JournalError(error, on: file)
    }
  }

  func keep(_ blob: Blob) throws(JournalError) {
    try writing { db in
      try SQLiteJournal.insert(blob, into: db)
      return nil
    }
  }

  func head() throws(JournalError) -> Head {
    do {
      return try held.use { opened in
        let head = try opened.queue.unsafeRead(HeldJournal.head)
        held.know(head)
        return head
      }
    } catch {
      throw JournalError(error, on: file)
    }
  }

  func append(_ batch: Batch, after expected: Head) throws(JournalError) {
    try writing { db in
      let last = try HeldJournal.head(of: db)
      guard last.sequence == expected.sequence else { throw JournalError.moved(file: file) }
      guard last.hash == expected.hash else { throw JournalError.pulled(file: file, .another) }
      for blob in batch.blobs { try SQLiteJournal.insert(blob, into: db) }
      let head = try insert(batch.events, after: expected, into: db)
      try updateViews(with: batch, in: db)
      // A trigger of somebody else's could have kept them out.
      guard try HeldJournal.head(of: db) == head else {
        throw JournalError.damaged(file: file, detail: "it does not take what is written to it")
      }
      return head
    }
    if let last = batch.events.last { followers.tell(last.sequence) }
  }

  private func insert(_ events: [Event], after head: Head, into db: Database) throws -> Head {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var head = head
    for event in events {
      let row = try EventRow(event)
      let hash = Data(Chain.hash(of: row, after: Array(head.hash)))
      try statement.execute(arguments: [
        row.sequence, row.batch, row.incident, row.session, row.at, row.recordedAt, row.actor, row.host, row.basedOn,
        row.kind, row.subject, row.change, head.hash, hash,
      ])
      head = Head(sequence: row.sequence, hash: hash)
    }
    return head
  }

  func events(_ selection: Selection) throws(JournalError) -> [Event] {
    try reading { db in try SQLiteJournal.events(selection, in: db, file: file) }
  }

  func follow() -> AsyncStream<Int64> { followers.follow() }
}
