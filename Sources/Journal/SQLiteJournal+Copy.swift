import Foundation
import GRDB
import Records

extension SQLiteJournal {
  func copy(to copy: String) throws(JournalError) -> Bool {
    if StoreFiles.status(copy) != nil { throw .exists(file: copy) }
    var beside: BesideFile
    do {
      beside = try JournalError.about(copy) { () throws(SystemError) in try BesideFile(of: copy, mode: 0o600) }
    } catch {
      guard case .missing = error else { throw error }
      throw .failed(
        file: copy, detail: "there is no such folder to write into; nothing was written, make it or name another")
    }
    let path = beside.path
    var isWhole = true
    do {
      try held.use { opened in
        do {
          try opened.queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        } catch let error as DatabaseError where error.isAboutContent {
          isWhole = false
          guard truncate(path, 0) == 0 else { throw JournalError.system(errno, on: copy) }
          try opened.queue.unsafeRead { db in try salvage(db, into: path) }
        }
      }
    } catch {
      throw JournalError(error, on: copy)
    }
    let isPlaced = try JournalError.about(copy) { () throws(SystemError) in
      try beside.sync()
      return try beside.place()
    }
    guard isPlaced else { throw .exists(file: copy) }
    return isWhole
  }

  /// Takes over every event and all kept bytes that can be read, and makes the views of them.
  private func salvage(_ old: Database, into path: String) throws {
    var configuration = Configuration()
    // What an event of the old one rests on may be lost.
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inTransaction { new in
      for statement in Schema.migrations where !statement.isEmpty { try new.execute(sql: statement) }
      try new.execute(
        sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version)")
      for table in ["events", "blobs"] {
        try SQLiteJournal.readable(table, in: old) { row in
          let cells = row.databaseValues.dropFirst()
          let places = repeatElement("?", count: cells.count).joined(separator: ", ")
          // A row that no table of ours takes is none of ours.
          try? new.execute(sql: "INSERT INTO \(table) VALUES (\(places))", arguments: StatementArguments(Array(cells)))
        }
      }
      let all = "SELECT \(SQLiteJournal.columns) FROM events ORDER BY sequence"
      let undos = try Row.fetchAll(
        new, sql: "SELECT \(SQLiteJournal.columns) FROM events WHERE kind = 'undone' ORDER BY sequence"
      )
      .compactMap { try? EventRow($0).event() }
      var audit = Audit()
      try lay(fold(Row.fetchCursor(new, sql: all), undos, &audit), in: new)
      return .commit
    }
    try queue.close()
  }

  /// The rows of a table that lie in readable pages, each with its number before it.
  private static func readable(_ table: String, in db: Database, take: (Row) throws -> Void) throws {
    let last = (try? Int64.fetchOne(db, sql: "SELECT max(rowid) FROM \(table) NOT INDEXED")) ?? nil
    var next: Int64 = 0
    var failures = 0
    while failures <= damagedMost {
      do {
        let rows = try Row.fetchCursor(
          db, sql: "SELECT rowid, * FROM \(table) NOT INDEXED WHERE rowid >= ? ORDER BY rowid", arguments: [next])
        while let row = try rows.next() {
          try take(row)
          next = try row.number(0) + 1
        }
        return
      } catch is DatabaseError {
        // Past what can't be read, row by row.
        next += 1
        failures += 1
        if let last, next > last { return }
      }
    }
  }

  /// Numbers of rows that are tried one by one.
  private static let damagedMost = 100_000

  private func lay(_ told: Told, in db: Database) throws {
    for (key, of) in told.incidents {
      guard let incident = of.incident else { continue }
      try db.execute(
        sql: "INSERT INTO incidents VALUES (?, ?, ?, ?)",
        arguments: [key, of.opened ?? of.sequence, of.sequence, Coding.encoded(incident)])
    }
    for (place, of) in told.sessions {
      guard let record = of.record else { continue }
      let view = SessionView(
        number: place.session, summary: SessionSummary(of: record), snapshot: record, isRefolded: true,
        search: .everything(of: record))
      try update(view, incident: place.incident, sequence: of.sequence, in: db)
    }
  }
}

extension DatabaseError {
  /// What is in the file is wrong; not the disk, nor a lock.
  fileprivate var isAboutContent: Bool {
    [.SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_ERROR].contains(resultCode)
  }
}
