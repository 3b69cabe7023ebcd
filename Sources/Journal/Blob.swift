/// Bytes kept beside the events, named by their SHA-256.
package struct Blob: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case document, evidence }

  package var bytes: [UInt8]
  package var kind: Kind

  package init(_ bytes: [UInt8], _ kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Its name in the store: SHA-256 in hex.
  package var hash: String { Digest.hex(of: bytes) }
}
