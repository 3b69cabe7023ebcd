import Records

/// A document as the importer understood it. `record.source` is left to the caller, who hashes and
/// keeps the bytes.
package struct ImportedDocument: Equatable, Sendable {
  package var record: SessionRecord
  /// What was mended so that the document could be read, a line each.
  package var repairs: [String]
  /// What a person should know of the reading, a line each.
  package var warnings: [String]
  /// False where nothing in it says a session or an incident, so that it was kept as sections only.
  package var isHandoff: Bool
  /// What it says of the incident it belongs to; a record is of one session only.
  package var incidentHint: IncidentHint
  /// The text that was read: decoded and repaired, lines parted by `\n`. Line spans count in it.
  package var text: String
  /// Who read what, and why the rest was kept.
  package var explanation = Explanation()
}
