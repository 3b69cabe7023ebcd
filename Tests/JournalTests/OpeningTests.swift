import Foundation
import GRDB
import Records
import Testing

@testable import Journal

private func mode(_ url: URL) -> mode_t? {
  StoreFiles.status(url.path(percentEncoded: false)).map { $0.st_mode & 0o7777 }
}

@Suite("Opening a store")
struct OpeningTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func error(_ access: Store.Access = .readWrite) throws -> JournalError {
    try #require(throws: JournalError.self) { _ = try folder.store(access) }
  }

  private func sql(_ text: String) throws {
    let queue = try DatabaseQueue(path: folder.journal.path(percentEncoded: false))
    try queue.writeWithoutTransaction { try $0.execute(sql: text) }
    try queue.close()
  }

  @Test("the folder and every file in it are the owner's alone")
  func modes() throws {
    let store = try folder.store()
    try store.begin()
    #expect(mode(folder.sessions) == 0o700)
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
      #expect(mode(folder.sessions.appending(path: name)) == 0o600, "\(name)")
    }
    _ = try store.seal(Array("x".utf8), name: "S8.md", as: "noor", now: quarterPast)
    #expect(mode(folder.sessions.appending(path: "S8.md")) == 0o600)
    try store.backup(to: folder.url.appending(path: "copy.sqlite"))
    #expect(mode(folder.url.appending(path: "copy.sqlite")) == 0o600)
  }

  @Test("a shared store is its group's as well")
  func sharedModes() throws {
    let store = try folder.store(.createShared)
    try store.begin()
    #expect(mode(folder.sessions) == 0o2770)
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
      #expect(mode(folder.sessions.appending(path: name)) == 0o660, "\(name)")
    }
  }

  @Test("a store that was the owner's alone can be shared later")
  func sharedLater() throws {
    let first = try folder.store()
    try first.begin()
    try folder.store(.createShared).say(.note("ours"))
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
      #expect(mode(folder.sessions.appending(path: name)) == 0o660, "\(name)")
    }
  }

  @Test("the file says what it is, keeps what was committed, and minds its foreign keys")
  func pragmas() throws {
    let store = try folder.store()
    let journal = try #require(store.journal as? SQLiteJournal)
    let settings = try journal.reading { db in
      try ["journal_mode", "synchronous", "foreign_keys", "application_id", "user_version"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(settings == ["wal", "2", "1", "\(Schema.applicationID)", "\(Schema.version)"])
  }

  @Test("where there is no store, only creating makes one", arguments: [Store.Access.readOnly, .readWrite])
  func missing(_ access: Store.Access) throws {
    let error = try error(access)
    #expect(error.exitStatus == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.sessions.path(percentEncoded: false)))
  }

  @Test("a store of a newer Baton is refused in words, and left as it is")
  func newer() throws {
    try folder.store().begin()
    try sql("PRAGMA user_version = 99")
    for access in [Store.Access.readOnly, .readWrite, .create] {
      let error = try error(access)
      #expect(error == .newer(file: folder.journal.path(percentEncoded: false), version: 99, known: Schema.version))
      #expect(error.message.contains("newer Baton") && error.exitStatus == 5)
    }
  }

  @Test("an older store is brought up to date by the first writer, and a reader says so until then")
  func older() throws {
    try folder.store().begin()
    let migrations = Schema.migrations + ["ALTER TABLE blobs ADD COLUMN note TEXT"]
    let path = folder.journal.path(percentEncoded: false)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      #expect(throws: JournalError.older(file: path)) {
        try Schema.prepare(db, file: path, mayWrite: false, migrations: migrations)
      }
      try Schema.prepare(db, file: path, mayWrite: true, migrations: migrations)
      try Schema.prepare(db, file: path, mayWrite: false, migrations: migrations)
      #expect(try db.columns(in: "blobs").map(\.name).contains("note"))
    }
    #expect(try error() == .newer(file: path, version: migrations.count, known: Schema.version))
  }

  @Test("a migration that fails leaves the store as it was")
  func failedMigration() throws {
    try folder.store().begin()
    let migrations = Schema.migrations + ["CREATE TABLE more (x); CREATE TABLE events (y)"]
    let queue = try DatabaseQueue(path: folder.journal.path(percentEncoded: false))
    try queue.writeWithoutTransaction { db in
      #expect(throws: DatabaseError.self) {
        try Schema.prepare(db, file: "", mayWrite: true, migrations: migrations)
      }
      let isLeft = try db.tableExists("more")
      #expect(!isLeft)
    }
    #expect(try folder.store().verify().isSound)
  }

  @Test("someone else's database and a file that is none are refused, and left as they are")
  func notAJournal() throws {
    try FileManager.default.createDirectory(at: folder.sessions, withIntermediateDirectories: true)
    try sql("CREATE TABLE cats (name TEXT)")
    #expect(try error() == .notAJournal(file: folder.journal.path(percentEncoded: false)))
    let text = Data(String(repeating: "not a database, just words. ", count: 200).utf8)
    try text.write(to: folder.journal)
    #expect(try error() == .notAJournal(file: folder.journal.path(percentEncoded: false)))
    #expect(try Data(contentsOf: folder.journal) == text)
  }

  @Test("a damaged file is said to be damaged, by verify or by opening")
  func damaged() throws {
    let store = try folder.store()
    try store.begin()
    for note in 1...200 { try store.say(.note("note \(note), so that the file has some pages to damage")) }
    try store.backup(to: folder.url.appending(path: "copy.sqlite"))
    var bytes = try Data(contentsOf: folder.url.appending(path: "copy.sqlite"))
    for place in stride(from: 4096 + 100, to: bytes.count, by: 4096) {
      bytes.replaceSubrange(place..<(place + 200), with: repeatElement(0xA5, count: 200))
    }
    let broken = folder.url.appending(path: "broken.sqlite")
    try bytes.write(to: broken)
    do {
      let findings = try Store.open(broken, access: .readOnly, host: "").verify().findings
      #expect(!findings.isEmpty)
    } catch {
      #expect(error.exitStatus == 5 && error.message.contains("damaged"))
    }
  }

  @Test("a full disk is said in words, and nothing is lost")
  func full() throws {
    let store = try folder.store()
    try store.begin()
    let journal = try #require(store.journal as? SQLiteJournal)
    try journal.queue.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let error = #expect(throws: JournalError.self) { try store.say(.note(String(repeating: "long ", count: 10_000))) }
    #expect(error == .full(file: folder.journal.path(percentEncoded: false)))
    #expect(error?.exitStatus == 5)
    #expect(try store.sequence() == 2)
    #expect(try folder.store().verify().isSound)
  }

  @Test("a store opened for reading writes nothing")
  func readOnly() throws {
    try folder.store().begin()
    let error = #expect(throws: JournalError.self) { try folder.store(.readOnly).say(.note("x")) }
    #expect(error.map { if case .readOnly = $0 { true } else { false } } == true)
    #expect(try folder.store().sequence() == 2)
  }

  @Test("a lock that another program keeps ends in words, not in SQLite's")
  func busyWords() {
    let error = JournalError(
      DatabaseError(resultCode: .SQLITE_BUSY, message: "database is locked"), on: "journal.sqlite")
    #expect(error.exitStatus == 4)
    #expect(!error.message.contains("locked"))
  }

  @Test("a link in the journal's place is refused", arguments: ["journal.sqlite", "journal.sqlite-wal"])
  func links(_ name: String) throws {
    try folder.store().begin()
    let real = folder.sessions.appending(path: name)
    let elsewhere = folder.url.appending(path: "elsewhere")
    if FileManager.default.fileExists(atPath: real.path(percentEncoded: false)) {
      try FileManager.default.moveItem(at: real, to: elsewhere)
    }
    try FileManager.default.createSymbolicLink(at: real, withDestinationURL: elsewhere)
    #expect(try error().message.contains("plain file"))
    #expect(try error(.readOnly).message.contains("plain file"))
  }

  @Test("a folder that may not be entered says so", .enabled(if: geteuid() != 0, "permissions do not bind root"))
  func denied() throws {
    try folder.store().begin()
    chmod(folder.sessions.path(percentEncoded: false), 0)
    defer { chmod(folder.sessions.path(percentEncoded: false), 0o700) }
    #expect(try error().exitStatus == 5)
  }

  @Test(
    "a store that may only be read is read as it lies", .enabled(if: geteuid() != 0, "permissions do not bind root"))
  func othersStore() throws {
    try folder.store().begin()
    let path = folder.sessions.path(percentEncoded: false)
    chmod(folder.journal.path(percentEncoded: false), 0o400)
    chmod(path, 0o500)
    defer { chmod(path, 0o700) }
    let store = try folder.store(.readOnly)
    #expect(store.notice != nil)
    #expect(try store.current() == "8")
    #expect(throws: JournalError.self) { try store.say(.note("x")) }
  }

  @Test("a backup is a whole store of its own, and is never written over")
  func backup() throws {
    let store = try folder.store()
    try store.begin()
    let file = folder.url.appending(path: "copy.sqlite")
    try store.backup(to: file)
    let error = #expect(throws: JournalError.self) { try store.backup(to: file) }
    #expect(error == .exists(file: file.path(percentEncoded: false)))
    try store.say(.note("later"))
    let copy = try Store.open(file, access: .readWrite, host: "elsewhere")
    #expect(try copy.sequence() == 2)
    #expect(try copy.verify().isSound)
    try copy.say(.note("on the copy"))
    #expect(try copy.verify().isSound)
  }

  @Test("bytes are kept once, under their hash, with the event that names them or alone")
  func kept() throws {
    let store = try folder.store()
    try store.begin()
    let hash = try store.keep([1, 2, 3], as: .evidence)
    #expect(try store.keep([1, 2, 3], as: .evidence) == hash)
    #expect(hash == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
    #expect(try store.kept(hash) == [1, 2, 3])
    #expect(try store.kept("nothing") == nil)
    var record = SessionRecord(session: Session(number: "7", title: "Baseline"))
    record.source = DocumentSource(name: "S7.md", hash: Digest.hex(of: [7]), bytes: 1)
    try store.perform(
      .importDocument(record, update: false), as: "noor", now: quarterPast, keeping: [Blob([7], .document)])
    #expect(try store.kept(Digest.hex(of: [7])) == [7])
    #expect(throws: JournalError.self) {
      try store.perform(
        .importDocument(record, update: false), as: "noor", now: quarterPast, keeping: [Blob([8], .document)])
    }
    #expect(try store.kept(Digest.hex(of: [8])) == nil)
  }
}
