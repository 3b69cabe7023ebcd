import Records

/// Writes a record as a handoff in GitHub Markdown, for people first; `LayoutReader` reads it back
/// without loss.
package enum Exporter {
  /// The last line of every document; it tells the importer that the layout is Baton's own.
  static let mark = "<!-- Baton handoff, layout 1 -->"

  /// Whether a text is in Baton's own layout, perhaps edited since.
  package static func wrote(_ text: String) -> Bool { LayoutReader.isLayout(text) }

  package static func markdown(_ record: SessionRecord, template: Template = .standard) -> String {
    let places = KeptPlaces(record, template)
    let writing = LayoutWriting(record.asDocument(template))
    var blocks = HeadPart.write(writing) + places.blocks(after: nil, heading: DocumentText.line(record.session.title))
    for entry in template.entries {
      let body = PartLayout.all.first { $0.part == entry.part }?.write(writing) ?? []
      let kept = places.blocks(after: entry.part, heading: entry.heading)
      guard !body.isEmpty || !kept.isEmpty else { continue }
      if !body.isEmpty {
        blocks.append(.heading(2, entry.heading))
        // A heading of the team's own does not tell the reader which part it is.
        if entry.heading != Template.headings[entry.part] {
          blocks.append(MarkdownBlock(.comment(LayoutReader.mark(of: entry.part))))
        }
      }
      blocks += body + kept
    }
    return MarkdownWriter.markdown(blocks) + "\n" + mark + "\n"
  }
}
