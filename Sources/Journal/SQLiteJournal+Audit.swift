import Foundation
import GRDB
import Records

extension SQLiteJournal {
  func audit(_ progress: (Int) -> Void) throws(JournalError) -> Audit {
    do {
      return try held.use { opened in
        // Temporary tables are written to, which a store that may only be read has too.
        try opened.queue.writeWithoutTransaction { db in
          var audit = Audit()
          try db.inTransaction(.deferred) {
            try look(&audit) { try auditFile(db, &$0) }
            var told = Told(undos: [])
            try look(&audit) { told = try walkChain(db, &$0, progress) }
            let kept = try weighBlobs(db, &audit)
            try look(&audit) { try auditViews(db, told, kept, &$0) }
            try look(&audit) { try auditSearch(db, &$0) }
            return .rollback
          }
          return audit
        }
      }
    } catch {
      throw JournalError(error, on: file)
    }
  }

  /// Damage that keeps a part from being looked at is a finding.
  private func look(_ audit: inout Audit, _ part: (inout Audit) throws -> Void) throws {
    do {
      try part(&audit)
    } catch {
      switch JournalError(error, on: file) {
      case .damaged(_, let detail): audit.found(file, "the file is damaged: \(detail)")
      case .notAJournal: audit.found(file, "the file is damaged")
      case let error: throw error
      }
    }
  }

  private func auditFile(_ db: Database, _ audit: inout Audit) throws {
    for line in try Row.fetchAll(db, sql: "PRAGMA integrity_check(10)").map({ try $0.text(0) }) where line != "ok" {
      audit.found(file, "the file is damaged: \(line)")
    }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(10) {
      audit.found(file, "a row of \((try? row.text(0)) ?? "a table") rests on one that is gone")
    }
    let (ours, found) = (try DatabaseQueue().inDatabase(Schema.laid), try Schema.objects(in: db))
    for (name, sql) in found where ours[name] != sql {
      audit.found(file, ours[name] == nil ? "\(name) in it is not Baton's" : "\(name) is not as Baton made it")
    }
    for name in ours.keys where found[name] == nil {
      let isGuard = name.hasPrefix("trigger events_never")
      audit.found(file, isGuard ? "what keeps events from being changed has been removed" : "\(name) is gone")
    }
  }

  /// Each event's hash against its columns and the hash before it, and what they say all together.
  /// After a break it goes on from what is there, so that one edit is one finding.
  private func walkChain(_ db: Database, _ audit: inout Audit, _ progress: (Int) -> Void) throws -> Told {
    var undos: [Event] = []
    let all = "SELECT \(SQLiteJournal.columns), previous, hash FROM events NOT INDEXED ORDER BY sequence"
    var (last, previous): (Int64, Data) = (0, Data(Chain.root))
    let rows = try Row.fetchCursor(db, sql: all)
    while let row = try rows.next() {
      audit.events += 1
      guard let event = try? EventRow(row), let saidPrevious = try? row.bytes(12), let saidHash = try? row.bytes(13)
      else {
        audit.found("event \(last + 1)", "it can't be read, or what follows event \(last) is no event")
        continue
      }
      func found(_ message: String) { audit.found("event \(event.sequence)", message) }
      if event.sequence != last + 1 {
        found(last + 2 == event.sequence ? "event \(last + 1) is missing" : "events before it are missing")
      } else if saidPrevious != previous {
        found("it does not follow event \(last) as that one is now")
      }
      if Data(Chain.hash(of: event, after: Array(saidPrevious))) != saidHash {
        found("it was changed after it was written (\(event.kind) by \(event.actor))")
      }
      (last, previous) = (event.sequence, saidHash)
      if EventRow.kind(of: event.change) == "undone", let undo = try? event.event() { undos.append(undo) }
      if audit.events.isMultiple(of: 10_000) { progress(audit.events) }
    }
    return try fold(Row.fetchCursor(db, sql: all), undos, &audit)
  }

  func fold(_ rows: RowCursor, _ undos: [Event], _ audit: inout Audit) throws -> Told {
    var told = Told(undos: undos)
    while let row = try rows.next() {
      guard let kept = try? EventRow(row) else { continue }
      do {
        let event = try kept.event()
        guard kept.session == event.session?.text, kept.subject == event.change.subject?.column,
          kept.kind == EventRow.kind(of: kept.change)
        else {
          audit.found("event \(kept.sequence)", "what it is filed under is not what it says")
          continue
        }
        told.add(event)
      } catch {
        audit.found("event \(kept.sequence)", "what it says can't be read")
      }
    }
    return told
  }

  /// The names of all bytes that are kept.
  private func weighBlobs(_ db: Database, _ audit: inout Audit) throws -> Set<String> {
    var kept: Set<String> = []
    try look(&audit) { audit in
      let rows = try Row.fetchCursor(db, sql: "SELECT hash, kind, bytes FROM blobs NOT INDEXED")
      while let row = try rows.next() {
        audit.blobs += 1
        guard let hash = try? row.text(0), let kind = try? row.text(1), let bytes = try? row.bytes(2) else {
          audit.found(file, "kept bytes or their name can't be read")
          continue
        }
        kept.insert(hash)
        if Digest.hex(of: bytes) != hash { audit.found("\(kind) \(hash.prefix(12))", "its bytes were changed") }
        if Blob.Kind(rawValue: kind) == nil { audit.found("\(kind) \(hash.prefix(12))", "there is no such kind") }
      }
    }
    return kept
  }

  /// The words of the search index against the items they are of, both ways. SQLite's own check of
  /// an index writes, so another index is made of the items.
  private func auditSearch(_ db: Database, _ audit: inout Audit) throws {
    do {
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
      if differ != false { audit.found(file, "the search index does not hold the words of the items") }
      try auditLookup(db, &audit)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      audit.found(file, "the search index is damaged")
    }
  }

  /// A search goes by more than the words: by where each lies, and for its order by how long each
  /// item is.
  private func auditLookup(_ db: Database, _ audit: inout Audit) throws {
    try db.execute(sql: "CREATE VIRTUAL TABLE temp.each_word USING fts5vocab (main, search, row)")
    let words = try Row.fetchCursor(db, sql: "SELECT term, doc FROM temp.each_word")
    let asked = try db.cachedStatement(sql: "SELECT count(*) FROM search WHERE search MATCH ?")
    while let row = try words.next() {
      let word = try row.text(0)
      let found = try Int.fetchOne(asked, arguments: ["\"" + word.replacing("\"", with: "\"\"") + "\""])
      if try found != Int(row.number(1)) { return audit.found(file, "the search index does not find what it holds") }
    }
    let differ = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT id, sz FROM main.search_docsize EXCEPT SELECT id, sz FROM temp.again_docsize)
          OR EXISTS (SELECT id, sz FROM temp.again_docsize EXCEPT SELECT id, sz FROM main.search_docsize)
          OR (SELECT block FROM main.search_data WHERE id = 1) IS NOT (SELECT block FROM temp.again_data WHERE id = 1)
        """)
    if differ != false { audit.found(file, "the search index does not hold how long the items are") }
  }
}
