import Foundation
import Records
import Testing

@testable import Journal

private func mode(_ url: URL) -> mode_t? {
  StoreFiles.status(url.path(percentEncoded: false)).map { $0.st_mode & 0o7777 }
}

@Suite("Who may read a store")
struct ModesTests {
  let folder: Folder

  init() throws { folder = try Folder() }

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
}
