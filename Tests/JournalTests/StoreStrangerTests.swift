import Foundation
import GRDB
import Journal
import Testing

@Suite("Whose the store is")
struct StoreStrangerTests {
  let folder: Folder
  let store: String

  init() throws {
    folder = try Folder()
    store = folder.sessions.path(percentEncoded: false)
    _ = try folder.store()
  }

  private func stranger(_ users: Set<UInt32>, _ groups: Set<UInt32> = []) -> StoreStranger? {
    StoreStranger(in: store, as: .init(users: users, groups: groups))
  }

  @Test("one's own is no stranger's, another's is, to root too")
  func owner() {
    #expect(stranger([geteuid()]) == nil)
    #expect(stranger([geteuid() + 1])?.user == geteuid())
    #expect(stranger([geteuid() + 1])?.name == "user \(geteuid())")
  }

  @Test("one that is shared with a group is its members' own")
  func group() throws {
    #expect(stranger([geteuid() + 1], [getegid()]) != nil, "it is not shared yet")
    chmod(store, 0o2770)
    #expect(stranger([geteuid() + 1], [getegid()]) == nil)
    #expect(stranger([geteuid() + 1], [getegid() + 1]) != nil)
  }

  @Test(
    "a journal of somebody else in one's own folder is a stranger's",
    .enabled(if: geteuid() == 0, "only root gives away"))
  func journal() {
    chown(folder.journal.path(percentEncoded: false), 4242, 4242)
    #expect(stranger([0])?.user == 4242)
  }

  @Test("root that came by sudo is also who it was")
  func sudo() {
    let person = StoreStranger.Person.here(["SUDO_UID": "4242"])
    #expect(person.users.contains(4242) == (geteuid() == 0))
    #expect(person.users.isSuperset(of: [0, geteuid()]) && person.groups.contains(getegid()))
  }

  @Test(
    "a pipe in the place of a file that SQLite keeps beside the journal keeps nobody waiting",
    arguments: ["-wal", "-journal"])
  func pipe(name: String) {
    mkfifo(folder.journal.path(percentEncoded: false) + name, 0o600)
    for access in [Store.Access.readOnly, .readWrite] {
      #expect(throws: JournalError.self) { try folder.store(access) }
    }
  }

  @Test("kept bytes that were changed are not given out as what was kept")
  func changed() throws {
    let kept = try folder.store()
    try kept.begin()
    let hash = try kept.keep(Array("as it was".utf8), as: .document)
    #expect(try kept.kept(hash) == Array("as it was".utf8))
    try DatabaseQueue(path: folder.journal.path(percentEncoded: false)).write { db in
      try db.execute(sql: "UPDATE blobs SET bytes = x'6c6965' WHERE hash = ?", arguments: [hash])
    }
    #expect(throws: JournalError.self) { try folder.store(.readOnly).kept(hash) }
  }
}
