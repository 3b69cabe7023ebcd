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
    String(decoding: try sorted.encode(value), as: UTF8.self)
  }

  static func encoded(_ value: some Encodable) throws -> Data { try plain.encode(value) }

  static func decoded<Value: Decodable>(_ type: Value.Type, from json: Data) throws -> Value {
    try decoder.decode(type, from: json)
  }
}
