import Foundation
import GRDB
import Records

extension SQLiteJournal {
  func updateViews(with batch: Batch, in db: Database) throws {
    guard let first = batch.events.first, let last = batch.events.last else { return }
    if let incident = batch.incident {
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO incidents VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET sequence = excluded.sequence, record = excluded.record
          """)
      try statement.execute(arguments: [
        incident.key, first.sequence, last.sequence, Coding.encoded(incident),
      ])
    } else {
      try db.cachedStatement(sql: "UPDATE incidents SET sequence = ? WHERE key = ?")
        .execute(arguments: [last.sequence, last.incident])
    }
    for view in batch.sessions { try update(view, incident: last.incident, sequence: last.sequence, in: db) }
  }

  func update(_ view: SessionView, incident: String, sequence: Int64, in db: Database) throws {
    let number = view.number.text
    guard let summary = view.summary else {
      try db.cachedStatement(sql: "DELETE FROM sessions WHERE incident = ? AND number = ?")
        .execute(arguments: [incident, number])
      return
    }
    let upsert = try db.cachedStatement(
      sql: """
        INSERT INTO sessions VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (incident, number) DO UPDATE SET
          sequence = excluded.sequence, summary = excluded.summary,
          refolded = CASE WHEN ? THEN excluded.sequence ELSE refolded END
        """)
    try upsert.execute(arguments: [
      incident, number, sequence, sequence, Coding.encoded(summary), view.isRefolded,
    ])
    if let snapshot = view.snapshot {
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)")
        .execute(arguments: [incident, number, sequence, Coding.encoded(snapshot)])
    }
    try update(view.search, incident: incident, session: number, in: db)
  }

  private func update(_ search: SearchUpdate, incident: String, session: String, in db: Database) throws {
    for kind in search.cleared {
      try db.cachedStatement(sql: "DELETE FROM items WHERE incident = ? AND session = ? AND kind = ?")
        .execute(arguments: [incident, session, kind.rawValue])
    }
    let upsert = try db.cachedStatement(
      sql: """
        INSERT INTO items (incident, session, kind, number, text) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (incident, session, kind, number) DO UPDATE SET text = excluded.text
        """)
    for (item, text) in search.items {
      try upsert.execute(arguments: [incident, session, item.kind.rawValue, item.number, text])
    }
  }

  func incidents() throws(JournalError) -> [IncidentMark] {
    try reading { db in
      try Row.fetchAll(db.cachedStatement(sql: "SELECT key, opened, sequence FROM incidents ORDER BY opened"))
        .map { IncidentMark(key: try $0.text(0), opened: try $0.number(1), sequence: try $0.number(2)) }
    }
  }

  func incident(_ key: String) throws(JournalError) -> Incident? {
    try reading { db in
      let statement = try db.cachedStatement(sql: "SELECT record FROM incidents WHERE key = ?")
      guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
      do {
        return try incidentCache.incident(key, from: try row.bytes(0)) { try Coding.decoded(Incident.self, from: $0) }
      } catch {
        return try foldedIncident(key, in: db)
      }
    }
  }

  func load(_ session: SessionNumber, incident: String, known: Int64?) throws(JournalError) -> LoadedSession? {
    try reading { db in try load(session, incident: incident, known: known, in: db) }
  }

  func load(
    _ session: SessionNumber, incident: String, known: Int64?, in db: Database
  ) throws -> LoadedSession? {
    let mark = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, refolded FROM sessions WHERE incident = ? AND number = ?"),
      arguments: [incident, session.text])
    guard let mark else { return nil }
    let (last, refolded) = (try mark.number(0), try mark.number(1))
    if let known, known >= refolded {
      let tail = known == last ? [] : try tail(of: session, incident: incident, after: known, in: db)
      return LoadedSession(sequence: last, snapshot: nil, isFresh: false, tail: tail)
    }
    let snapshot = try snapshot(of: session, incident: incident, in: db)
    var tail = try tail(of: session, incident: incident, after: snapshot?.sequence ?? 0, in: db)
    if snapshot == nil {
      // A snapshot has the undone events left out already.
      let undone = Fold.undone(in: try SQLiteJournal.events(Selection(scope: .undos(incident)), in: db, file: file))
      tail.removeAll { undone.contains($0.sequence) }
      // What is in the list of sessions was opened by an event.
      guard tail.contains(where: \.change.isWholeRecord) else {
        throw JournalError.damaged(file: file, detail: "the events of session \(session) can't be found")
      }
    }
    return LoadedSession(sequence: last, snapshot: snapshot, isFresh: true, tail: tail)
  }

  /// Nil where there is none, or it can't be read: it is only a quicker way to what the events say.
  private func snapshot(
    of session: SessionNumber, incident: String, in db: Database
  ) throws -> (record: SessionRecord, sequence: Int64)? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, record FROM snapshots WHERE incident = ? AND session = ?"),
      arguments: [incident, session.text])
    return row.flatMap { row in
      guard let sequence = try? row.number(0), let json = try? row.bytes(1),
        let record = try? Coding.decoded(SessionRecord.self, from: json)
      else { return nil }
      return (record, sequence)
    }
  }

  private func foldedIncident(_ key: String, in db: Database) throws -> Incident? {
    let events = try SQLiteJournal.events(Selection(scope: .incidentItself(key)), in: db, file: file)
    return Fold.incident(key, events: events, skipping: Fold.undone(in: events))
  }

  private func tail(of session: SessionNumber, incident: String, after: Int64, in db: Database) throws -> [Event] {
    let selection = Selection(scope: .session(session, incident: incident), after: after)
    return try SQLiteJournal.events(selection, in: db, file: file)
  }

  func summaries(
    incident: String, after: Int64
  ) throws(JournalError) -> (changed: [SessionSummary], sequence: Int64) {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT sequence, summary FROM sessions WHERE incident = ? AND sequence > ?")
      let rows = try Row.fetchAll(statement, arguments: [incident, after])
      return (
        try rows.map { row in
          do {
            return try Coding.decoded(SessionSummary.self, from: try row.bytes(1))
          } catch {
            throw JournalError.damaged(file: file, detail: "what is kept of the list of sessions can't be read")
          }
        },
        try rows.reduce(after) { max($0, try $1.number(0)) }
      )
    }
  }

  func moments(of session: SessionNumber, incident: String, limit: Int) throws(JournalError) -> [Moment] {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT min(at, recorded_at) AS known FROM events WHERE incident = :incident AND session = :session
            AND known >= (
              SELECT min(at, recorded_at) FROM events WHERE incident = :incident AND session = :session
              ORDER BY sequence LIMIT 1)
          ORDER BY sequence DESC LIMIT :limit
          """)
      return try Row.fetchAll(
        statement, arguments: ["incident": incident, "session": session.text, "limit": limit]
      ).map { Moment(milliseconds: try $0.number(0)) }
    }
  }

  func search(_ query: String, incident: String?, limit: Int) throws(JournalError) -> [SearchHit] {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT session, kind, number, items.text, bm25(search) AS rank FROM search JOIN items ON items.id = search.rowid
          WHERE search MATCH ? AND incident = coalesce(?, incident) ORDER BY rank, items.id DESC LIMIT ?
          """)
      return try Row.fetchAll(statement, arguments: [query, incident, limit]).compactMap { row in
        guard let session = SessionNumber(try row.text(0)), let kind = ItemReference.Kind(rawValue: try row.text(1))
        else { return nil }
        return SearchHit(
          session: session, item: ItemReference(kind, Int(try row.number(2))), text: try row.text(3),
          score: -(Double.fromDatabaseValue(row[4]) ?? 0))
      }
    }
  }

  static func insert(_ blob: Blob, into db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO blobs VALUES (?, ?, ?)")
      .execute(arguments: [Digest.hex(of: blob.bytes), blob.kind.rawValue, Data(blob.bytes)])
  }

  func kept(_ hash: String) throws(JournalError) -> [UInt8]? {
    try reading { db in
      let statement = try db.cachedStatement(sql: "SELECT bytes FROM blobs WHERE hash = ?")
      return try Row.fetchOne(statement, arguments: [hash]).map { Array(try $0.bytes(0)) }
    }
  }
}
