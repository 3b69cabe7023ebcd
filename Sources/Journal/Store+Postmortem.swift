import Records

extension Store {
  /// Seals a postmortem: the document is kept in the journal with the event, and written into the
  /// store's folder, whole or not at all, and never over another file.
  package func sealPostmortem(
    _ document: [UInt8], name: String, gapsAllowedBecause: String? = nil, incident: String, as actor: String,
    now: Moment
  ) throws(JournalError) -> Performed {
    let seal = Seal(
      by: actor, at: now, hash: Digest.hex(of: document), file: name, gapsAllowedBecause: gapsAllowedBecause)
    return try files.write(document, to: name) { () throws(JournalError) in
      try perform(
        .incident(.sealPostmortem(seal)), incident: incident, as: actor, now: now,
        keeping: [Blob(document, .document)])
    }
  }

  /// Writes a sealed document into the folder again, from the journal.
  func restore(_ seal: Seal) throws(JournalError) {
    guard let document = try kept(seal.hash) else {
      throw .damaged(file: files.journal, detail: "the text of \(seal.file) is not in it")
    }
    try files.write(document, to: seal.file) { () throws(JournalError) in }
  }
}
