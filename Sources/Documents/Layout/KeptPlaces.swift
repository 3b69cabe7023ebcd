import Records

/// Decides where kept sections are written: after the part of the item that preceded them, so that
/// they stay next to what they stood beside.
struct KeptPlaces {
  /// Nil is the head of the document.
  private var sections: [Template.Part?: [Section]] = [:]

  init(_ record: SessionRecord, _ template: Template) {
    let order: [Template.Part?] = [nil] + template.entries.map(\.part)
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    let starts = record.partsByLine.sorted { left, right in
      left.line == right.line ? ranks[left.part, default: 0] < ranks[right.part, default: 0] : left.line < right.line
    }
    let ordered = record.sections.enumerated().sorted { left, right in
      let (a, b) = (left.element.lines.from, right.element.lines.from)
      return a == b ? left.offset < right.offset : a < b
    }
    var next = 0
    var part: Template.Part?
    for (_, section) in ordered {
      while next < starts.count, starts[next].line <= section.lines.from {
        part = starts[next].part
        next += 1
      }
      sections[part, default: []].append(section)
    }
  }

  /// All of them, in the order they are written in.
  func ordered(_ template: Template) -> [Section] {
    ([nil] + template.entries.map(\.part)).flatMap { sections[$0] ?? [] }
  }

  func blocks(after part: Template.Part?, heading: String) -> [MarkdownBlock] {
    var above: [String] = []
    return (sections[part] ?? []).map { section in
      let title = DocumentText.line(section.heading.last ?? "")
      let isNew = section.heading != above && !title.isEmpty && title.lowercased() != heading.lowercased()
      above = section.heading
      // Where the text brings its heading along there is no need of another.
      let showsHeading = isNew && !section.text.begins(with: "#")
      return MarkdownBlock(
        .kept(Kept(path: section.heading, text: DocumentText.code(section.text), showsHeading: showsHeading)))
    }
  }
}

extension SessionRecord {
  /// The line each item stands on in its document, with the part it belongs to.
  fileprivate var partsByLine: [(line: Int, part: Template.Part?)] {
    func at(_ part: Template.Part?, _ lines: [LineSpan?]) -> [(line: Int, part: Template.Part?)] {
      lines.compactMap { $0.map { ($0.from, part) } }
    }
    return at(nil, [session.lines]) + at(.timeline, timeline.map(\.lines)) + at(.problem, problems.map(\.lines))
      + at(.fixes, fixes.map(\.lines)) + at(.alternatives, alternatives.map(\.lines)) + at(.checks, checks.map(\.lines))
      + at(.steps, steps.map(\.lines)) + at(.success, branches.success.map(\.lines))
      + at(.failure, branches.failure.map(\.lines)) + at(.monitoring, [monitoring?.lines])
      + at(.silences, inFlight.silences.map(\.lines)) + at(.investigations, inFlight.investigations.map(\.lines))
      + at(.asks, inFlight.asks.map(\.lines)) + at(.todos, todos.map(\.lines)) + at(.risks, risks.map(\.lines))
      + at(.lessons, lessons.map(\.lines))
      + at(.insights, insights.map(\.lines)) + at(.achievements, achievements.map(\.lines))
      + at(.production, (production.before + production.after).map(\.lines)) + at(.metrics, metrics.map(\.lines))
      + at(.files, (files.created + files.modified + files.toUpdate).map(\.lines))
  }
}
