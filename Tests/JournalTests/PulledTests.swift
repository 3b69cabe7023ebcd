import Foundation
import GRDB
import Records
import Testing

@testable import Journal

@Suite("A journal that is taken away while it is open")
struct PulledTests {
  let folder: Folder
  let store: Store

  init() throws {
    folder = try Folder()
    // All of it is in the journal's own file once the last who has it open closes it.
    try folder.store().begin()
    store = try folder.store(.readWrite)
    try store.say(.note("before"))
  }

  private var moved: URL { folder.url.appending(path: "moved") }

  private func file(_ ending: String) -> String { folder.journal.path(percentEncoded: false) + ending }

  /// What somebody finds who opens the path anew.
  private func notes(in store: Store? = nil) throws -> [String] {
    let there = try store ?? folder.store(.readOnly)
    return try there.record("8", incident: "mapper")?.timeline.map(\.event) ?? []
  }

  private func other() throws -> URL {
    let other = folder.url.appending(path: "other")
    let store = try Store.open(other, access: .create, host: "bastion-2")
    try store.begin()
    for note in 1...9 { try store.say(.note("another's \(note)")) }
    return other
  }

  private func expectPulled(_ reason: JournalError.Pulled) {
    let error = #expect(throws: JournalError.self) { try store.say(.note("after")) }
    #expect(error == .pulled(file: file(""), reason))
    #expect(error?.exitStatus == 5 && error?.message.contains("nothing was written") == true)
  }

  @Test("nothing is acknowledged where the folder is gone, and all goes on when it is back")
  func renamed() throws {
    try FileManager.default.moveItem(at: folder.sessions, to: moved)
    expectPulled(.gone)
    #expect(throws: JournalError.self) { try store.sequence() }
    #expect(!FileManager.default.fileExists(atPath: folder.sessions.path(percentEncoded: false)))
    try FileManager.default.moveItem(at: moved, to: folder.sessions)
    try store.say(.note("after"))
    #expect(try notes() == ["before", "after"])
    #expect(try store.verify().isSound)
  }

  @Test("nothing is acknowledged where the folder was deleted, and none is made")
  func deleted() throws {
    try FileManager.default.removeItem(at: folder.sessions)
    expectPulled(.gone)
    expectPulled(.gone)
    #expect(!FileManager.default.fileExists(atPath: folder.sessions.path(percentEncoded: false)))
  }

  @Test("nothing is acknowledged where a link stands in the journal's place, and all goes on without it")
  func link() throws {
    let journal = folder.journal.path(percentEncoded: false)
    #expect(rename(journal, journal + ".moved") == 0 && symlink(journal + ".moved", journal) == 0)
    let error = #expect(throws: JournalError.self) { try store.say(.note("after")) }
    #expect(error?.message.contains("not a plain file") == true)
    #expect(unlink(journal) == 0 && rename(journal + ".moved", journal) == 0)
    try store.say(.note("after"))
    #expect(try notes() == ["before", "after"])
    #expect(try store.verify().isSound)
  }

  @Test("another store in the folder's place is written to only once that was said")
  func replacedFolder() throws {
    let other = try other()
    try FileManager.default.moveItem(at: folder.sessions, to: moved)
    try FileManager.default.copyItem(at: other, to: folder.sessions)
    expectPulled(.another)
    #expect(try notes(in: store) == (1...9).map { "another's \($0)" })
    try store.say(.note("after"))
    #expect(try notes().last == "after")
    #expect(try folder.store(.readOnly).verify().isSound)
    #expect(try notes(in: Store.open(moved, access: .readOnly, host: "")) == ["before"])
  }

  @Test("a journal renamed over the open one is never written to by the old one's log")
  func replacedJournal() throws {
    let other = try other().appending(path: "journal.sqlite").path(percentEncoded: false)
    #expect(rename(other, file("")) == 0)
    expectPulled(.another)
    #expect(try folder.store(.readOnly).verify().isSound)
    try store.say(.note("after"))
    #expect(try notes() == (1...9).map { "another's \($0)" } + ["after"])
    #expect(try store.verify().isSound)
  }

  @Test(
    "SQLite's own files may go: what was acknowledged is in the journal, and goes on",
    arguments: [["-wal"], ["-shm"], ["-wal", "-shm"]])
  func ownFilesGone(_ endings: [String]) throws {
    for ending in endings { #expect(unlink(file(ending)) == 0) }
    try store.say(.note("after"))
    #expect(try notes() == ["before", "after"])
    #expect(try folder.store(.readOnly).verify().isSound)
  }

  @Test(
    "a log that is emptied, cut or overwritten takes its events with it, and that is said before the next is written")
  func logLost() throws {
    for (place, harm)
      in ([
        { truncate($0, 0) }, { truncate($0, 5000) },
        { path in
          let size = Int((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0)
          return (try? Data(repeating: 0xA5, count: size).write(to: URL(filePath: path), options: [])) == nil ? -1 : 0
        },
      ] as [(String) -> Int32]).enumerated()
    {
      let folder = try Folder()
      try folder.store().begin()
      let store = try folder.store(.readWrite)
      try store.say(.note("before"))
      #expect(harm(folder.journal.path(percentEncoded: false) + "-wal") == 0)
      let error = #expect(throws: JournalError.self, "\(place)") { try store.say(.note("after")) }
      #expect(error == .pulled(file: folder.journal.path(percentEncoded: false), .older), "\(place)")
      try store.say(.note("again"))
      #expect(try folder.store(.readOnly).record("8", incident: "mapper")?.timeline.map(\.event) == ["again"])
      #expect(try folder.store(.readOnly).verify().isSound)
    }
  }

  @Test("a journal that was emptied or cut is damaged, and takes nothing more", arguments: [0, 8192])
  func journalCut(_ size: off_t) throws {
    #expect(truncate(file(""), size) == 0)
    for _ in 1...2 {
      let error = #expect(throws: JournalError.self) { try store.say(.note("after")) }
      #expect(error?.exitStatus == 5)
    }
    // Its log is all that is left of it.
    #expect(try FileManager.default.attributesOfItem(atPath: file("-wal"))[.size] as? Int ?? 0 > 0)
  }

  @Test("a wal-index that is cut while it is mapped ends no process, and loses nothing")
  func indexCut() throws {
    for note in 1...20 {
      #expect(truncate(file("-shm"), 0) == 0)
      try store.say(.note("\(note)"))
    }
    #expect(try notes() == ["before"] + (1...20).map(String.init))
    #expect(try store.verify().isSound)
  }

  @Test("those who follow are told when the store goes, and when it is back")
  func followers() async throws {
    var looks = store.changes().makeAsyncIterator()
    try FileManager.default.moveItem(at: folder.sessions, to: moved)
    _ = await looks.next()
    #expect(throws: JournalError.self) { try store.sequence() }
    try FileManager.default.moveItem(at: moved, to: folder.sessions)
    _ = await looks.next()
    #expect(try store.sequence() == 3)
  }

  @Test("a checkpoint by another program is no harm")
  func checkpoint() throws {
    let other = try DatabaseQueue(path: file(""))
    try other.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try store.say(.note("after"))
    #expect(try notes() == ["before", "after"])
    #expect(try store.verify().isSound)
  }
}
