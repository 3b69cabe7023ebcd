import CDigest

/// SHA-256, by libmd.
package struct Digest {
  private var context = SHA2_CTX()

  package init() { SHA256Init(&context) }

  package mutating func update(_ bytes: some Collection<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      SHA256Update(&context, buffer.baseAddress, buffer.count)
    }
    if done == nil { update(Array(bytes)) }
  }

  /// The 32 bytes; this value is used up by it.
  package mutating func finish() -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&hash, &context)
    return hash
  }

  /// 64 lower case hex digits: how the record names an imported document, evidence, or a sealed
  /// handoff.
  package static func hex(of bytes: some Collection<UInt8>) -> String {
    var digest = Digest()
    digest.update(bytes)
    return hex(digest.finish())
  }

  static func hex(_ hash: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
