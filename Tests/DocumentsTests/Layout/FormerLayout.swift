import Records

@testable import Documents

/// The layout before the page, in which a document held its record whole: teams have such documents
/// in their repositories.
enum FormerLayout {
  static func markdown(_ record: SessionRecord) -> String {
    let document = record.asDocument()
    let writing = LayoutWriting(document)
    var blocks = HeadPart.write(writing)
    for layout in PartLayout.all {
      let body = layout.write(writing)
      guard !body.isEmpty, let heading = Template.formerHeadings[layout.part] else { continue }
      blocks += [.heading(2, heading)] + body
    }
    blocks += document.sections.map { MarkdownBlock(.kept(Kept(path: $0.heading, text: $0.text))) }
    return MarkdownWriter.markdown(blocks) + "\n" + LayoutReader.formerMark + "\n"
  }
}
