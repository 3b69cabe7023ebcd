import Foundation
import GRDB
import Records

extension SQLiteJournal {
  static func events(_ selection: Selection, in db: Database, file: String) throws -> [Event] {
    let (condition, arguments) = condition(of: selection.scope)
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns) FROM events WHERE sequence > ? AND \(condition) ORDER BY sequence LIMIT ?")
    let all: StatementArguments = [selection.after] + arguments + [selection.limit ?? -1]
    return try Array(
      Row.fetchCursor(statement, arguments: all).map { row in try event(of: try EventRow(row), file: file) })
  }

  func lastBatch(of actor: String, incident: String, before: Int64) throws(JournalError) -> Int64? {
    try reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT batch FROM events WHERE incident = ? AND actor = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1
          """)
      return try Row.fetchOne(statement, arguments: [incident, actor, before]).map { try $0.number(0) }
    }
  }

  static let columns =
    "sequence, batch, incident, session, at, recorded_at, actor, host, based_on, kind, subject, change"

  static func event(of row: EventRow, file: String) throws -> Event {
    do {
      return try row.event()
    } catch {
      throw JournalError.damaged(file: file, detail: "event \(row.sequence) can't be read")
    }
  }

  private static func condition(of scope: Selection.Scope) -> (sql: String, arguments: StatementArguments) {
    switch scope {
    case .everything: ("1", [])
    case .incident(let incident): ("incident = ?", [incident])
    case .session(let session, let incident): ("incident = ? AND session = ?", [incident, session.text])
    case .incidentItself(let incident):
      ("incident = ? AND (session IS NULL OR kind IN ('sessionOpened', 'documentImported'))", [incident])
    case .undos(let incident): ("incident = ? AND session IS NULL AND kind = 'undone'", [incident])
    case .subject(let item, let session, let incident):
      ("incident = ? AND session = ? AND subject = ?", [incident, session.text, item.column])
    case .batch(let batch):
      // A batch's events lie together from the one that names it, so the range ends at the first of
      // another.
      (
        """
        sequence >= ? AND sequence < coalesce(
          (SELECT sequence FROM events WHERE sequence > ? AND batch <> ? ORDER BY sequence LIMIT 1), \(Int64.max))
        """, [batch, batch, batch]
      )
    }
  }
}

extension EventRow {
  init(_ row: Row) throws {
    self.init(
      sequence: try row.number(0), batch: try row.number(1), incident: try row.text(2), session: try row.textOrNil(3),
      at: try row.number(4), recordedAt: try row.number(5), actor: try row.text(6), host: try row.text(7),
      basedOn: try row.number(8), kind: try row.text(9), subject: try row.textOrNil(10), change: try row.text(11))
  }
}
