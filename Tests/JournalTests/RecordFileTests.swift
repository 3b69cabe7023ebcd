import Foundation
import Records
import Testing

@testable import Journal

@Suite("The record beside a page")
struct RecordFileTests {
  private let folder: Folder
  private let store: Store
  private let page = Array("# Session 8\n".utf8)

  init() throws {
    folder = try Folder()
    store = try folder.store()
    try store.begin()
    try store.say(.newTodo("Watch"))
  }

  private var place: URL { folder.sessions.appending(path: "S8.json") }

  private func sealed() throws -> RecordFile {
    try store.seal(page, name: "S8.md", to: "ana", as: "noor", now: minutes(2))
    return try #require(try RecordFile(Array(Data(contentsOf: place)), name: "S8.json"))
  }

  @Test("is sealed with it: the record as it stands once it is sealed, its incident, and the page")
  func whole() throws {
    let file = try sealed()
    #expect(try file.record == store.record("8", incident: "mapper"))
    #expect(file.incident.key == "mapper" && file.incident.title == "Mapper errors")
    #expect(Array(file.page.utf8) == page)
    #expect(file.record.session.seal?.record == Digest.hex(of: try Array(Data(contentsOf: place))))
    #expect(try store.verify().isSound)
  }

  @Test("an edit or a loss of it is found, and it is written again from the journal")
  func lost() throws {
    _ = try sealed()
    try Data("{}".utf8).write(to: place)
    #expect(
      try store.verify().findings.map(\.message) == ["the sealed record of session 8 was changed after noor sealed it"])
    try FileManager.default.removeItem(at: place)
    #expect(try store.verify().findings.map(\.place) == ["S8.json"])
    #expect(try store.restoreSealed("8", incident: "mapper"))
    #expect(try store.verify().isSound)
  }

  @Test("nothing is sealed on a record that somebody has changed meanwhile")
  func meanwhile() throws {
    let incident = try #require(try store.incident(nil))
    let told = try #require(try store.record("8", incident: "mapper"))
    try store.say(.newTodo("Another"), as: "ana")
    let refused = #expect(throws: JournalError.self) {
      try store.seal("# x\n", of: told, name: "S8.md", incident: incident, as: "noor", now: minutes(2))
    }
    #expect(refused?.exitStatus == 4)
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  @Test("what is none is none; one of a newer Baton, and a damaged one, are said")
  func strange() throws {
    for text in ["", "{}", "[1]", "{\"format\":\"other\",\"version\":1}", String(repeating: "[", count: 100_000)] {
      #expect(try RecordFile(Array(text.utf8), name: "x") == nil)
    }
    for text in ["{\"format\":\"baton record\",\"version\":99}", "{\"format\":\"baton record\",\"version\":1}"] {
      #expect(throws: JournalError.self) { try RecordFile(Array(text.utf8), name: "x") }
    }
  }
}
