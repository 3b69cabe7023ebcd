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
      ("incident mapper", "UPDATE incidents SET record = CAST(replace(record, 'Mapper', 'Paper') AS BLOB)"),
      ("incident mapper", "UPDATE incidents SET record = x'7b'"),
    ])
  func edits(_ place: String, _ sql: String) throws {
    try tamper(folder, sql)
    let verification = try folder.store().verify()
    #expect(!verification.isSound)
    #expect(verification.findings.contains { $0.place.contains(place) }, "\(verification.findings)")
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
