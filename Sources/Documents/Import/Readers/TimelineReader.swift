import Records
import Vocabulary

extension Reading {
  /// Tables whose columns are a time and an event are read wherever they stand.
  mutating func readTimelineTables(in group: Group, isTimeline: Bool) {
    for element in group.elements {
      guard case .table(let table) = element.content,
        let columns = TimelineColumns(table.header, isTimeline: isTimeline)
      else { continue }
      let outer = offset
      defer { offset = outer }
      if let zone = TimeWords.zone(in: table.header[columns.time]) { offset = zone }
      var read = 0
      for row in table.rows where readTimelineRow(row, columns: columns, header: table.header) { read += 1 }
      if read > 0 { claim(table.head) }
    }
  }

  private mutating func readTimelineRow(_ row: Table.Row, columns: TimelineColumns, header: [String]) -> Bool {
    guard row.cells.count > max(columns.time, columns.event) else { return false }
    let words = TimeWords(row.cells[columns.time])
    guard !words.times.isEmpty || words.day != nil else { return false }
    let event = Markup.plain(row.cells[columns.event])
    guard !event.isEmpty else { return false }
    var entry = entry(at: row.cells[columns.time], words: words, event: event)
    var remarks: [String] = []
    for (place, cell) in row.cells.enumerated() where place != columns.time && place != columns.event {
      let words = Markup.plain(cell)
      guard !words.isEmpty else { continue }
      if place == columns.session {
        entry.session = SessionTitle.number(in: "Session \(words)") ?? SessionTitle.number(in: words)
        if entry.session == nil { remarks.append(words) }
      } else {
        remarks.append(words)
      }
    }
    if !remarks.isEmpty { entry.impact = remarks.joined(separator: "; ") }
    let span = LineSpan(row.line, row.line)
    entry.lines = span
    record.timeline.append(entry)
    claim(span)
    return true
  }

  /// Entries as list items and labelled lines: "- 01:02 UTC: x", "**01:02** - x", "**10:00-10:30**:" with a list.
  mutating func readTimeline(_ group: Group) {
    for node in group.nodes {
      switch node {
      case .element(let element):
        switch element.content {
        case .list(let items): for item in items { readTimelineItem(item) }
        case .field(let label, let value) where TimeWords.isTime(label):
          appendEntry(time: label, event: Markup.plain(value), lines: element.lines)
        default: break
        }
      case .group(let label):
        guard let head = label.head, let (time, words) = TimelineWords.split(label.title) else { continue }
        var event = words
        var lines = head
        for element in label.elements {
          guard case .list(let items) = element.content, items.allSatisfy({ $0.children.isEmpty }) else { break }
          event += (event.isEmpty ? "" : "\n") + items.map { Markup.plain($0.text) }.joined(separator: "\n")
          lines.to = element.lines.to
        }
        guard !event.isEmpty else { continue }
        appendEntry(time: time, event: event, lines: lines)
      }
    }
  }

  /// "Timeline (2026-01-14, all times UTC+2)", or the same as a sentence below it.
  mutating func readTimelineZone(_ group: Group) {
    if record.session.date == nil { record.session.date = TimeWords(group.title).day }
    if let zone = TimeWords.zone(in: group.title) {
      offset = zone
      return
    }
    for element in group.elements {
      guard case .prose(let text) = element.content, text.lowercased().contains("time"), text.utf8.count <= 160,
        let zone = TimeWords.zone(in: Markup.prose(text))
      else { continue }
      offset = zone
      claim(element.lines)
      return
    }
  }

  private mutating func readTimelineItem(_ item: Item) {
    let text = item.text
    guard let (time, event) = TimelineWords.split(Markup.plain(StateWords.withoutMark(text))), !event.isEmpty else {
      return
    }
    appendEntry(time: time, event: event, lines: item.head)
  }

  private mutating func appendEntry(time: String, event: String, lines: LineSpan) {
    var entry = entry(at: time, words: TimeWords(time), event: event)
    entry.lines = lines
    record.timeline.append(entry)
    claim(lines)
  }

  /// An entry's moment; a time of day far before the one above it is of the next day.
  private mutating func entry(at written: String, words: TimeWords, event: String) -> TimelineEntry {
    var (from, until) = words.moments(on: day, offset: offset)
    if from == nil, words.times.isEmpty, let day = words.day { from = Moment(day) }
    if let last = lastEntry, words.day == nil, var start = from {
      while start.since(last) < -12 * 3600 {
        start = start.adding(hours: 24)
        until = until?.adding(hours: 24)
      }
      from = start
    }
    if let from { lastEntry = from }
    var entry = TimelineEntry(at: from, until: until, event: event, source: .document)
    entry.words = Markup.plain(written)
    return entry
  }
}

enum TimelineWords {
  private static let separators = [": ", " - ", " – ", " — ", " | ", " → "]

  /// "01:02 UTC: x" as its time and its words; nil where it does not open with a time.
  static func split(_ text: String) -> (time: String, event: String)? {
    guard let first = text.utf8.first,
      (48...57).contains(first) || first == UInt8(ascii: "~") || first == 40
        || first == UInt8(ascii: "`")
    else {
      return nil
    }
    if let unparted = unparted(text), separators.allSatisfy({ !text.contains($0) }) { return unparted }
    if TimeWords.isTime(text), case let bare = text.hasSuffix(":") ? String(text.dropLast()) : text,
      !separators.contains(where: { bare.contains($0) })
    {
      return (bare, "")
    }
    let places = separators.flatMap { text.ranges(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
    var best: (String, String)?
    for place in places {
      let time = text[..<place.lowerBound].trimmed
      guard TimeWords.isTime(time), TimeWords(time).times.count <= 2 else { break }
      let event = text[place.upperBound...].trimmed
      if let first = event.utf8.first, (48...57).contains(first), TimeWords.isTime(String(event.prefix(5))), best == nil
      {
        continue
      }
      best = (time, event)
      break
    }
    return best ?? unparted(text)
  }

  /// "09:58 Deploy starts", "`10:11` - x": the words up to the last that belongs to the time.
  private static func unparted(_ text: String) -> (time: String, event: String)? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let count = words.prefix(4).prefix { isTimeWord($0) }.count
    guard count > 0, count < words.count else { return nil }
    let time = words.prefix(count).joined(separator: " ").filter { $0 != "`" }
    guard TimeWords.isTime(time), !TimeWords(time).times.isEmpty else { return nil }
    let event = words.dropFirst(count).joined(separator: " ").drop { "-–—:|→ ".contains($0) }
    return event.isEmpty ? nil : (time, String(event))
  }

  private static func isTimeWord(_ word: Substring) -> Bool {
    let bare = word.lowercased().filter { !"`()[],~".contains($0) }
    if ["utc", "gmt", "am", "pm", "to", "-", "–", "pst", "pdt", "est", "edt", "cet", "cest", "z"].contains(bare) {
      return true
    }
    return bare.first?.isNumber == true && bare.allSatisfy { $0.isNumber || ":-–tz.".contains($0) }
      && (bare.contains(":") || bare.contains("-"))
  }
}

private struct TimelineColumns {
  var time: Int
  var event: Int
  var session: Int?

  private static let times: Set<String> = ["time", "when", "timestamp", "date", "date time", "time utc", "clock"]
  private static let events: Set<String> = [
    "event", "action", "what", "what happened", "description", "activity", "events", "milestone", "details",
  ]

  init?(_ header: [String], isTimeline: Bool) {
    let names = header.map { WordSplitting.words(of: $0) }
    guard
      let time = names.firstIndex(where: {
        Self.times.contains($0.joined(separator: " ")) || ($0.first == "time" && $0.count <= 3)
      }), let event = names.firstIndex(where: { Self.events.contains($0.joined(separator: " ")) }), time != event
    else { return nil }
    self.time = time
    self.event = event
    session = names.firstIndex { $0 == ["session"] }
    if !isTimeline, names[time] == ["date"] || names[event] == ["action"] && names.count > 4 { return nil }
  }
}
