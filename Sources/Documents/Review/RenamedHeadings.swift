import Records

/// Headings of parts that a person renamed in a draft: what stands below them is still the part's.
package enum RenamedHeadings {
  /// The edited text with each of them marked as the part's, in the way a template's own headings
  /// are. A part that is gone is the one below a heading of no part's where most of its lines stand
  /// there.
  package static func marked(_ edited: String, since draft: String) -> String {
    let (before, after) = (groups(draft), groups(edited))
    let isPage = LayoutReader.isPage(draft)
    func part(of group: HeadedBlocks) -> Template.Part? { LayoutReader.part(of: group, isPage: isPage) }
    let present = Set(after.compactMap(part))
    var strangers = after.filter { part(of: $0) == nil }
    var marks: [(line: Int, part: Template.Part)] = []
    for group in before {
      guard let part = part(of: group), !present.contains(part) else { continue }
      let lines = lines(of: group)
      let shared = strangers.map { lines.intersection(self.lines(of: $0)).count }
      guard let most = shared.max(), most > 0, most * 2 >= lines.count, let place = shared.firstIndex(of: most) else {
        continue
      }
      let stranger = strangers.remove(at: place)
      if let line = stranger.heading.lines?.to { marks.append((line, part)) }
    }
    var text = edited.lines
    for (line, part) in marks.sorted(by: { $0.line > $1.line }) {
      text.insert("<!-- \(LayoutReader.mark(of: part)) -->", at: line)
    }
    return text.joined(separator: "\n")
  }

  private static func groups(_ text: String) -> [HeadedBlocks] {
    HeadedBlocks.parted(MarkdownReader.blocks(text), at: 2).groups
  }

  private static func lines(of group: HeadedBlocks) -> Set<String> {
    Set(MarkdownWriter.markdown(group.body).lines.map(\.trimmedBlanks).filter { !$0.isEmpty })
  }
}
