import Files
import Foundation
import Journal
import Records
import Testing
import Themes

@testable import baton

/// What the console keeps of a store must never be shown when it may not be true any more.
@Suite("The last look at a store")
final class LastLookTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "baton-look-\(UUID())").path
  private let theme: Theme
  private let view: PackedView

  init() throws {
    theme = try Theme.load(builtIn: "dusk")
    let number: SessionNumber = "8"
    var incident = Incident(key: "queue", title: "Queue")
    incident.sessions = [number]
    view = PackedView(
      incident: incident, incidents: ["queue"], record: SessionRecord(session: Session(number: number)), earlier: [],
      journalTimes: [Moment(seconds: 9)], sequence: 4)
    try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
    try write("journal", to: journal, secondsAgo: 60)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var store: String { folder + "/store" }
  private var journal: String { store + "/journal.sqlite" }

  private func look(incident: String? = nil) -> LastLook {
    LastLook(of: store, incident: incident, environment: ["XDG_CACHE_HOME": folder + "/cache", "HOME": folder])
  }

  private func write(_ text: String, to path: String, secondsAgo: Double) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -secondsAgo)], ofItemAtPath: path)
  }

  private func keep() throws { look().keep(view, in: theme, readAfter: try #require(look().stamp)) }

  @Test("is given back whole while the store is as it was")
  func kept() throws {
    #expect(look().read() == nil)
    try keep()
    let kept = try #require(look().read())
    #expect(kept.view == view)
    #expect(kept.theme == theme)
    #expect(look(incident: "other").read() == nil)
  }

  @Test("is nobody else's to read")
  func mode() throws {
    try keep()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/baton")
    #expect(files.count == 1)
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/cache/baton/\(file)")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(
    "does not count once anything of the store was written to",
    arguments: ["journal.sqlite", "journal.sqlite-wal"])
  func changed(name: String) throws {
    try keep()
    try write("something else", to: "\(store)/\(name)", secondsAgo: 30)
    #expect(look().read() == nil)
  }

  @Test(
    "counts when SQLite has made its empty log, and where a journal was put back that looks the same but is another file"
  )
  func emptyLog() throws {
    try keep()
    try write("", to: journal + "-wal", secondsAgo: 0)
    #expect(look().read() != nil)
    let times = try FileManager.default.attributesOfItem(atPath: journal)
    try FileManager.default.moveItem(atPath: journal, toPath: journal + ".old")
    try write("journal", to: journal, secondsAgo: 60)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(times[.modificationDate])], ofItemAtPath: journal)
    #expect(look().read() == nil)
  }

  @Test("is not kept of a store that was written to a moment ago, or while it was read")
  func restless() throws {
    let before = try #require(look().stamp)
    try write("grown", to: journal, secondsAgo: 0)
    let young = try #require(look().stamp)
    #expect(young.untilRest > 0)
    look().keep(view, in: theme, readAfter: young)
    #expect(look().read() == nil)
    try write("grown", to: journal, secondsAgo: 30)
    look().keep(view, in: theme, readAfter: before)
    #expect(look().read() == nil)
  }

  @Test("cut off or damaged, it is none or what can be shown; a draft that was left behind is no hindrance")
  func damaged() throws {
    try keep()
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder + "/cache/baton").first)
    let file = "\(folder)/cache/baton/\(name)"
    let whole = try #require(SmallFile.bytes(of: file))
    for count in stride(from: 0, to: whole.count, by: 7) {
      try Data(whole[..<count]).write(to: URL(filePath: file))
      #expect(look().read() == nil)
    }
    try Data("rest of a draft".utf8).write(to: URL(filePath: file + ".part"))
    try keep()
    #expect(look().read()?.view == view)
    #expect(!FileManager.default.fileExists(atPath: file + ".part"))
  }
}
