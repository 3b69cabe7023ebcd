import Records

extension Store {
  /// Keeps bytes and gives their name, the SHA-256 in hex. The same bytes again are kept once.
  @discardableResult
  public func keep(_ bytes: [UInt8], as kind: Blob.Kind) throws(JournalError) -> String {
    try journal.keep(Blob(bytes, kind))
    return Digest.hex(of: bytes)
  }

  /// The bytes kept under a name; nil where there are none.
  public func kept(_ hash: String) throws(JournalError) -> [UInt8]? { try journal.kept(hash) }

  /// Writes a sealed handoff into the store's folder, whole or not at all, and never over another file.
  public func writeSealed(_ document: [UInt8], name: String) throws(JournalError) {
    try files.write(document, to: name)
  }
}
