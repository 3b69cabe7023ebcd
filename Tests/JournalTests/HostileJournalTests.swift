import Foundation
import GRDB
import Records
import Testing

@testable import Journal

@Suite("A journal that somebody else wrote, or a disk")
struct HostileJournalTests {
  let folder: Folder

  /// A journal whose tables take anything.
  init() throws {
    folder = try Folder()
    let store = try folder.store()
    try store.begin()
    try store.say(.newTodo("restart"))
    try store.say(.note("restarted"))
    try store.keep([1, 2, 3], as: .evidence)
    try sql(
      """
      PRAGMA writable_schema = 1;
      UPDATE sqlite_schema SET sql = replace(replace(replace(
        sql, ' NOT NULL', ''), ') STRICT, WITHOUT ROWID', ') WITHOUT ROWID'), ') STRICT', ')') WHERE type = 'table';
      """)
  }

  private func sql(_ text: String, _ arguments: StatementArguments = []) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: folder.journal.path(percentEncoded: false), configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: text, arguments: arguments) }
    try queue.close()
  }

  private static let columns = [
    "events": [
      "batch", "incident", "at", "recorded_at", "actor", "host", "based_on", "kind", "change", "previous", "hash",
    ],
    "incidents": ["opened", "sequence", "record"], "sessions": ["number", "sequence", "refolded", "summary"],
    "snapshots": ["sequence", "record"], "items": ["kind", "number", "text"], "blobs": ["kind", "bytes"],
  ].sorted { $0.key < $1.key }.flatMap { table, columns in columns.map { (table, $0) } }

  private static let values: [DatabaseValue] = [
    .null, "x".databaseValue, Data([0xFF, 0xFE]).databaseValue, Int64.max.databaseValue, Int64.min.databaseValue,
    1e300.databaseValue, "".databaseValue,
    (String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000)).databaseValue,
    Data(repeating: UInt8(ascii: "["), count: 100_000).databaseValue,
  ]

  @Test("no cell of it ends the program: it is read, or refused in words, and verify finds it", arguments: columns)
  func cells(_ table: String, _ column: String) throws {
    try sql("DROP TRIGGER events_never_change; DROP TRIGGER items_changed")
    for value in Self.values {
      try sql("UPDATE OR REPLACE \(table) SET \(column) = ?", [value])
      let store: Store
      do {
        store = try folder.store(.readOnly)
      } catch let error as JournalError {
        #expect(error.exitStatus == 5)
        continue
      }
      #expect(try !store.verify().isSound, "\(value)")
      _ = try? store.incidents()
      _ = try? store.sessions(incident: "mapper")
      _ = try? store.record("8", incident: "mapper")
      _ = try? store.record("8", incident: "mapper", knownAt: minutes(5))
      _ = try? store.search("restart")
      _ = try? store.events()
      _ = try? folder.store().undo(as: "noor", now: minutes(9))
      _ = try? folder.store().say(.note("on top"))
    }
  }

  @Test(
    "JSON is bounded before it is decoded",
    arguments: [
      (#"{"a":[1,2.5,-3e2,"[[[{{{\"99999999999999999999"]}"#, true), ("[" + String(repeating: "[", count: 64), false),
      ("[123456789012345]", true), ("[1234567890123456]", false), ("[1e300]", false), ("[0.1234567890123456789]", true),
      ("[1e-7]", true), (#"{"a":"\"#, true), ("[12e14]", false),
    ])
  func bounds(_ json: String, _ holds: Bool) {
    #expect(JSONBounds.standard.hold(Data(json.utf8)) == holds)
  }
}
