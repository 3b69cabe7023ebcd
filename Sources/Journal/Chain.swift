/// The hash chain: each event's hash covers every column of its row and the hash of the event
/// before, so that an edit, a removal or an insertion anywhere shows at the first event that no
/// longer fits.
enum Chain {
  /// What the first event follows.
  static let root = [UInt8](repeating: 0, count: 32)

  /// SHA-256 over the previous hash, then each column in table order: a number as `i` and 8 bytes,
  /// big-endian; a text as `t`, its length likewise, and its UTF-8; none as `n`. The lengths keep
  /// two rows from ever having the same bytes.
  static func hash(of row: EventRow, after previous: [UInt8]) -> [UInt8] {
    var bytes = previous
    bytes.reserveCapacity(256 + row.change.utf8.count)
    func number(_ value: Int64) {
      bytes.append(UInt8(ascii: "i"))
      withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
    func text(_ value: String?) {
      guard let value else {
        bytes.append(UInt8(ascii: "n"))
        return
      }
      bytes.append(UInt8(ascii: "t"))
      withUnsafeBytes(of: Int64(value.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: value.utf8)
    }
    number(row.sequence)
    number(row.batch)
    text(row.incident)
    text(row.session)
    number(row.at)
    number(row.recordedAt)
    text(row.actor)
    text(row.host)
    number(row.basedOn)
    text(row.kind)
    text(row.subject)
    text(row.change)
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }
}
