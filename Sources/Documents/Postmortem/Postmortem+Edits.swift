import Records

extension Postmortem {
  /// What a person made of the parts that are words about the incident, where they say something
  /// else than the draft did. What stands below a heading counts until the next.
  package func edits(of text: String, by template: PostmortemTemplate) -> [Narrative] {
    let draft = markdown(template)
    return PostmortemTemplate.Placeholder.allCases.compactMap { placeholder in
      guard let kind = placeholder.narrative, let heading = template.heading(of: placeholder),
        let before = Postmortem.part(below: heading, of: draft), let after = Postmortem.part(below: heading, of: text),
        before != after
      else { return nil }
      return Narrative(kind, after)
    }
  }

  /// Bullets, or paragraphs, each as a text; nil where there is no such heading.
  private static func part(below heading: String, of text: String) -> [String]? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(where: { $0.trimmed == heading.trimmed }) else { return nil }
    let own = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
    var texts: [String] = []
    var isOpen = false
    for line in own {
      let words = line.trimmed
      if words.isEmpty {
        isOpen = false
      } else if words.hasPrefix("- ") || words.hasPrefix("* ") {
        texts.append(MarkdownText.unescaped(String(words.dropFirst(2)).trimmed))
        isOpen = true
      } else if isOpen, !texts.isEmpty {
        texts[texts.count - 1] += " " + MarkdownText.unescaped(words)
      } else {
        texts.append(MarkdownText.unescaped(words))
        isOpen = true
      }
    }
    return texts.filter { $0 != nothingSaid && !$0.isEmpty }
  }
}
