/// Bytes kept as evidence, by their hash.
package struct Attachment: Equatable, Sendable, Codable {
  /// Bytes kept of one at most; what is longer is cut, and says so.
  package static let limit = 8 << 20

  package var number: Int
  package var title: String
  /// The file's name; nil for what was piped.
  package var name: String?
  /// SHA-256 in hex.
  package var hash: String
  /// Bytes kept.
  package var bytes: Int
  /// Bytes there were, where some were cut.
  package var whole: Int?
  /// "text/plain", "image/png", "application/octet-stream".
  package var type: String
  /// Secrets made unreadable.
  package var masked: Int?
  /// The session in which it was attached.
  package var session: SessionNumber?
  /// The item it is beside.
  package var about: ItemReference?
  package var by: String
  package var at: Moment

  package var isText: Bool { type.hasPrefix("text/") }

  package init(number: Int = 0, title: String, hash: String, bytes: Int, type: String, by: String = "", at: Moment) {
    self.number = number
    self.title = title
    self.hash = hash
    self.bytes = bytes
    self.type = type
    self.by = by
    self.at = at
  }
}

extension Attachment: NumberedItem {}

extension Incident {
  package func attachment(_ number: Int) -> Attachment? { attachments.first { $0.number == number } }

  package func attachments(of item: ItemReference) -> [Attachment] { attachments.filter { $0.about == item } }
}
