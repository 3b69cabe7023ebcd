/// Bytes kept beside the events, named by their SHA-256.
public struct Blob: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case document, evidence }

  public var bytes: [UInt8]
  public var kind: Kind

  public init(_ bytes: [UInt8], _ kind: Kind) {
    self.bytes = bytes
    self.kind = kind
  }

  /// Its name in the store: SHA-256 in hex.
  public var hash: String { Digest.hex(of: bytes) }
}
