import Foundation
import Records
import Testing

@testable import Journal

@Suite("Acts with two halves")
struct HalvesTests {
  let folder: Folder
  private let page = Array("# Session 8\n".utf8)

  init() throws { folder = try Folder() }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.sessions.path(percentEncoded: false)).sorted()
  }

  private func left(_ name: String, _ bytes: [UInt8], in place: URL? = nil) throws {
    // No process has this number: it is beyond the largest there can be.
    try Data(bytes).write(to: (place ?? folder.sessions).appending(path: ".\(name).99999999-1.new"))
  }

  @Test(
    "whoever opens the store puts a page into its place that was left beside it",
    arguments: [Store.Access.readOnly, .readWrite])
  func pageLeft(_ access: Store.Access) throws {
    try folder.store().begin()
    _ = try folder.store().seal(page, name: "S8.md", as: "noor", now: minutes(2))
    // As a process leaves it that is killed between sealing and writing the page.
    let file = folder.sessions.appending(path: "S8.md")
    try FileManager.default.removeItem(at: file)
    try left("S8.md", Array("# Ses".utf8))
    let store = try folder.store(access)
    #expect(try Array(Data(contentsOf: file)) == page)
    #expect(try names().allSatisfy { !$0.hasSuffix(".new") })
    #expect(try store.verify().isSound)
  }

  @Test("what was never sealed goes, and what somebody is writing stays")
  func draftLeft() throws {
    try folder.store().begin()
    try left("S8.md", page)
    try writing("S9.md") {
      _ = try folder.store(.readOnly)
      #expect(try names().filter { $0.hasSuffix(".new") }.count == 1)
    }
    #expect(try names().allSatisfy { !$0.hasSuffix(".new") })
  }

  private func writing(_ name: String, _ body: () throws -> Void) throws {
    let file = try BesideFile(of: folder.sessions.appending(path: name).path(percentEncoded: false), mode: 0o600)
    try body()
    #expect(file.path.hasSuffix(".new"))
  }

  @Test("a page that somebody removed is written again from the journal; one that is there is left alone")
  func restored() throws {
    let store = try folder.store()
    try store.begin()
    _ = try store.seal(page, name: "S8.md", as: "noor", now: minutes(2))
    let isWritten = try store.restoreSealed("8", incident: "mapper")
    #expect(!isWritten)
    try FileManager.default.removeItem(at: folder.sessions.appending(path: "S8.md"))
    #expect(try store.restoreSealed("8", incident: "mapper"))
    #expect(try store.verify().isSound)
  }

  @Test("a new store is whole from the first moment that it can be seen")
  func made() throws {
    _ = try folder.store()
    #expect(try names().filter { $0.hasSuffix(".new") } == [])
    let image = try Schema.image()
    let file = folder.url.appending(path: "image.sqlite")
    try Data(image).write(to: file)
    let store = try Store.open(file, access: .readOnly, host: "")
    #expect(try store.sequence() == 0)
    #expect(try store.verify().isSound)
  }

  @Test(
    "a journal's empty file, as an earlier version left it when it was killed, is no store until one is begun there")
  func emptyFile() throws {
    try FileManager.default.createDirectory(at: folder.sessions, withIntermediateDirectories: true)
    try Data().write(to: folder.journal)
    for access in [Store.Access.readOnly, .readWrite] {
      let error = #expect(throws: JournalError.self) { _ = try folder.store(access) }
      #expect(error == .missing(file: folder.sessions.path(percentEncoded: false)))
    }
    try folder.store(.create).begin()
    #expect(try folder.store(.readOnly).verify().isSound)
  }

  @Test("of several that make a store at once, all have the same one")
  func madeAtOnce() async throws {
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for writer in 1...8 {
        let folder = folder
        group.addTask {
          let store = try folder.store(.create)
          let speaker = Speaker("writer \(writer)", now: quarterPast)
          let opening = [Command.incident(.open(Incident(key: "mapper", title: "Mapper errors")))]
          do throws(JournalError) {
            _ = try store.performFirst(opening, by: speaker)
            return true
          } catch {
            guard case .moved = error else { throw error }
            return false
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(made.count(where: \.self) == 1)
    #expect(try folder.store().sequence() == 1)
    #expect(try folder.store().verify().isSound)
  }

  @Test("a backup that was killed is in nobody's way")
  func backup() throws {
    let store = try folder.store()
    try store.begin()
    try left("copy.sqlite", [1, 2, 3], in: folder.url)
    try store.backup(to: folder.url.appending(path: "copy.sqlite"))
    let there = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)).sorted()
    #expect(there == ["Sessions", "copy.sqlite"])
    #expect(try Store.open(folder.url.appending(path: "copy.sqlite"), access: .readOnly, host: "").verify().isSound)
  }
}
