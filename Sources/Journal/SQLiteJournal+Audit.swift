import Foundation
import GRDB
import Records

extension SQLiteJournal {
  func audit(_ progress: (Int) -> Void) throws(JournalError) -> Audit {
    var audit = try auditFile(progress)
    audit.findings += try auditSearch()
    return audit
  }

  /// The words of the search index against the items they are of, both ways. SQLite's own check of an index writes, so another index is
  /// made of the items, in temporary tables, which a store that may only be read has too.
  private func auditSearch() throws(JournalError) -> [VerifyFinding] {
    func found(_ message: String) -> [VerifyFinding] { [VerifyFinding(place: file, message: message)] }
    do {
      let isSame = try queue.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            CREATE VIRTUAL TABLE temp.again USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
            INSERT INTO temp.again (rowid, text) SELECT id, text FROM main.items;
            CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab (main, search, instance);
            CREATE VIRTUAL TABLE temp.own_words USING fts5vocab (temp, again, instance);
            """)
        let differ = try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT term, doc, "offset" FROM temp.kept_words EXCEPT SELECT term, doc, "offset" FROM temp.own_words)
              OR EXISTS (SELECT term, doc, "offset" FROM temp.own_words EXCEPT SELECT term, doc, "offset" FROM temp.kept_words)
            """)
        try db.execute(
          sql: "DROP TABLE temp.kept_words; DROP TABLE temp.own_words; DROP TABLE temp.again")
        return differ == false
      }
      return isSame ? [] : found("the search index does not hold the words of the items")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return found("the search index is damaged")
    } catch {
      throw JournalError(error, on: file)
    }
  }

  private func auditFile(_ progress: (Int) -> Void) throws(JournalError) -> Audit {
    try reading { db in
      var audit = Audit()
      for line in try String.fetchAll(db, sql: "PRAGMA quick_check(10)") where line != "ok" {
        audit.findings.append(VerifyFinding(place: file, message: "the file is damaged: \(line)"))
      }
      let guards = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_schema WHERE name IN ('events_never_change', 'events_never_go')")
      if guards != 2 {
        audit.findings.append(
          VerifyFinding(place: file, message: "what keeps events from being changed has been removed"))
      }
      try walkChain(db, &audit, progress)
      try weighBlobs(db, &audit)
      return audit
    }
  }

  /// Each event's hash against its columns and the hash before it. After a break it goes on from what is there, so that one edit is one finding.
  private func walkChain(_ db: Database, _ audit: inout Audit, _ progress: (Int) -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(SQLiteJournal.columns), previous, hash FROM events ORDER BY sequence")
    var (last, previous): (Int64, Data) = (0, Data(Chain.root))
    while let row = try rows.next() {
      let event = EventRow(row)
      let (saidPrevious, saidHash): (Data, Data) = (row[12], row[13])
      let place = "event \(event.sequence)"
      func found(_ message: String) { audit.findings.append(VerifyFinding(place: place, message: message)) }
      if event.sequence != last + 1 {
        found(last + 2 == event.sequence ? "event \(last + 1) is missing" : "events before it are missing")
      } else if saidPrevious != previous {
        found("it does not follow event \(last) as that one is now")
      }
      if Data(Chain.hash(of: event, after: Array(saidPrevious))) != saidHash {
        found("it was changed after it was written (\(event.kind) by \(event.actor))")
      }
      (last, previous) = (event.sequence, saidHash)
      audit.events += 1
      if audit.events.isMultiple(of: 10_000) { progress(audit.events) }
    }
  }

  private func weighBlobs(_ db: Database, _ audit: inout Audit) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT hash, kind, bytes FROM blobs")
    while let row = try rows.next() {
      let (hash, kind, bytes): (String, String, Data) = (row[0], row[1], row[2])
      audit.blobs += 1
      if Digest.hex(of: bytes) != hash {
        audit.findings.append(VerifyFinding(place: "\(kind) \(hash.prefix(12))", message: "its bytes were changed"))
      }
    }
  }

  func keeps(_ hash: String) throws(JournalError) -> Bool {
    try reading { db in
      let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM blobs WHERE hash = ?)")
      return try Bool.fetchOne(statement, arguments: [hash]) ?? false
    }
  }

  func items(of session: SessionNumber, incident: String) throws(JournalError) -> [ItemReference: String] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT kind, number, text FROM items WHERE incident = ? AND session = ?",
        arguments: [incident, session.text])
      var items: [ItemReference: String] = [:]
      while let row = try rows.next() {
        if let kind = ItemReference.Kind(rawValue: row[0]) { items[ItemReference(kind, row[1])] = row[2] }
      }
      return items
    }
  }

  func copy(to copy: String) throws(JournalError) {
    let descriptor = open(copy, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw .system(errno, on: copy) }
      throw .failed(
        file: copy, detail: "there is no such folder to write into; nothing was written, make it or name another")
    }
    defer { close(descriptor) }
    do {
      try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
    } catch {
      unlink(copy)
      throw JournalError(error, on: copy)
    }
    guard fsync(descriptor) == 0 else { throw .system(errno, on: copy) }
    StoreFiles.sync(URL(filePath: copy).deletingLastPathComponent().path(percentEncoded: false))
  }
}
