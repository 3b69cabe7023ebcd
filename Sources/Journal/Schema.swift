import CSQLite
import GRDB

/// The journal's tables. `events` is the journal; every other table but `blobs` is a view of it
/// that can be made again.
enum Schema {
  /// "Batn": tells `file` and us that a database is a Baton journal.
  static let applicationID: Int32 = 0x4261_746E

  /// A store's `user_version` counts how many of these it has had. They only grow; a released one
  /// never changes.
  static let migrations: [String] = [first, edits, third]

  /// Fields of steps, fixes and the session's head are edited by their names, and a todo's edit may
  /// hold any field. No table changes: a Baton of before would leave out what it does not know and
  /// write on, so it is to refuse the store.
  private static let edits = ""

  /// Who lifted a blocker and why, which round brought a risk about, and who took the baton from
  /// whom stand in the events that say so, and entries say for whom an act of the baton was done.
  /// Incidents are opened, run and closed here: their severity,
  /// roles, marks, updates, attachments and alerts are events of their own, and todos have a proof.
  /// A seal names the record that was sealed with the page, an acceptance what was read, and what
  /// git tells of the working copy is an event. So is what a person makes
  /// of lines of a document. No table changes.
  private static let third = ""

  static var version: Int { migrations.count }

  private static let first = """
    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY,
      batch INTEGER NOT NULL,
      incident TEXT NOT NULL,
      session TEXT,
      at INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      host TEXT NOT NULL,
      based_on INTEGER NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT,
      change TEXT NOT NULL,
      previous BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE INDEX events_by_session ON events (incident, session, sequence);
    CREATE INDEX events_by_subject ON events (incident, session, subject, sequence) WHERE subject IS NOT NULL;
    CREATE INDEX events_by_actor ON events (incident, actor, sequence);
    CREATE INDEX events_of_incident ON events (incident, sequence)
      WHERE session IS NULL OR kind IN ('sessionOpened', 'documentImported');
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER events_never_go BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;

    CREATE TABLE incidents (
      key TEXT PRIMARY KEY,
      opened INTEGER NOT NULL REFERENCES events (sequence),
      sequence INTEGER NOT NULL REFERENCES events (sequence),
      record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
      incident TEXT NOT NULL REFERENCES incidents (key),
      number TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES events (sequence),
      refolded INTEGER NOT NULL,
      summary BLOB NOT NULL,
      PRIMARY KEY (incident, number)
    ) STRICT;
    CREATE TABLE snapshots (
      incident TEXT NOT NULL,
      session TEXT NOT NULL,
      sequence INTEGER NOT NULL REFERENCES events (sequence),
      record BLOB NOT NULL,
      PRIMARY KEY (incident, session),
      FOREIGN KEY (incident, session) REFERENCES sessions (incident, number) ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE items (
      id INTEGER PRIMARY KEY,
      incident TEXT NOT NULL,
      session TEXT NOT NULL,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (incident, session, kind, number),
      FOREIGN KEY (incident, session) REFERENCES sessions (incident, number) ON DELETE CASCADE
    ) STRICT;
    CREATE VIRTUAL TABLE search USING fts5 (
      text, content = 'items', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
    CREATE TRIGGER items_added AFTER INSERT ON items
      BEGIN INSERT INTO search (rowid, text) VALUES (new.id, new.text); END;
    CREATE TRIGGER items_removed AFTER DELETE ON items
      BEGIN INSERT INTO search (search, rowid, text) VALUES ('delete', old.id, old.text); END;
    CREATE TRIGGER items_changed AFTER UPDATE ON items BEGIN
      INSERT INTO search (search, rowid, text) VALUES ('delete', old.id, old.text);
      INSERT INTO search (rowid, text) VALUES (new.id, new.text);
    END;

    CREATE TABLE blobs (
      hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    """

  /// Takes a new or older store to this version, in one transaction; refuses a newer one, and what
  /// is no journal.
  static func prepare(
    _ db: Database, file: String, mayWrite: Bool, mayBegin: Bool = true, migrations: [String] = Schema.migrations
  ) throws {
    let known = migrations.count
    let found = try version(of: db, file: file, known: known)
    if found == known { return }
    // What changes no table need not be done to be read.
    if !mayWrite, found > 0, migrations.dropFirst(found).allSatisfy(\.isEmpty) { return }
    guard mayWrite, found > 0 || mayBegin else {
      throw found == 0 ? JournalError.missing(file: file) : JournalError.older(file: file)
    }
    try db.inTransaction(.immediate) {
      for migration in migrations.dropFirst(try version(of: db, file: file, known: known)) where !migration.isEmpty {
        try db.execute(sql: migration)
      }
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(known)")
      return .commit
    }
  }

  /// A newer Baton may take a store over that an older one holds open.
  static func refuseNewer(_ db: Database, file: String) throws {
    let found = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
    guard found <= version else { throw JournalError.newer(file: file, version: found, known: version) }
  }

  private static func version(of db: Database, file: String, known: Int) throws -> Int {
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if application == applicationID {
      guard found <= known else { throw JournalError.newer(file: file, version: found, known: known) }
      return found
    }
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard application == 0, found == 0, isEmpty else { throw JournalError.notAJournal(file: file) }
    return 0
  }

  /// The file of a journal that holds nothing yet, in WAL mode.
  static func image() throws(JournalError) -> [UInt8] {
    do {
      return try DatabaseQueue().inDatabase { db in
        try prepare(db, file: "", mayWrite: true)
        var size: Int64 = 0
        guard let start = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else {
          throw DatabaseError(resultCode: .SQLITE_NOMEM)
        }
        defer { sqlite3_free(start) }
        var image = Array(UnsafeBufferPointer(start: start, count: Int(size)))
        // sqlite.org/fileformat.html, 1.3.3: the versions that write and read it; 2 is WAL.
        image.replaceSubrange(18...19, with: [2, 2])
        return image
      }
    } catch {
      throw JournalError(error, on: "a new journal")
    }
  }

  /// A database with our tables in it.
  static func laid(_ db: Database) throws -> [String: String] {
    try prepare(db, file: "", mayWrite: true)
    return try objects(in: db)
  }

  /// All that a database is made of, by "trigger items_added", with the words that made it. What
  /// SQLite keeps for its planner is no matter, and neither is how its search index words its own
  /// tables.
  static func objects(in db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
    return try rows.reduce(into: [:]) { objects, row in
      let name = try row.text(1)
      objects["\(try row.text(0)) \(name)"] = name.hasPrefix("search_") ? "" : try row.textOrNil(2) ?? ""
    }
  }

  /// A trigger that is not ours could keep events out, or change the views behind them.
  static func refuseForeignTriggers(_ db: Database, file: String) throws {
    let names = try Row.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'").map {
      try $0.text(0)
    }
    guard let foreign = names.first(where: { !triggers.contains($0) }) else { return }
    throw JournalError.damaged(file: file, detail: "the trigger “\(foreign)” in it is not Baton's; nothing was written")
  }

  private static let triggers = [
    "events_never_change", "events_never_go", "items_added", "items_removed", "items_changed",
  ]
}
