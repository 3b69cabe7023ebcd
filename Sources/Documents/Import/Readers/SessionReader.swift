import Records
import Vocabulary

extension Reading {
  /// Number, title, day, times, status and next session: from the front matter, the title, the fields under it and the file's name.
  mutating func readSession(_ matter: FrontMatter?, name: String, nextNumber: SessionNumber) {
    let top = outline.groups.first { $0.level == 1 } ?? outline.groups.first { $0.isHeading }
    if let top, let head = top.head {
      record.session.title = SessionTitle.subject(of: top.title)
      record.session.lines = head
      claim(head)
    }
    var fields: [(label: String, value: String, lines: LineSpan)] = (matter?.fields ?? []).map {
      ($0.label, $0.value, LineSpan($0.line, $0.line))
    }
    fields += headFields(of: outline)
    if let top { fields += headFields(of: top) }
    var times: (words: TimeWords?, start: TimeWords?, end: TimeWords?)
    // Under the title of a handoff an impact may be that of the work; beside a cause it is that of the problem.
    var impact: [Statement] = []
    var named: [SessionNumber?] = [top.flatMap { SessionTitle.number(in: $0.title) }]
    for (label, value, lines) in fields {
      let value = Markup.bare(value)
      var isUsed = true
      switch FieldWords.kind(of: label) {
      case .date where record.session.date == nil:
        let words = TimeWords(value)
        record.session.date = words.day
        isUsed = words.day != nil
        if times.words == nil, !words.times.isEmpty { times.words = words }
      case .time where times.words == nil || times.words?.times.isEmpty == true:
        times.words = TimeWords(value)
        isUsed = times.words?.times.isEmpty == false
        if record.session.date == nil { record.session.date = times.words?.day }
      case .startTime where times.start == nil: times.start = TimeWords(value)
      case .endTime where times.end == nil: times.end = TimeWords(value)
      case .status where record.session.status == nil: record.session.status = value
      case .next where record.session.next == nil: record.session.next = value
      case .summary where record.session.summary == nil: record.session.summary = value
      case .holder where record.session.holder == nil: record.session.holder = value
      case .severity where incident.severity == nil: incident.severity = value
      case .incident where incident.name == nil: incident.name = value
      case .service where incident.service == nil: incident.service = value
      case .rootCause where loose.rootCause == nil: loose.rootCause = Markup.plain(value)
      case .impact:
        impact.append(Statement(Markup.plain(value), lines: lines))
        isUsed = false
      case .error where loose.error == nil: loose.error = value
      case .trigger: addTrigger(value)
      case .action where WordSplitting.words(of: label) == ["resolution"]:
        fixParts.append(FixPart(title: Markup.plain(value), lines: lines))
      case .offeredTo where record.session.offeredTo == nil: record.session.offeredTo = value
      case .title where record.session.title.isEmpty: record.session.title = value
      case .session:
        let number = SessionTitle.number(in: "Session \(value)") ?? SessionTitle.number(in: value)
        named.append(number)
        isUsed = number != nil && value.utf8.count < 24
      default: isUsed = false
      }
      if isUsed { claim(lines) }
    }
    if loose.rootCause != nil {
      loose.impact += impact
      for span in impact.compactMap(\.lines) { claim(span) }
    }
    readTimes(times)
    named.append(SessionTitle.number(in: name))
    record.session.number = SessionTitle.best(of: named.compactMap { $0 }) ?? nextNumber
    namesSession = named.contains { $0 != nil }
    if record.session.date == nil { record.session.date = top.flatMap { TimeWords($0.title).day } }
    if record.session.date == nil { record.session.date = TimeWords(name.replacing("_", with: "-")).day }
    if record.session.title.isEmpty { record.session.title = name }
  }

  private mutating func readTimes(_ times: (words: TimeWords?, start: TimeWords?, end: TimeWords?)) {
    let written = [times.words, times.start, times.end].compactMap { $0 }
    if record.session.date == nil { record.session.date = written.compactMap(\.day).first }
    if let zone = written.lazy.flatMap(\.times).compactMap(\.offset).first { offset = zone }
    if let words = times.words { (record.session.from, record.session.until) = words.moments(on: day, offset: offset) }
    if let start = times.start { record.session.from = start.moments(on: day, offset: offset).from }
    if let end = times.end { record.session.until = end.moments(on: day, offset: offset).from }
    if let from = record.session.from, let until = record.session.until, until < from {
      record.session.until = until.adding(hours: 24)
    }
  }

  /// The fields before the first heading below the title.
  private func headFields(of group: Group) -> [(label: String, value: String, lines: LineSpan)] {
    var fields: [(label: String, value: String, lines: LineSpan)] = []
    for node in group.nodes {
      guard case .element(let element) = node else { break }
      switch element.content {
      case .field(let label, let value): fields.append((label, value, element.lines))
      case .prose(let text):
        for (index, line) in text.split(separator: "\n").enumerated() {
          guard let field = Label.field(in: String(line)), FieldWords.isKnown(field.label) else { continue }
          let number = element.lines.from + index
          fields.append((field.label, field.value, LineSpan(number, number)))
        }
      case .list(let items):
        for item in items {
          if let field = item.field { fields.append((field.label, field.value, item.head)) }
        }
      case .table(let table) where table.header.count == 2:
        for row in table.rows where row.cells.count == 2 && FieldWords.isKnown(row.cells[0]) {
          fields.append(
            (
              Markup.plain(row.cells[0]), row.cells[1],
              LineSpan(row.line == table.head.to + 1 ? table.head.from : row.line, row.line)
            ))
        }
      case .rule where !fields.isEmpty: return fields
      default: break
      }
    }
    return fields
  }

  /// Words enough for a summary: a paragraph, or a field that is a sentence.
  private static func tells(_ element: Element) -> Bool {
    switch element.content {
    case .prose: true
    case .field(let label, let value): !FieldWords.isKnown(label) && value.split(separator: " ").count >= 5
    default: false
    }
  }

  /// The prose of the first summary is the session's; later ones are kept.
  mutating func readSummary(_ group: Group) {
    let labels = group.groups.filter { !$0.isHeading && $0.elements.contains(where: Reading.tells) }
    guard record.session.summary == nil, group.elements.contains(where: Reading.tells) || !labels.isEmpty else {
      return
    }
    var paragraphs: [String] = []
    for element in group.elements {
      switch element.content {
      case .prose(let text):
        paragraphs.append(Markup.prose(text))
        claim(element.lines)
      case .field(let label, let value) where !FieldWords.isKnown(label):
        paragraphs.append("\(Markup.plain(label)): \(Markup.plain(value))")
        claim(element.lines)
      default: break
      }
    }
    for label in labels {
      let told = label.elements.compactMap { element -> String? in
        guard case .prose(let text) = element.content else { return nil }
        claim(element.lines)
        return Markup.prose(text)
      }
      guard !told.isEmpty, let head = label.head else { continue }
      paragraphs.append("\(label.title): \(told.joined(separator: "\n\n"))")
      claim(head)
    }
    if !paragraphs.isEmpty { record.session.summary = paragraphs.joined(separator: "\n\n") }
  }
}
