import Foundation
import GRDB
import Journal
import Records

/// The journal beside bare SQLite with the same settings, and how opening and folding go as history
/// grows.
struct JournalBenchmark {
  let folder: URL

  func run() throws {
    try appends()
    for events in [1_000, 100_000, 1_000_000] { try opening(after: events) }
  }

  /// Commands a second, one transaction each, beside inserts of rows of the same size in one
  /// transaction each.
  private func appends() throws {
    let commits = 300
    let store = try Store.open(folder.appending(path: "append"), access: .create, host: "bench")
    try store.fill(sessions: 1, entries: 10)
    let bare = try BareSQLite(folder.appending(path: "bare.sqlite"))
    var turn = 0
    func perSecond(_ body: () throws -> Void) rethrows -> Double {
      let began = Clock.now
      for _ in 0..<commits { try body() }
      return Double(commits) / (Clock.now - began)
    }
    Report.comparison(
      try Comparison(
        "append, one transaction each", unit: "commits/s", against: "bare SQLite", runs: 5,
        ours: {
          try perSecond {
            turn += 1
            try store.perform(
              .note(event: "Worker restarted, turn \(turn)", impact: nil, tags: [], source: .person, until: nil),
              as: "bench", now: Bench.start.adding(seconds: Double(turn)))
          }
        },
        peer: { try perSecond { try bare.insert() } }
      ))
  }

  /// Opening a store and reading its newest session, and folding that session from its first event.
  private func opening(after events: Int) throws {
    let place = folder.appending(path: "open-\(events)")
    let sessions = max(1, events / 1000)
    let store = try Store.open(place, access: .create, host: "bench")
    try store.fill(sessions: sessions, entries: min(events, 1000))
    var opened: [Double] = []
    for _ in 0..<9 {
      let began = Clock.now
      let fresh = try Store.open(place, access: .readOnly, host: "bench")
      guard let incident = try fresh.incident(), let number = incident.sessions.last,
        try fresh.record(number, incident: incident.key) != nil
      else { return }
      opened.append((Clock.now - began) * 1000)
    }
    guard let incident = try store.incident(), let number = incident.sessions.last else { return }
    let own = try store.events(incident: incident.key, session: number)
    var folded: [Double] = []
    for _ in 0..<9 {
      let began = Clock.now
      guard Fold.record(of: number, events: own) != nil else { return }
      folded.append((Clock.now - began) * 1000)
    }
    Report.figure("\(events) events: open and read the newest session", Measure(runs: opened), "ms")
    Report.figure("\(events) events: fold its \(own.count)", Measure(runs: folded), "ms")
  }
}

/// The peer: a table of rows as large as ours, the same journal mode and durability, and nothing
/// else.
private struct BareSQLite {
  let queue: DatabaseQueue

  init(_ file: URL) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try queue.write { try $0.execute(sql: "CREATE TABLE rows (id INTEGER PRIMARY KEY, words TEXT NOT NULL)") }
  }

  func insert() throws {
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO rows (words) VALUES (?)", arguments: [String(repeating: "a row as large as ours ", count: 12)]
      )
    }
  }
}
