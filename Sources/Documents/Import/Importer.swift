import Expectations
import Records

/// Reads a handoff, a runbook or a report into a record. Whatever fits no typed item is kept as a
/// section.
package enum Importer {
  /// - Parameters:
  ///   - bytes: The file as it lies on the disk, in any of the usual encodings.
  ///   - name: The file's name; it names the session where the document itself does not.
  ///   - nextNumber: The number of a document that names no session.
  ///   - lexicon: The words it is read by: those of all languages, and the team's.
  package static func read(
    _ bytes: [UInt8], name: String, limits: ImportLimits = .standard, nextNumber: SessionNumber,
    lexicon: Lexicon = .builtIn
  ) throws(DocumentError) -> ImportedDocument {
    guard bytes.count <= limits.bytes else {
      throw .tooLarge(name: name, bytes: bytes.count, limit: limits.bytes)
    }
    var decoded = try DecodedText(bytes, name: name)
    if let markup = LightMarkup(name: name, text: decoded.text) {
      decoded.text = markup.markdown(decoded.text)
      decoded.repairs.append("the file is \(markup.rawValue); its marks were read as those of Markdown, line by line")
    }
    let document = decoded
    return try lexicon.reading(document.text) { () throws(DocumentError) in
      try read(document, name: name, limits: limits, nextNumber: nextNumber)
    }
  }

  private static func read(
    _ decoded: DecodedText, name: String, limits: ImportLimits, nextNumber: SessionNumber
  ) throws(DocumentError) -> ImportedDocument {
    let source = SourceText(decoded.text)
    guard source.count <= limits.lines else {
      throw .tooManyLines(name: name, lines: source.count, limit: limits.lines)
    }
    if let record = LayoutReader.record(decoded.text) {
      return ImportedDocument(
        record: record, repairs: decoded.repairs, warnings: [], isHandoff: true, incidentHint: IncidentHint(),
        text: decoded.text)
    }
    let matter = FrontMatter(of: source)
    let (blocks, warnings) = try BlockParser.blocks(
      of: source, from: (matter?.lines.to ?? 0) + 1, limits: limits, name: name)
    let outline = OutlineBuilder.outline(of: blocks, in: source)
    var reading = Reading(source: source, outline: outline)
    reading.readSession(matter, name: name, nextNumber: nextNumber)
    reading.readGroups()
    var record = reading.finished()
    let explanation = reading.explanation()
    record.proposeRules()
    record.repairs = decoded.repairs
    record.warnings += warnings
    let incidents = IncidentParts.groups(in: outline)
    if !incidents.isEmpty {
      record.warnings.append(
        "\(name) tells of \(incidents.count) incidents (\(incidents.map(\.title).joined(separator: "; "))), read as one record; "
          + "`baton import --split` takes each as a session of its own")
    }
    let isHandoff = reading.namesSession || record.hasTypedItems
    if !isHandoff {
      record.warnings.append("\(name) reads like no handoff: all of it is kept as sections, nothing was recognised")
    }
    return ImportedDocument(
      record: record, repairs: record.repairs, warnings: record.warnings, isHandoff: isHandoff,
      incidentHint: reading.incident, text: decoded.text, explanation: explanation)
  }
}

extension SessionRecord {
  fileprivate var hasTypedItems: Bool {
    !timeline.isEmpty || !problems.isEmpty || !fixes.isEmpty || !checks.isEmpty || !steps.isEmpty || !todos.isEmpty
      || !risks.isEmpty || !lessons.isEmpty || !insights.isEmpty || !achievements.isEmpty || !metrics.isEmpty
      || !alternatives.isEmpty || monitoring != nil || !files.created.isEmpty || !files.modified.isEmpty
      || !branches.success.isEmpty || !branches.failure.isEmpty
  }
}
