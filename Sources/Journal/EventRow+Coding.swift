import Foundation
import Records

/// How changes, summaries and snapshots are written: JSON, keys sorted where the bytes are hashed.
enum Coding {
  private static let sorted: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let plain = JSONEncoder()
  private static let decoder = JSONDecoder()

  static func canonical(_ value: some Encodable) throws -> String {
    String(decoding: try sorted.encode(value), as: UTF8.self)
  }

  static func encoded(_ value: some Encodable) throws -> Data { try plain.encode(value) }

  static func decoded<Value: Decodable>(_ type: Value.Type, from json: Data) throws -> Value {
    try decoder.decode(type, from: json)
  }
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
