import Foundation
import Journal
import Records
import Testing

@Suite("Backups and kept bytes")
struct KeepingTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test("a backup is a whole store of its own, and is never written over")
  func backup() throws {
    let store = try folder.store()
    try store.begin()
    let file = folder.url.appending(path: "copy.sqlite")
    try store.backup(to: file)
    let error = #expect(throws: JournalError.self) { try store.backup(to: file) }
    #expect(error == .exists(file: file.path(percentEncoded: false)))
    let nowhere = folder.url.appending(path: "nowhere/copy.sqlite")
    let missing = #expect(throws: JournalError.self) { try store.backup(to: nowhere) }
    #expect(missing?.message.contains("no such folder") == true && missing?.exitStatus == 5)
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
      .session(.importDocument(record, update: false)), as: "noor", now: quarterPast, keeping: [Blob([7], .document)])
    #expect(try store.kept(Digest.hex(of: [7])) == [7])
    #expect(throws: JournalError.self) {
      try store.perform(
        .session(.importDocument(record, update: false)), as: "noor", now: quarterPast, keeping: [Blob([8], .document)])
    }
    #expect(try store.kept(Digest.hex(of: [8])) == nil)
  }
}
