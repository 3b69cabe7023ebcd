import Foundation
import Journal
import Records
import TestSupport

/// A folder for stores, gone when the test is over.
final class Folder: Sendable {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  var url: URL { scratch.url }
  var sessions: URL { url.appending(path: "Sessions") }
  var journal: URL { sessions.appending(path: "journal.sqlite") }

  func store(_ access: Store.Access = .create) throws -> Store {
    try Store.open(sessions, access: access, host: "bastion-1")
  }
}

/// 2025-11-04T01:15:00Z, and minutes after it.
let quarterPast = Moment(Day(year: 2025, month: 11, day: 4), hour: 1, minute: 15)
func minutes(_ count: Int) -> Moment { quarterPast.adding(seconds: Double(count) * 60) }

extension Command {
  static func note(_ text: String) -> Command {
    .note(event: text, impact: nil, tags: [], source: .person, until: nil)
  }
  static func newTodo(_ text: String) -> Command { .addTodo(text: text, owner: nil, due: nil) }
}

extension Store {
  /// An incident with session 8 open.
  func begin(_ key: String = "mapper", session: SessionNumber = "8") throws {
    try perform(
      [
        .incident(.open(Incident(key: key, title: "Mapper errors"))), .session(.open(session, title: "Fix the mapper")),
      ],
      incident: key, by: Speaker("noor", now: quarterPast))
  }

  /// Seals the present session with a page.
  @discardableResult
  func seal(
    _ page: [UInt8], name: String, to receiver: String? = nil, as actor: String, now: Moment
  ) throws -> Performed {
    guard let incident = try incident(nil), let number = try current(incident: incident.key),
      let record = try record(number, incident: incident.key)
    else { throw JournalError.missing(file: name) }
    return try seal(
      String(decoding: page, as: UTF8.self), of: record, name: name, to: receiver, incident: incident, as: actor,
      now: now)
  }

  @discardableResult
  func say(_ command: Command, as actor: String = "noor", now: Moment = quarterPast) throws -> Performed {
    try perform(command, as: actor, now: now)
  }
}
