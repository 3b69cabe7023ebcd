import Records

/// A document as the importer understood it. `record.source` is left to the caller, who hashes and keeps the bytes.
public struct ImportedDocument: Equatable, Sendable {
  public var record: SessionRecord
  /// What was mended so that the document could be read, a line each.
  public var repairs: [String]
  /// What a person should know of the reading, a line each.
  public var warnings: [String]
  /// False where nothing in it says a session or an incident, so that it was kept as sections only.
  public var isHandoff: Bool
  /// What it says of the incident it belongs to; a record is of one session only.
  public var incidentHint: IncidentHint
  /// The text that was read: decoded and repaired, lines parted by `\n`. Line spans count in it.
  public var text: String
  /// Who read what, and why the rest was kept.
  public var explanation = Explanation()
}
