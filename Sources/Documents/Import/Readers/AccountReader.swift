import Records
import Vocabulary

/// What the incident did to whom, how it was found and what ended it: the words of the first
/// section on each.
extension Reading {
  mutating func readAccount(_ group: Group, as kind: SectionKind?) {
    guard group.isHeading, !isGuide, let part = part(of: group, as: kind), record.session[keyPath: part] == nil else {
      return
    }
    var paragraphs: [String] = []
    var lines: [LineSpan] = []
    for element in group.elements {
      switch element.content {
      case .prose(let text): paragraphs.append(Markup.prose(text))
      case .field(let label, let value): paragraphs.append("\(Markup.plain(label)): \(Markup.plain(value))")
      case .list(let items):
        guard items.allSatisfy({ $0.isTicked == nil }) else { continue }
        paragraphs.append(items.map { "- " + Markup.plain($0.text) }.joined(separator: "\n"))
        for item in items where item.children.isEmpty { lines.append(item.head) }
        continue
      default: continue
      }
      lines.append(element.lines)
    }
    let text = paragraphs.filter { !PlaceholderCells.isPlaceholder($0) }.joined(separator: "\n\n")
    guard !text.isEmpty, text.utf8.count <= 8192 else { return }
    record.session[keyPath: part] = text
    taking("session", by: "the heading “\(group.title)”")
    for span in lines where !ledger.isClaimed(span.from) { claim(span) }
  }

  private func part(of group: Group, as kind: SectionKind?) -> WritableKeyPath<Session, String?>? {
    switch kind {
    case .impact: \.impact
    case .detection: \.detection
    default: FixWords.isResolution(group.title) ? \.resolution : nil
    }
  }
}
