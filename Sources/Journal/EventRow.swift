import Foundation
import Records

/// One event as the table holds it, but for its hashes.
struct EventRow: Equatable, Sendable {
  var sequence: Int64
  var batch: Int64
  var incident: String
  var session: String?
  var at: Int64
  var recordedAt: Int64
  var actor: String
  var host: String
  var basedOn: Int64
  var kind: String
  var subject: String?
  var change: String
}

extension EventRow {
  init(_ event: Event) throws {
    let change = try Coding.canonical(event.change)
    self.init(
      sequence: event.sequence, batch: event.batch, incident: event.incident, session: event.session?.text,
      at: event.at.milliseconds, recordedAt: event.recordedAt.milliseconds, actor: event.actor, host: event.host,
      basedOn: event.basedOn, kind: EventRow.kind(of: change), subject: event.change.subject?.column, change: change)
  }

  func event() throws -> Event {
    Event(
      sequence: sequence, batch: batch, incident: incident, session: session.flatMap { SessionNumber($0) },
      at: Moment(milliseconds: at), recordedAt: Moment(milliseconds: recordedAt), actor: actor, host: host,
      basedOn: basedOn, change: try Coding.decoded(Change.self, from: Data(change.utf8)))
  }

  /// The change's name: the one key of its JSON object.
  static func kind(of change: String) -> String {
    String(change.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" })
  }
}

extension ItemReference {
  /// "todo 3", as the table's subject column holds it.
  var column: String { description }
}
