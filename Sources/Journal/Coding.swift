import Foundation

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
    String(decoding: try bounded(sorted.encode(value)), as: UTF8.self)
  }

  /// For people who keep it in version control: a member a line.
  static func readable(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try bounded(encoder.encode(value))
  }

  static func encoded(_ value: some Encodable) throws -> Data { try bounded(plain.encode(value)) }

  /// What could not be read again is not written.
  private static func bounded(_ json: Data) throws -> Data {
    guard JSONBounds.standard.hold(json) else {
      throw EncodingError.invalidValue(json, .init(codingPath: [], debugDescription: "too large to be read again"))
    }
    return json
  }

  /// Refuses, before it reads any of it, what would end a reader: see `JSONBounds`.
  static func decoded<Value: Decodable>(_ type: Value.Type, from json: Data) throws -> Value {
    guard JSONBounds.standard.hold(json) else {
      throw CellError(detail: "its JSON is deeper or larger than any record")
    }
    return try decoder.decode(type, from: json)
  }
}
