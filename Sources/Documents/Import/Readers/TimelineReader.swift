import Records
import Vocabulary

extension Reading {
  /// What happened when, read by its shape in one walk through the document: tables with a column
  /// of times, and lists, headings, labels and lines that begin with a time, wherever they stand.
  /// What it takes is taken out of the outline for the readers that follow.
  mutating func readTimelines() {
    var reader = TimelineReader(reading: self)
    reader.walk(outline, TimelineReader.Place(kind: nil, day: day, offset: offset, zone: zone))
    reader.dropRetold()
    self = reader.reading
    let entries = reader.entries(in: outline)
    outline = reader.pruned(outline)
    readFactsOfTimeline(entries)
  }
}

struct TimelineReader {
  /// What is known where one reads: the kind of section, the day of times without one, and their
  /// zone.
  struct Place {
    var kind: SectionKind?
    var day: Day?
    var offset: Int
    /// A sentence or a heading named the zone.
    var zone: ZoneWords?
    /// A heading or a line named the day, so that a clock that runs backwards is out of order and
    /// not of the next day.
    var saysDay = false
    var isTimeline: Bool { kind == .timeline }
  }

  var reading: Reading
  /// A person says that all of it is a timeline, whatever its headings say.
  var isAsked = false
  private var last: Moment?
  private var year: Int?
  /// Titles of headings that are entries themselves, by their line.
  private var entryHeads: Set<Int> = []

  init(reading: Reading) {
    self.reading = reading
    year = reading.record.session.date?.year ?? Reading.year(of: reading.source)
  }

  // MARK: - Walking

  mutating func walk(_ group: Group, _ outer: Place) {
    var place = outer
    if group.head != nil {
      let named = HeadingWords.kind(of: group.title, within: outer.kind)
      if let named, !(outer.isTimeline && !group.isHeading && named != .todos) || named == .timeline {
        place.kind = named
      } else if group.isHeading, outer.kind?.isInheritedByHeadings == false {
        place.kind = nil
      }
      if Lexicon.has(.plans, in: group.title), named != .timeline { place.kind = .monitoring }
      if isAsked { place.kind = .timeline }
      place = placed(place, by: group)
    }
    let before = reading.record.timeline.count
    defer {
      if place.kind == .timeline, outer.kind != .timeline, reading.record.timeline.count > before, let head = group.head
      {
        reading.claim(head)
      }
    }
    if place.kind != outer.kind || group.isHeading && group.level <= 2 { last = nil }
    readSentences(group, &place)
    let entries = headed(group.groups, place)
    if readsShapes(place) {
      readElements(of: group, &place)
    }
    for child in group.groups {
      if let stamp = entries[child.head?.from ?? 0] {
        readHeaded(child, stamp, &place)
      } else {
        walk(child, place)
        // "5 July" as a heading of its own rank counts until the next.
        if let day = dayOnly(child.title), place.isTimeline || !child.isHeading {
          place.day = resolved(day) ?? place.day
        }
      }
    }
  }

  /// Sections of what is still to be done, or may yet happen, hold times that are none of a
  /// timeline.
  private func readsShapes(_ place: Place) -> Bool {
    if place.isTimeline { return true }
    if reading.isRunbook { return false }
    switch place.kind {
    case nil, .summary, .problem, .rootCause, .impact, .detection, .other, .past, .production, .investigations,
      .trigger, .missed,
      .fix:
      return true
    default: return false
    }
  }

  /// The day and the zone that a title names.
  private func placed(_ place: Place, by group: Group) -> Place {
    var place = place
    if let zone = ZoneReading.zone(in: group.title) { place.zone = zone }
    if let day = day(within: group.title) {
      place.day = day
      place.saysDay = true
    }
    return place
  }

  private mutating func readSentences(_ group: Group, _ place: inout Place) {
    for element in group.elements.prefix(12) {
      switch element.content {
      case .prose(let text):
        let plain = Markup.prose(text)
        guard plain.utf8.count <= 240, let zone = ZoneReading.zone(inSentence: plain) else { continue }
        place.zone = zone
        if place.isTimeline, TimeStamp(plain) == nil {
          reading.taking("timeline", by: "a sentence that names the zone")
          reading.claim(element.lines)
        }
      case .field(let label, let value) where Lexicon.has(.allTimes, in: label):
        if let zone = ZoneReading.zone(in: value) { place.zone = zone }
      default: break
      }
    }
  }

  /// A day and nothing else but its weekday and a remark: "Tue 5 Nov", "05-07-2022 (All times
  /// CEST)", "---- Thursday, April 9th ----".
  private func dayOnly(_ text: String) -> TimeStamp.WrittenDay? {
    let bare = text.drop { "-–—=*_ ".contains($0) }
    guard bare.utf8.count <= 80, let stamp = TimeStamp(bare), !stamp.hasClock, let day = stamp.day,
      stamp.untilDay == nil
    else { return nil }
    let rest = stamp.rest.filter { $0.isLetter || $0.isNumber }
    if rest.isEmpty { return day }
    return stamp.rest.hasPrefix("(") || ZoneReading.zone(in: stamp.rest) != nil && stamp.rest.count < 28 ? day : nil
  }

  /// The day that a heading speaks of: it opens or closes with it.
  private func day(within title: String) -> Day? {
    guard title.utf8.count <= 160 else { return nil }
    return DayReading.day(in: title, year: year)
  }

  private func resolved(_ day: TimeStamp.WrittenDay) -> Day? { day.day(inYear: year) }

  // MARK: - Headings

  /// The headings that are times, where several stand side by side or the section is a timeline.
  private func headed(_ groups: [Group], _ place: Place) -> [Int: TimeStamp] {
    guard readsShapes(place) || place.kind == nil else { return [:] }
    var stamps: [Int: TimeStamp] = [:]
    for group in groups {
      guard let head = group.head,
        let stamp = TimeStamp(group.title, dotted: place.isTimeline, vague: place.isTimeline),
        stamp.hasClock || stamp.isVague && place.isTimeline && !group.isHeading
      else { continue }
      guard stamp.rest.isEmpty || stamp.isParted || !group.isHeading else { continue }
      stamps[head.from] = stamp
    }
    return place.isTimeline || stamps.count >= 2 ? stamps : [:]
  }

  private mutating func readHeaded(_ group: Group, _ stamp: TimeStamp, _ place: inout Place) {
    guard let head = group.head else { return }
    reading.taking("timeline", by: "a heading that is a time: “\(stamp.written)”")
    var event = stamp.rest
    var lines = head
    for node in group.nodes {
      guard case .element(let element) = node else { break }
      guard case .prose(let text) = element.content else {
        if event.isEmpty, case .list(let items) = element.content {
          event = items.map { Markup.plain($0.text) }.joined(separator: "\n")
          lines.to = element.lines.to
          reading.claim(element.lines)
        }
        break
      }
      if let day = dayOnly(Markup.prose(text)) {
        place.day = resolved(day) ?? place.day
        break
      }
      if event.isEmpty {
        event = Markup.prose(text)
        lines.to = element.lines.to
        reading.claim(element.lines)
      }
    }
    guard !event.isEmpty else { return }
    entryHeads.insert(head.from)
    append(stamp, event: event, place: &place, lines: lines)
    // Lines below that are days of their own, and the lists and fences, stay with the entry: they
    // are told as what was done.
    for element in group.elements {
      if case .prose(let text) = element.content, let day = dayOnly(Markup.prose(text)), let day = resolved(day) {
        place.day = day
        reading.claim(element.lines)
      }
    }
    for child in group.groups {
      if let day = dayOnly(child.title), let day = resolved(day) {
        place.day = day
        if let head = child.head { reading.claim(head) }
      }
    }
  }

  // MARK: - Elements

  private mutating func readElements(of group: Group, _ place: inout Place) {
    var lines: [(stamp: TimeStamp, event: String, lines: LineSpan)] = []
    func count() -> Int { lines.count { $0.stamp.hasClock || place.isTimeline } }
    // Lines are gathered first: one that begins with a time is a sentence, several are a timeline.
    for (index, element) in group.elements.enumerated() {
      switch element.content {
      case .prose(let text):
        gather(text, element.lines, place, into: &lines)
        if readChat(text, group.elements[(index + 1)...].first, element.lines, &place) { continue }
      case .field(let label, let value):
        guard let stamp = TimeStamp.whole(Markup.plain(label), dotted: place.isTimeline), stamp.hasClock else { break }
        lines.append((stamp, Markup.plain(value), element.lines))
      default: break
      }
    }
    let adjoining = zip(lines, lines.dropFirst()).contains {
      $0.lines.to + 1 == $1.lines.from && $0.stamp.isParted == $1.stamp.isParted
    }
    let isRun = place.isTimeline ? count() >= 1 : count() >= 3 || count() >= 2 && adjoining
    var rest = lines[...]
    for element in group.elements {
      rest = rest.drop { $0.lines.from < element.lines.from }
      switch element.content {
      case .list(let items): readList(items, &place)
      case .table(let table): readTable(table, &place)
      case .prose(let text):
        if let day = dayOnly(Markup.prose(text)), let day = resolved(day) {
          place.day = day
          place.saysDay = true
          last = nil
          if isRun || place.isTimeline { reading.claim(element.lines) }
          continue
        }
        guard isRun else { continue }
        reading.taking("timeline", by: "lines that begin with a time")
        for line in rest.prefix(while: { $0.lines.to <= element.lines.to }) {
          if line.event.isEmpty {
            if let day = line.stamp.day, let day = resolved(day) { place.day = day }
          } else {
            append(line.stamp, event: line.event, place: &place, lines: line.lines)
          }
          reading.claim(line.lines)
        }
      case .field:
        guard isRun, let line = rest.first, line.lines.from == element.lines.from, !line.event.isEmpty else { continue }
        reading.taking("timeline", by: "bold times with what happened behind them")
        append(line.stamp, event: line.event, place: &place, lines: line.lines)
        reading.claim(line.lines)
      default: break
      }
    }
  }

  /// The lines of a paragraph that begin with a time, each with the lines that go on from it; or
  /// the paragraph as one.
  private func gather(
    _ text: String, _ span: LineSpan, _ place: Place,
    into entries: inout [(stamp: TimeStamp, event: String, lines: LineSpan)]
  ) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == span.to - span.from + 1 else { return }
    for (index, line) in lines.enumerated() {
      let number = span.from + index
      let plain = Markup.plain(line)
      if let stamp = TimeStamp(plain, dotted: place.isTimeline, vague: place.isTimeline && index == 0),
        stamp.hasClock || place.isTimeline && (stamp.isParted && stamp.day != nil || stamp.isVague),
        stamp.isParted || index == 0 || stamp.rest.first?.isUppercase != nil, !stamp.rest.isEmpty
      {
        entries.append((stamp, stamp.rest, LineSpan(number, number)))
      } else if let previous = entries.last, previous.lines.to == number - 1, previous.lines.from >= span.from,
        dayOnly(plain) == nil, !plain.hasPrefix(">")
      {
        entries[entries.count - 1].event += " " + plain
        entries[entries.count - 1].lines.to = number
      }
    }
  }

  /// "ops-1  9:41 PM" alone on a line with what was said below it, as a chat is pasted.
  private mutating func readChat(_ text: String, _ next: Element?, _ span: LineSpan, _ place: inout Place) -> Bool {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count >= 2, lines.count == span.to - span.from + 1 else { return false }
    guard let (stamp, by) = ChatWords.head(lines[0]) else { return false }
    reading.taking("timeline", by: "a line of a chat: who and when, and below it what")
    var entry = self.entry(stamp, event: lines.dropFirst().map { Markup.plain($0) }.joined(separator: "\n"), &place)
    entry.by = by
    entry.lines = span
    reading.record.timeline.append(entry)
    reading.claim(span)
    return true
  }

  private mutating func readList(_ items: [Item], _ place: inout Place, isNested: Bool = false) {
    let dotted = place.isTimeline
    var stamps: [(stamp: TimeStamp, event: String)?] = items.map { item in
      guard item.isTicked == nil else { return nil }
      let text = Markup.plain(StateWords.withoutMark(item.text))
      if let stamp = TimeStamp(text, dotted: dotted, vague: place.isTimeline),
        stamp.hasClock || stamp.day != nil || stamp.isVague
      {
        var event = stamp.rest
        if event.isEmpty { event = item.items.map { Markup.plain($0.text) }.joined(separator: "\n") }
        return event.isEmpty ? nil : (stamp, event)
      }
      return TimeStamp.closing(text)
    }
    let clocks = stamps.count { $0?.stamp.hasClock ?? false }
    let dated = stamps.count { $0 != nil && ($0?.stamp.day != nil || $0?.stamp.hasClock == true) }
    let isTimeline =
      place.isTimeline && (clocks > 0 || dated > 0)
      || clocks >= 2 && clocks * 5 >= items.count * 3 || clocks >= 1 && dated >= 2 && dated * 5 >= items.count * 4
      || dated >= 3 && dated == items.count && stamps.allSatisfy { $0?.stamp.isParted ?? false }
    guard isTimeline else {
      for item in items {
        var inner = place
        let label = item.field?.label ?? (item.text.hasSuffix(":") ? String(item.text.dropLast()) : item.text)
        let kind = HeadingWords.kind(of: Markup.plain(label), within: nil)
        if let kind { inner.kind = kind }
        guard readsShapes(inner) else { continue }
        for child in item.children {
          if case .list(let items) = child.content { readList(items, &inner, isNested: true) }
        }
      }
      return
    }
    reading.taking("timeline", by: "a list whose entries begin with times")
    for (index, item) in items.enumerated() {
      guard let (stamp, event) = stamps[index] else {
        if let day = dayOnly(item.text), let day = resolved(day) { place.day = day }
        continue
      }
      if stamp.isVague, stamp.isEmpty, index == 0 { continue }
      append(stamp, event: event, place: &place, lines: item.head)
      reading.claim(item.head)
      if stamp.rest.isEmpty { reading.claim(item.lines) }
    }
    stamps = []
  }

  // MARK: - Tables

  private mutating func readTable(_ table: Table, _ outer: inout Place) {
    guard let columns = TimelineTable(table, isTimeline: outer.isTimeline) else { return }
    var place = outer
    for column in columns.times where table.header.indices.contains(column) {
      if let zone = ZoneReading.zone(in: table.header[column]) { place.zone = zone }
      if let day = TimeStamp(table.header[column].drop { $0 != "(" }.dropFirst())?.day, let day = resolved(day) {
        place.day = day
      }
    }
    reading.taking("timeline", by: "a table whose column “\(columns.name)” holds times")
    var read = 0
    for row in table.rows where readRow(row, columns, table.header, &place) { read += 1 }
    if read > 0 { reading.claim(table.head) }
    outer.day = place.day
  }

  private mutating func readRow(
    _ row: Table.Row, _ columns: TimelineTable, _ header: [String], _ place: inout Place
  ) -> Bool {
    func cell(_ column: Int?) -> String {
      guard let column, row.cells.indices.contains(column) else { return "" }
      return Markup.plain(row.cells[column])
    }
    let event = Markup.plain(cell(columns.event).replacing("<br>", with: " ").replacing("<br/>", with: " "))
    guard !event.isEmpty, !PlaceholderCells.isPlaceholder(event) else { return false }
    var words = columns.times.map(cell).filter { !$0.isEmpty }.joined(separator: " ")
    let zone = columns.zone.map(cell).flatMap { ZoneReading.zone(in: $0) }
    if let until = columns.until, case let end = cell(until), !end.isEmpty, TimeStamp.whole(end) != nil {
      words += " – " + end
    }
    var stamp: TimeStamp
    if let read = TimeStamp.whole(words, dotted: true, vague: true) {
      stamp = read
    } else if TimelineTable.isBlank(words) || Lexicon.has(.later, in: words) && !words.contains(where: \.isNumber) {
      stamp = .vague
      stamp.written = words
    } else {
      reading.ledger.miss(LineSpan(row.line, row.line), "“\(words)” is no time")
      return false
    }
    if let zone { stamp.zone = zone }
    var entry = entry(stamp, event: event, &place)
    var remarks: [String] = []
    for (column, cell) in row.cells.enumerated() where column != columns.event && !columns.isTime(column) {
      let words = Markup.plain(cell)
      guard !words.isEmpty else { continue }
      if column == columns.session {
        entry.session = SessionTitle.number(in: "Session \(words)") ?? SessionTitle.number(in: words)
        if entry.session == nil { remarks.append(words) }
      } else {
        remarks.append(words)
      }
    }
    if !remarks.isEmpty { entry.impact = remarks.joined(separator: "; ") }
    let span = LineSpan(row.line, row.line)
    entry.lines = span
    reading.record.timeline.append(entry)
    reading.claim(span)
    return true
  }

  // MARK: - Entries

  private mutating func append(_ stamp: TimeStamp, event: String, place: inout Place, lines: LineSpan) {
    var entry = entry(stamp, event: Markup.plain(event), &place)
    entry.lines = lines
    reading.record.timeline.append(entry)
    reading.claim(lines)
  }

  /// An entry's moment; a time of day far before the one above it is of the next day.
  private mutating func entry(_ stamp: TimeStamp, event: String, _ place: inout Place) -> TimelineEntry {
    if let year = stamp.day?.year { self.year = year }
    let written = stamp.day.flatMap(resolved)
    if let written { place.day = written }
    if stamp.isNextDay, written == nil, let day = place.day {
      place.day = Moment(day).adding(hours: 24).day
    }
    let base = written ?? place.day
    func moment(_ clock: TimeStamp.Clock, on day: Day) -> Moment {
      let zone = stamp.zone ?? place.zone
      let offset = zone.map { $0.seconds(on: day) } ?? place.offset
      return Moment(day).adding(seconds: Double(clock.seconds - offset))
    }
    var from: Moment?
    if let base {
      if let clock = stamp.from {
        from = moment(clock, on: base)
      } else if written != nil {
        from = Moment(base)
      }
    }
    if let last, written == nil, stamp.hasClock, var start = from {
      while start.since(last) < -12 * 3600 {
        start = start.adding(hours: 24)
        if let day = place.day { place.day = Moment(day).adding(hours: 24).day }
      }
      from = start
    }
    var until: Moment?
    if let from, let base {
      if let clock = stamp.until {
        let day = stamp.untilDay.flatMap(resolved) ?? base
        until = moment(clock, on: day)
        while let end = until, end < from, end.since(from) > -48 * 3600 { until = end.adding(hours: 24) }
      } else if let day = stamp.untilDay.flatMap(resolved) {
        until = Moment(day)
      }
    }
    if let from, stamp.hasClock { last = from }
    var entry = TimelineEntry(at: from, until: until, event: event, source: .document)
    entry.words = stamp.written.isEmpty ? nil : stamp.written
    // A day alone is known in part only.
    if stamp.isUncertain || from != nil && !stamp.hasClock { entry.uncertain = true }
    return entry
  }

  /// The same events told twice, as a list of key events and as the timeline proper, are one entry
  /// each, which has both places. The fuller words stay.
  mutating func dropRetold() {
    var places: [Int64: [Int]] = [:]
    var kept: [TimelineEntry] = []
    for entry in reading.record.timeline {
      guard let at = entry.at, let lines = entry.lines else {
        kept.append(entry)
        continue
      }
      let minute = at.milliseconds / 60_000
      if let other = (places[minute] ?? []).first(where: { TimelineReader.isRetold(entry, kept[$0]) }) {
        var (first, second) = (kept[other], entry)
        if second.event.utf8.count > first.event.utf8.count {
          // It stays where it was told first.
          (second.retold, second.lines) = (first.retold, first.lines)
          kept[other] = second
          first = second
        }
        kept[other].retold = (first.retold ?? []) + [lines]
        continue
      }
      places[minute, default: []].append(kept.count)
      kept.append(entry)
    }
    reading.record.timeline = kept
  }

  /// Two entries of one time say the same where the words of one are all in the other, or, side by
  /// side in one list or table, where they are the same words.
  private static func isRetold(_ entry: TimelineEntry, _ other: TimelineEntry) -> Bool {
    guard let lines = entry.lines, let others = other.lines, lines != others else { return false }
    let (mine, theirs) = (WordSplitting.allWords(of: entry.event), WordSplitting.allWords(of: other.event))
    if mine == theirs { return true }
    guard abs(lines.from - others.from) > 3, min(mine.count, theirs.count) >= 3 else { return false }
    let (few, many) = mine.count <= theirs.count ? (mine, Set(theirs)) : (theirs, Set(mine))
    return few.allSatisfy(many.contains)
  }

  // MARK: - What is left for the others

  /// The headings that are entries, with what stands below them.
  func entries(in group: Group) -> [Group] {
    guard !entryHeads.isEmpty else { return [] }
    return group.groups.flatMap { child in
      child.head.map { entryHeads.contains($0.from) } == true ? [child] : entries(in: child)
    }
  }

  /// The outline without what the timeline took.
  func pruned(_ group: Group) -> Group {
    guard !reading.record.timeline.isEmpty else { return group }
    var group = group
    group.nodes = group.nodes.compactMap { node in
      switch node {
      case .group(let child):
        if let head = child.head, entryHeads.contains(head.from) { return nil }
        return .group(pruned(child))
      case .element(let element):
        var element = element
        switch element.content {
        case .list(let items):
          let left = left(items)
          guard !left.isEmpty else { return nil }
          if left.count < items.count { element.content = .list(left) }
          return .element(element)
        case .table(let table): return reading.ledger.isClaimed(table.head.from) ? nil : node
        case .prose, .field: return reading.ledger.isClaimed(element.lines.from) && taken(element.lines) ? nil : node
        default: return node
        }
      }
    }
    return group
  }

  private func taken(_ span: LineSpan) -> Bool { reading.ledger.taker(of: span.from)?.reader == "timeline" }

  private func left(_ items: [Item]) -> [Item] {
    items.compactMap { item in
      if taken(item.head) { return nil }
      var item = item
      item.children = item.children.compactMap { child in
        guard case .list(let items) = child.content else { return child }
        let rest = left(items)
        var child = child
        child.content = .list(rest)
        return rest.isEmpty ? nil : child
      }
      return item
    }
  }
}
