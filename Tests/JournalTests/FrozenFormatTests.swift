import Contract
import Foundation
import GRDB
import Testing

@testable import Journal
@testable import Records

/// What a Baton of long ago wrote is read for good. The files of `Fixtures` never change but by
/// lines that are added; see `docs/journal.md` for the forms, and run with `BATON_FREEZE=1` to
/// write what is missing there.
@Suite("Frozen formats")
struct FrozenFormatTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  private static let changes = fixtures.appending(path: "changes.jsonl")
  private static let journal = fixtures.appending(path: "every-change.sqlite")
  private static let now = EveryChange.time(100)

  private static func lines() throws -> [String] {
    try String(contentsOf: changes, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test("a change of every kind is written as it ever was, to the byte, and read as what it was")
  func written() throws {
    let lines = try Self.lines()
    #expect(lines.count == EveryChange.all.count)
    for (line, change) in zip(lines, EveryChange.all) {
      #expect(try Coding.canonical(change) == line)
      #expect(try Coding.decoded(Change.self, from: Data(line.utf8)) == change)
    }
  }

  @Test("every kind of change has a line")
  func complete() throws {
    #expect(try Set(Self.lines().map(EventRow.kind)) == Set(Change.names))
  }

  @Test("every member of what a change holds has a value in some line, so that another name or a lost one is noticed")
  func filled() {
    var members: [String: Bool] = [:]
    for change in EveryChange.all { Self.look(into: change, &members) }
    #expect(members.count > 150)
    #expect(members.filter { !$0.value }.keys.sorted() == [])
  }

  /// Each member by its type and name, and whether it was seen with a value.
  private static func look(into value: Any, _ members: inout [String: Bool]) {
    let mirror = Mirror(reflecting: value)
    for child in mirror.children {
      if mirror.displayStyle == .struct, let label = child.label {
        let member = Mirror(reflecting: child.value)
        let isEmpty =
          (member.displayStyle == .optional || member.displayStyle == .collection) && member.children.isEmpty
        members["\(mirror.subjectType).\(label)", default: false] =
          members["\(mirror.subjectType).\(label)"] == true || !isEmpty
      }
      look(into: child.value, &members)
    }
  }

  @Test(
    "every field that a person edits has a line with a new value, and one that takes it away where it may be missing")
  func edited() throws {
    let lines = try Self.lines()
    func check<Item: Fielded>(_ kind: String, _ item: Item.Type, also names: [String] = []) {
      let edits = lines.filter { $0.hasPrefix("{\"\(kind)\":") }
      for field in Item.fields where field.places.contains(.form) || names.contains(field.name) {
        #expect(edits.contains { $0.contains("\"\(field.name)\":") && !$0.contains("\"\(field.name)\":null") })
        switch field.content {
        case .title, .text: break
        default: #expect(edits.contains { $0.contains("\"\(field.name)\":null") }, "\(kind): \(field.name)")
        }
      }
    }
    check("todoEdited", Todo.self, also: ["text", "owner", "due", "link", "snoozedUntil", "proof"])
    check("riskEdited", Risk.self)
    check("stepEdited", Step.self, also: ["command", "timeout", "expectation"])
    check("fixEdited", Fix.self)
    check("sessionDescribed", Session.self)
  }

  /// Members that the JSON has had added since, by the object or list they stand in. Nothing else
  /// differs.
  private static let added: [String: Set<String>] = [
    "": [
      "severity", "status", "roles", "marks", "times", "updates", "attachments", "acts", "impact", "detection",
      "resolution",
    ],
    "session": ["takenOver"], "todos": ["link", "snoozedUntil", "proof"], "blockers": ["lifted"],
    "timeline": ["uncertain", "retold"],
    "steps": ["rollback", "overruled"],
  ]

  private static func before(_ json: JSON, in name: String = "") -> JSON {
    switch json {
    case .object(let members):
      .object(
        members.filter { added[name]?.contains($0.name) != true }
          .map { JSON.Member($0.name, before($0.value, in: $0.name)) })
    case .array(let items): .array(items.map { before($0, in: name) })
    default: json
    }
  }

  @Test("a journal of before opens, is sound, and folds to the same record as then")
  func opens() throws {
    let folder = try Folder()
    let copy = folder.url.appending(path: "old.sqlite")
    try FileManager.default.copyItem(at: Self.journal, to: copy)
    let store = try Store.open(copy, access: .readOnly, host: "")
    let verification = try store.verify()
    #expect(verification.findings.map(\.message).allSatisfy { $0.hasPrefix("the sealed handoff") })
    #expect(verification.blobs == 2)
    let incident = try #require(try store.incident("mapper"))
    for session in ["8", "9"] as [SessionNumber] {
      let record = try #require(try store.record(session, incident: "mapper"))
      let shown = Self.before(JSON.show(record, incident: incident, now: Self.now)).text + "\n"
      #expect(try shown == String(contentsOf: Self.shown(session), encoding: .utf8))
    }
  }

  private static func shown(_ session: SessionNumber) -> URL { fixtures.appending(path: "session-\(session).json") }

  /// How the fixtures were made. What is there is left alone; a new kind of change adds its lines
  /// to `changes.jsonl`.
  @Test("makes the fixtures that are missing", .enabled(if: ProcessInfo.processInfo.environment["BATON_FREEZE"] != nil))
  func freeze() throws {
    let text = try EveryChange.all.map { try Coding.canonical($0) + "\n" }.joined()
    try Data(text.utf8).write(to: Self.changes)
    guard !FileManager.default.fileExists(atPath: Self.journal.path) else { return }
    let folder = try Folder()
    let store = try folder.store()
    let evidence = Blob(Array("test".utf8), .evidence)
    let document = Blob(Array("hello".utf8), .document)
    for blob in [evidence, document] { try store.keep(blob.bytes, as: blob.kind) }
    func append(_ changes: [Change], to session: SessionNumber?) throws {
      let drafts = changes.map { Draft(session: session, $0) }
      try store.append(
        drafts, incident: "mapper", by: Speaker("noor", at: EveryChange.time(0), now: EveryChange.time(1)))
    }
    try append(EveryChange.incident, to: nil)
    try append(EveryChange.session, to: "8")
    try append(EveryChange.items, to: "8")
    try append(EveryChange.ends.dropLast(), to: "8")
    try append([.session(.opened(SessionRecord(session: Session(number: "9", title: "After"))))], to: "9")
    try store.perform(.addTodo(text: "Undone", owner: nil, due: nil), on: "9", as: "ana", now: EveryChange.time(2))
    try store.undo(as: "ana", now: EveryChange.time(3))
    for count in 1...70 {
      try store.perform(
        .note(event: "Quiet \(count)", impact: nil, tags: [], source: .person, until: nil), on: "9", as: "ana",
        now: EveryChange.time(10 + count))
    }
    let incident = try #require(try store.incident("mapper"))
    for session in ["8", "9"] as [SessionNumber] {
      let record = try #require(try store.record(session, incident: "mapper"))
      let shown = JSON.show(record, incident: incident, now: Self.now).text + "\n"
      try Data(shown.utf8).write(to: Self.shown(session))
    }
    try store.backup(to: Self.journal)
    let queue = try DatabaseQueue(path: Self.journal.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM")
    }
    try queue.close()
  }
}
