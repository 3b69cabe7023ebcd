import Foundation
import GRDB
import Records
import Testing

@testable import Journal

/// Someone at the file with SQLite, not with Baton.
private func tamper(_ folder: Folder, _ sql: String) throws {
  var configuration = Configuration()
  configuration.foreignKeysEnabled = false
  let queue = try DatabaseQueue(path: folder.journal.path(percentEncoded: false), configuration: configuration)
  try queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
  try queue.close()
}

@Suite("Verify")
struct VerifyTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    store = try folder.store()
    try store.begin()
    try store.say(.newTodo("restart the worker"))
    try store.say(.note("restarted"), as: "ana")
    try store.say(.todo(1, .finish))
    try store.undo(as: "ana", now: minutes(1))
    try store.keep(Array("SUCCESS 01:15:15".utf8), as: .evidence)
  }

  @Test("an untouched store is sound, and says what was looked at")
  func sound() throws {
    let verification = try store.verify()
    #expect(verification.isSound, "\(verification.findings)")
    #expect(verification.events == 6 && verification.sessions == 1 && verification.blobs == 1)
  }

  private static let free = "DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;"

  @Test(
    "any edit of the journal is found, at its place",
    arguments: [
      ("event 4", free + "UPDATE events SET actor = 'noor' WHERE sequence = 4"),
      ("event 4", free + "UPDATE events SET change = replace(change, 'restarted', 'rebooted') WHERE sequence = 4"),
      ("event 3", free + "UPDATE events SET at = at + 1 WHERE sequence = 3"),
      ("event 3", free + "UPDATE events SET subject = NULL WHERE sequence = 3"),
      ("event 5", free + "DELETE FROM events WHERE sequence = 4"),
      ("event 6", free + "DELETE FROM events WHERE sequence = 6"),
      ("event 5", free + "UPDATE events SET hash = zeroblob(32) WHERE sequence = 4"),
      ("journal.sqlite", free),
      ("evidence ", "UPDATE blobs SET bytes = x'00'"),
      ("session 8", "UPDATE sessions SET summary = CAST(replace(summary, '\"entries\":0', '\"entries\":9') AS BLOB)"),
      ("session 8", "UPDATE snapshots SET record = CAST(replace(record, 'Fix the mapper', 'Fix the paper') AS BLOB)"),
      ("session 8", "DELETE FROM items WHERE kind = 'todo'"),
      ("journal.sqlite", "INSERT INTO search (search) VALUES ('delete-all')"),
      ("journal.sqlite", "INSERT INTO search (rowid, text) VALUES (99, 'words of nothing')"),
      ("journal.sqlite", "UPDATE search_data SET block = zeroblob(40) WHERE id > 10"),
      ("journal.sqlite", "UPDATE search_docsize SET sz = x'09' WHERE id = 1"),
      ("journal.sqlite", "DELETE FROM search_docsize"),
      ("journal.sqlite", "UPDATE search_data SET block = x'010101' WHERE id = 1"),
      ("incident mapper", "UPDATE incidents SET record = CAST(replace(record, 'Mapper', 'Paper') AS BLOB)"),
      ("incident mapper", "UPDATE incidents SET record = x'7b'"),
      ("incident mapper", "DELETE FROM incidents"),
      ("incident mapper", "UPDATE incidents SET opened = 3"),
      ("incident phantom", "INSERT INTO incidents SELECT 'phantom', opened, sequence, record FROM incidents"),
      ("session 99", "INSERT INTO sessions SELECT incident, '99', sequence, refolded, summary FROM sessions"),
      ("session 8", "UPDATE sessions SET sequence = 1"),
      ("session 8", "UPDATE sessions SET refolded = 1"),
      ("session 8", "DELETE FROM sessions"),
      (
        "session 99",
        "INSERT INTO items (incident, session, kind, number, text) VALUES ('mapper', '99', 'todo', 1, 'x')"
      ),
      ("session 8", "INSERT INTO items (incident, session, kind, number, text) VALUES ('ghost', '8', 'todo', 1, 'x')"),
      (
        "journal.sqlite",
        "CREATE TRIGGER evil AFTER INSERT ON items BEGIN UPDATE items SET text = 'x' WHERE id = new.id; END"
      ),
      ("journal.sqlite", "DROP INDEX events_by_actor"),
      ("journal.sqlite", free + "CREATE TRIGGER events_never_go BEFORE DELETE ON events WHEN 0 BEGIN SELECT 1; END"),
    ])
  func edits(_ place: String, _ sql: String) throws {
    try tamper(folder, sql)
    let verification = try folder.store(.readOnly).verify()
    #expect(!verification.isSound)
    #expect(verification.findings.contains { $0.place.contains(place) }, "\(verification.findings)")
  }

  @Test(
    "an index that hides events is found, and a reader who would be misled by it is told",
    arguments: ["events_by_session", "events_of_incident", "events_by_subject", "events_by_actor"])
  func hidden(_ index: String) throws {
    let queue = try DatabaseQueue(path: folder.journal.path(percentEncoded: false))
    let sql = try queue.read {
      try String.fetchOne($0, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [index])
    }
    try queue.close()
    let change = "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
    let columns = try #require(sql?.prefix { $0 != ")" })
    try tamper(folder, change + "'\(columns)) WHERE 0' WHERE name = '\(index)'")
    try tamper(folder, "REINDEX \(index)")
    let quoted = (sql ?? "").replacing("'", with: "''")
    try tamper(folder, change + "'\(quoted)' WHERE name = '\(index)'; DELETE FROM snapshots")
    let store = try folder.store(.readOnly)
    #expect(try store.verify().findings.contains { $0.place.contains("journal.sqlite") })
    guard index == "events_by_session" else { return }
    let error = #expect(throws: JournalError.self) { try store.record("8", incident: "mapper") }
    #expect(error?.message.contains("can't be found") == true)
  }

  @Test("nothing is written to a journal with a trigger in it that is not Baton's")
  func foreignTrigger() throws {
    try tamper(
      folder, "CREATE TRIGGER evil BEFORE INSERT ON events WHEN new.kind = 'noted' BEGIN SELECT RAISE(IGNORE); END")
    let error = #expect(throws: JournalError.self) { try folder.store().say(.note("x")) }
    #expect(error?.message.contains("evil") == true)
    // One that was open before finds that what it wrote is not there.
    #expect(throws: JournalError.self) { try store.say(.note("x")) }
    #expect(try folder.store(.readOnly).sequence() == 6)
  }

  @Test("a record is read from its events where what is kept of it can't be read")
  func unreadableViews() throws {
    let record = try store.record("8", incident: "mapper")
    try tamper(folder, "UPDATE snapshots SET record = x'7b'; UPDATE incidents SET record = x'00'")
    let reader = try folder.store(.readOnly)
    #expect(try reader.record("8", incident: "mapper") == record)
    #expect(try reader.incident("mapper") == store.incident("mapper"))
    #expect(try !reader.verify().isSound)
  }

  @Test("a kept document or output that is gone is found, at the session that rests on it")
  func lostBytes() throws {
    let document = Blob(Array("# Session 9\n".utf8), .document)
    var record = SessionRecord(session: Session(number: "9"))
    record.source = DocumentSource(name: "S9.md", hash: document.hash, bytes: document.bytes.count)
    try store.perform(
      .session(.importDocument(record, update: false)), as: "noor", now: minutes(2), keeping: [document])
    #expect(try store.verify().isSound)
    try tamper(folder, "DELETE FROM blobs WHERE kind = 'document'")
    #expect(try folder.store().verify().findings.map(\.place) == ["session 9"])
  }

  @Test(
    "SQLite itself refuses to change or remove an event",
    arguments: ["UPDATE events SET actor = 'eve'", "DELETE FROM events", "REPLACE INTO events SELECT * FROM events"])
  func refused(_ sql: String) throws {
    #expect(throws: DatabaseError.self) { try tamper(folder, "PRAGMA recursive_triggers = ON; " + sql) }
    #expect(try store.verify().isSound)
  }

  @Test("a search index that no longer finds what it holds is found")
  func lookup() throws {
    for number in 0..<400 { try store.say(.note((0..<30).map { "word\(number * 30 + $0)" }.joined(separator: " "))) }
    #expect(try store.verify().isSound)
    try tamper(folder, "DELETE FROM search_idx")
    #expect(try folder.store().verify().findings.map(\.message) == ["the search index does not find what it holds"])
  }

  @Test("a sealed handoff is written beside the journal, and an edit or a loss of it is found")
  func sealedFile() throws {
    let document = Array("# Session 8\n".utf8)
    _ = try store.seal(document, name: "SESSION_8_HANDOFF.md", to: "ana", as: "noor", now: minutes(2))
    let file = folder.sessions.appending(path: "SESSION_8_HANDOFF.md")
    #expect(try Array(Data(contentsOf: file)) == document)
    #expect(try store.verify().isSound)
    #expect(try store.verify().sealed == 1)
    try Data("# Session 8, better\n".utf8).write(to: file)
    #expect(try store.verify().findings.map(\.place) == ["SESSION_8_HANDOFF.md"])
    try FileManager.default.removeItem(at: file)
    #expect(try store.verify().findings.map(\.place) == ["SESSION_8_HANDOFF.md"])
    #expect(try store.restoreSealed("8", incident: "mapper"))
    #expect(try store.verify().isSound)
  }

  @Test("a link in the sealed handoff's place is not followed")
  func sealedLink() throws {
    _ = try store.seal(Array("# Session 8\n".utf8), name: "S8.md", as: "noor", now: minutes(2))
    let file = folder.sessions.appending(path: "S8.md")
    try FileManager.default.moveItem(at: file, to: folder.url.appending(path: "elsewhere.md"))
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: folder.url.appending(path: "elsewhere.md"))
    #expect(try store.verify().findings.map(\.place) == ["S8.md"])
  }
}
