import Records
import Vocabulary

extension Reading {
  /// Number, title, day, times, status and next session: from the front matter, the title, the
  /// fields under it and the file's name.
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
    if let top {
      let head = headFields(of: top)
      fields += head
      // "## Project: x" right below the title, with the fields under it.
      if head.count < 2, let next = top.groups.first(where: { $0.isHeading }) {
        let below = headFields(of: next)
        if below.count(where: { FieldWords.isKnown($0.label) }) >= 2 { fields += below }
      }
    }
    fields = fields.flatMap(Reading.parted)
    let year = Reading.year(of: source)
    var times: (words: TimeWords?, start: TimeWords?, end: TimeWords?)
    // Under the title of a handoff an impact may be that of the work; beside a cause it is that of
    // the problem.
    var impact: [Statement] = []
    var named: [SessionNumber?] = [top.flatMap { SessionTitle.number(in: $0.title) }]
    for (label, value, lines) in fields {
      let value = Markup.bare(value)
      var isUsed = true
      switch FieldWords.kind(of: label) {
      case .date where record.session.date == nil:
        let words = TimeWords(value, year: year)
        record.session.date = DayReading.day(in: value, year: year)
        isUsed = record.session.date != nil
        if times.words == nil, !words.times.isEmpty { times.words = words }
      case .time where times.words == nil || times.words?.times.isEmpty == true:
        times.words = TimeWords(value, year: year)
        isUsed = times.words?.times.isEmpty == false
        if record.session.date == nil { record.session.date = DayReading.day(in: value, year: year) }
      case .startTime where times.start == nil: times.start = TimeWords(value, year: year)
      case .endTime where times.end == nil: times.end = TimeWords(value, year: year)
      case .status where record.session.status == nil: record.session.status = value
      case .next where record.session.next == nil: record.session.next = value
      case .summary where record.session.summary == nil: record.session.summary = value
      case .holder where record.session.holder == nil: record.session.holder = value
      case .severity where incident.severity == nil: incident.severity = value
      case .incident where incident.name == nil: incident.name = value
      case .service where incident.service == nil: incident.service = value
      case .rootCause where loose.rootCause == nil:
        loose.rootCause = Markup.plain(value)
        loose.lines = loose.lines ?? lines
      case .impact:
        impact.append(Statement(Markup.plain(value), lines: lines))
        isUsed = record.session.impact == nil
        if isUsed { record.session.impact = Markup.plain(value) }
      case .detection where record.session.detection == nil: record.session.detection = Markup.plain(value)
      case .error where loose.error == nil:
        loose.error = value
        loose.lines = loose.lines ?? lines
      case .trigger: addTrigger(value, lines)
      case .resolution:
        fixParts.append(FixPart(title: Markup.plain(value), commit: FixWords.saidCommit(in: value), lines: lines))
        if record.session.resolution == nil { record.session.resolution = Markup.plain(value) }
      case .length:
        record.metrics.append(Metric(name: Markup.plain(label), value: Markup.plain(value), lines: lines))
      case .offeredTo where record.session.offeredTo == nil: record.session.offeredTo = value
      case .title where record.session.title.isEmpty: record.session.title = value
      case .session:
        let number = SessionTitle.number(in: "Session \(value)") ?? SessionTitle.number(in: value)
        named.append(number)
        isUsed = number != nil && value.utf8.count < 24
      default:
        isUsed = false
        if Lexicon.has(.allTimes, in: label), let named = ZoneReading.zone(in: value) {
          zone = named
          isUsed = true
        }
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
    if record.session.date == nil, let top {
      record.session.date = DayReading.day(in: top.title, year: year)
      isDateOfTitle = record.session.date != nil
    }
    if record.session.date == nil {
      record.session.date = fields.lazy.compactMap { DayReading.day(in: Markup.plain($0.value)) }.first
    }
    if record.session.date == nil {
      record.session.date = headProse(top).lazy.compactMap { DayReading.day(in: $0) }.first
    }
    if record.session.date == nil { record.session.date = DayReading.day(in: name.replacing("_", with: "-")) }
    if record.session.date == nil, !isRunbook, let top { record.session.date = dayOfSummary(top) }
    if record.session.title.isEmpty { record.session.title = name }
  }

  /// A label's value may hold further labels: "noc-3 **To:** noc-8", "hoch · **Status:** behoben".
  private static func parted(
    _ field: (label: String, value: String, lines: LineSpan)
  ) -> [(label: String, value: String, lines: LineSpan)] {
    guard let start = field.value.firstRange(of: "**"), let close = field.value.firstRange(of: ":**") else {
      return [field]
    }
    guard close.lowerBound > start.lowerBound else { return [field] }
    let value = field.value[..<start.lowerBound].reversed().drop { " ·|,/".contains($0) }
    let label = field.value[start.upperBound..<close.lowerBound].trimmed
    let rest = field.value[close.upperBound...].trimmed
    guard !value.isEmpty, label.utf8.count <= 48 else { return [field] }
    return [(field.label, String(value.reversed()), field.lines)] + parted((label, rest, field.lines))
  }

  /// The first year that the document names, for days without one.
  static func year(of source: SourceText) -> Int? {
    for line in source.lines.prefix(400) {
      if let year = DayReading.year(in: String(decoding: line.utf8.prefix(300), as: UTF8.self)) { return year }
    }
    return nil
  }

  /// What stands between the title and the first heading below it, and before the title.
  private func headProse(_ top: Group?) -> [String] {
    ([outline] + (top.map { [$0] } ?? [])).flatMap { group -> [String] in
      group.elements.compactMap { if case .prose(let text) = $0.content { Markup.prose(text) } else { nil } }
    }
  }

  /// The day that the first sections tell of, where head, title and name say none.
  private func dayOfSummary(_ top: Group) -> Day? {
    let groups = top.groups.isEmpty ? outline.groups.filter { $0.head != top.head } : top.groups
    for group in groups.prefix(3) {
      for element in group.elements {
        if case .prose(let text) = element.content, let day = DayReading.day(in: Markup.prose(text)) { return day }
      }
    }
    return nil
  }

  /// After all is read: a document that names no day is of its timeline's first, and one whose
  /// title names a day far from all that happened too.
  mutating func finishDate() {
    let days = record.timeline.compactMap { $0.at?.day }
    if let first = days.first {
      guard let date = record.session.date else {
        record.session.date = first
        return
      }
      let distance = days.map { abs($0.daysSince1970 - date.daysSince1970) }.min() ?? 0
      if isDateOfTitle, distance > 7 { record.session.date = first }
    } else if record.session.date == nil {
      record.session.date = record.session.from?.day
    }
  }

  private mutating func readTimes(_ times: (words: TimeWords?, start: TimeWords?, end: TimeWords?)) {
    let written = [times.words, times.start, times.end].compactMap { $0 }
    if record.session.date == nil { record.session.date = written.compactMap(\.day).first }
    let day = self.day ?? record.session.date
    if let zone = written.lazy.flatMap(\.times).compactMap(\.zone).first {
      offset = zone.seconds(on: day ?? Day(year: 1970, month: 1, day: 1))
    }
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
