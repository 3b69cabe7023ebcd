import Records
import Vocabulary

/// The incidents that one document tells of: headings of one rank side by side, each with an
/// account of its own below it.
enum IncidentParts {
  /// Empty where the document tells of one, or of none.
  static func groups(in outline: Group) -> [Group] {
    let parents = [outline] + outline.groups + outline.groups.flatMap(\.groups)
    for parent in parents {
      let parts = parent.groups.filter { group in
        group.isHeading && HeadingWords.kind(of: group.title, within: nil).map { $0 == .timeline } ?? true
          && told(by: group).count >= 2
      }
      guard parts.count >= 2, Set(parts.map(\.level)).count == 1 else { continue }
      // The sections of one account tell different things; accounts tell the same of each.
      let shared = parts.map(told).reduce(told(by: parts[0])) { $0.intersection($1) }
      if shared.count >= 2, shared.contains("timeline") || shared.contains("cause") { return parts }
    }
    return []
  }

  /// What of an account stands right below a heading.
  private static func told(by group: Group) -> Set<String> {
    var told: Set<String> = []
    for child in group.groups {
      switch HeadingWords.kind(of: child.title, within: nil) {
      case .timeline: told.insert("timeline")
      case .rootCause, .trigger: told.insert("cause")
      case .impact: told.insert("impact")
      case .detection: told.insert("detection")
      case .fix: told.insert("resolution")
      default: if FixWords.isResolution(child.title) { told.insert("resolution") }
      }
    }
    for element in group.elements {
      guard case .field(let label, _) = element.content else { continue }
      switch FieldWords.kind(of: label) {
      case .rootCause, .trigger: told.insert("cause")
      case .impact: told.insert("impact")
      case .detection: told.insert("detection")
      case .resolution: told.insert("resolution")
      case .length, .startTime, .time, .date: told.insert("time")
      case .severity: told.insert("severity")
      default: break
      }
    }
    return told
  }
}

extension SourceDocument {
  /// The incidents of the document with the lines of each, which together are all its lines: what
  /// stands before the first goes with it, what stands behind the last with that. Empty where it
  /// tells of one.
  package func incidents(by lexicon: Lexicon) -> [(title: String, lines: LineSpan)] {
    lexicon.reading(text) {
      guard let outline = try? outlined().outline else { return [] }
      let parts = IncidentParts.groups(in: outline)
      return parts.indices.map { place in
        let from = place == 0 ? 1 : parts[place].head?.from ?? 1
        let to = place + 1 < parts.count ? (parts[place + 1].head?.from ?? 1) - 1 : source.count
        return (parts[place].title, LineSpan(from, to))
      }
    }
  }
}
