import Foundation
import GRDB
import Records
import Testing

@testable import Journal

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

  @Test("its place on the machine is one by every path to it, and another's is another")
  func place() throws {
    let store = try folder.store()
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.sessions)
    #expect(try Store.open(link, access: .readOnly, host: "bastion-1").placeOnMachine == store.placeOnMachine)
    let other = folder.url.appending(path: "other")
    let places = [store, try Store.open(other, access: .create, host: "bastion-1")].map(\.placeOnMachine)
    #expect(Set(places).count == 2 && !places.contains(""))
  }

  @Test("its place on the machine is not that of a store that was removed, though a disk gives its numbers out again")
  func placeOfAnother() throws {
    var places: Set<String> = []
    for _ in 0..<20 {
      places.insert(try folder.store().placeOnMachine)
      try FileManager.default.removeItem(at: folder.sessions)
    }
    #expect(places.count == 20)
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

  @Test(
    "a store of before the forms of now is read as it is, taken over by who writes, and then refused by an older Baton")
  func forms() throws {
    try folder.store().begin()
    try sql("PRAGMA user_version = 1")
    let path = folder.journal.path(percentEncoded: false)
    func version() throws -> Int? {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }
    #expect(try folder.store(.readOnly).incident("mapper") != nil)
    #expect(try version() == 1)
    let store = try folder.store()
    try store.say(.note("on with it"))
    #expect(try version() == Schema.version)
    let queue = try DatabaseQueue(path: path)
    queue.writeWithoutTransaction { db in
      for mayWrite in [false, true] {
        #expect(throws: JournalError.newer(file: path, version: Schema.version, known: 1)) {
          try Schema.prepare(db, file: path, mayWrite: mayWrite, migrations: [Schema.migrations[0]])
        }
      }
    }
    try queue.close()
  }

  @Test("a store that a newer Baton has taken over is neither read nor written on by one that holds it open")
  func takenOver() throws {
    let store = try folder.store()
    try store.begin()
    try sql("PRAGMA user_version = 99")
    let newer = JournalError.newer(
      file: folder.journal.path(percentEncoded: false), version: 99, known: Schema.version)
    #expect(throws: newer) { try store.say(.note("lost on it")) }
    #expect(throws: newer) { try store.incident("mapper") }
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

  @Test("a backup of a damaged journal holds every event that can be read")
  func salvaged() throws {
    let store = try folder.store()
    try store.begin()
    for note in 1...300 { try store.say(.note("note \(note), so that the file has some pages to damage")) }
    try store.backup(to: folder.url.appending(path: "copy.sqlite"))
    let broken = folder.url.appending(path: "broken.sqlite")
    var bytes = try Data(contentsOf: folder.url.appending(path: "copy.sqlite"))
    // The page that holds this note, whose words are in the search index and the items too; the
    // table of events comes first.
    let page = try #require(bytes.range(of: Data("note 150, so".utf8))).lowerBound / 4096 * 4096
    bytes.replaceSubrange(page..<page + 200, with: repeatElement(0xA5, count: 200))
    try bytes.write(to: broken)
    let damaged = try Store.open(broken, access: .readOnly, host: "")
    #expect(try !damaged.verify().isSound)
    let saved = folder.url.appending(path: "saved.sqlite")
    let isWhole = try damaged.backup(to: saved)
    #expect(!isWhole)
    let copy = try Store.open(saved, access: .readWrite, host: "")
    let notes = try #require(try copy.record("8", incident: "mapper")).timeline.count
    #expect(notes > 200)
    #expect(try copy.verify().findings.allSatisfy { $0.message.contains("missing") })
    try copy.say(.note("on what was saved"))
  }

  @Test("a full disk is said in words, and nothing is written")
  func full() throws {
    let store = try folder.store()
    try store.begin()
    let journal = try #require(store.journal as? SQLiteJournal)
    try journal.held.use { opened in
      try opened.queue.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
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
  func busy() throws {
    try folder.store().begin()
    let path = folder.journal.path(percentEncoded: false)
    let store = Store(
      files: StoreFiles(at: folder.sessions.path(percentEncoded: false)),
      journal: try SQLiteJournal(file: path, mode: .write, patience: 0.01), host: "", notice: nil)
    let holder = try DatabaseQueue(path: path)
    try holder.inDatabase { db in
      try db.inTransaction(.immediate) {
        let error = #expect(throws: JournalError.self) { try store.say(.note("x")) }
        #expect(error == .busy(file: path))
        #expect(error?.exitStatus == 4 && error?.message.contains("database is locked") == false)
        return .rollback
      }
    }
    #expect(try store.record("8", incident: "mapper")?.timeline.isEmpty == true)
    #expect(try store.say(.note("x")).events.count == 1)
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
}
