import Records
import Vocabulary

extension Reading {
  /// The window: its start, length and checkpoints by labelled words, ranges and tables; and what
  /// is watched for.
  mutating func readMonitoring(_ group: Group) {
    for element in group.elements {
      switch element.content {
      case .field(let label, let value):
        if readMonitoringFact(label, value, element.lines) { claim(element.lines) }
      case .list(let items): for item in items { readMonitoringItem(item) }
      case .table(let table): readCheckpoints(table)
      default: break
      }
    }
    if var window = record.monitoring, let head = group.head, window.lines == nil {
      window.lines = LineSpan(head.from, max(head.to, group.end))
      record.monitoring = window
    }
  }

  private mutating func readMonitoringItem(_ item: Item) {
    let text = Markup.plain(item.text)
    if let field = item.field, readMonitoringFact(field.label, field.value, item.head) {
      claim(item.head)
      return
    }
    if MonitoringWords.opensWatches(text), !item.items.isEmpty {
      for child in item.items {
        window.watches.append(Statement(Markup.plain(child.text), lines: child.head))
        claim(child.head)
      }
      return
    }
    var isRead = false
    for child in item.items {
      guard let field = child.field, readMonitoringFact(field.label, field.value, child.head) else { continue }
      claim(child.head)
      isRead = true
    }
    if isRead, let hours = MonitoringWords.hours(in: text) {
      window.hours = hours
      claim(item.head)
    }
  }

  mutating func readWatches(_ group: Group) {
    guard record.monitoring != nil else { return }
    window.watches += statements(in: group)
  }

  /// The window, planned where the document had not spoken of one yet.
  private var window: Monitoring {
    get { record.monitoring ?? Monitoring(stage: .planned, start: nil) }
    set { record.monitoring = newValue }
  }

  private mutating func readMonitoringFact(_ label: String, _ value: String, _ lines: LineSpan) -> Bool {
    switch FieldWords.kind(of: label) {
    case .length:
      guard let hours = MonitoringWords.hours(in: value) else { return false }
      window.hours = hours
      return true
    case .interval where TimeWords(value).times.isEmpty:
      guard let hours = MonitoringWords.hours(in: value) else { return false }
      window.every = hours
      saysInterval = true
      return true
    default: break
    }
    let words = TimeWords(Markup.plain(value))
    guard !words.times.isEmpty else { return false }
    let names = WordSplitting.words(of: label)
    // "Next day" is said from the document's day, a bare time from the window's start.
    let base = words.times.first?.isNextDay == true ? day : record.monitoring?.start?.day ?? day
    switch FieldWords.kind(of: label) {
    case .startTime:
      guard let start = words.moments(on: day, offset: offset).from, isNews(start) else { return false }
      window.start = start
    case .checkpoint:
      guard let due = words.moments(on: base, offset: offset).from else { return false }
      addCheckpoint(due, value, lines)
    default:
      if names.contains("checkpoint"), let due = words.moments(on: base, offset: offset).from {
        addCheckpoint(due, value, lines)
      } else if names.contains("period") || names.contains("window"), words.times.count == 2,
        let start = words.moments(on: day, offset: offset).from, isNews(start)
      {
        window.start = start
        let end = words.moments(on: day, offset: offset).until
        let length = end.map { $0.since(start) / 3600 } ?? 0
        if let hours = MonitoringWords.hours(in: label + " " + value) ?? (length > 0 ? length : nil) {
          window.hours = hours
        }
      } else {
        return false
      }
    }
    return true
  }

  /// The first start stands; the same one said again agrees with it.
  private func isNews(_ start: Moment) -> Bool {
    guard let known = record.monitoring?.start else { return true }
    return known == start
  }

  private mutating func addCheckpoint(_ due: Moment, _ words: String, _ lines: LineSpan) {
    var due = due
    if let start = window.start, due <= start, due.since(start) > -24 * 3600 { due = due.adding(hours: 24) }
    var checkpoint = Checkpoint(due: due)
    checkpoint.lines = lines
    if StateWords.mark(of: words) == .done { checkpoint.outcome = .ok }
    if !window.checkpoints.contains(where: { $0.due == due }) { window.checkpoints.append(checkpoint) }
    window.checkpoints.sort { $0.due < $1.due }
    if let start = window.start, let first = window.checkpoints.first {
      if !saysInterval { window.every = max(first.due.since(start) / 3600, 0.25) }
      if let last = window.checkpoints.last, last.due.since(start) / 3600 > window.hours {
        window.hours = last.due.since(start) / 3600
      }
    }
  }

  private mutating func readCheckpoints(_ table: Table) {
    let names = table.header.map { WordSplitting.words(of: $0).joined(separator: " ") }
    guard let time = names.firstIndex(where: { $0.hasPrefix("time") || $0 == "due" || $0 == "when" }),
      names.contains(where: { $0.hasPrefix("hours") || $0.contains("checkpoint") || $0 == "elapsed" })
    else { return }
    let state = names.firstIndex { ["status", "state", "result", "outcome"].contains($0) }
    var read = 0
    for row in table.rows where row.cells.count > time {
      guard let due = TimeWords(row.cells[time]).moments(on: day, offset: offset).from else { continue }
      let rest = row.cells.enumerated().filter { $0.offset != time && $0.offset != state && !$0.element.isEmpty }
      let note = rest.map { Markup.plain($0.element) }.joined(separator: "; ")
      let span = LineSpan(row.line, row.line)
      if note.lowercased().contains("baseline"), record.monitoring?.start == nil {
        window.start = due
        window.baseline.append(Statement(note, lines: span))
      } else {
        addCheckpoint(due, state.map { $0 < row.cells.count ? row.cells[$0] : "" } ?? "", span)
        if let place = window.checkpoints.firstIndex(where: { $0.due == due }), window.checkpoints[place].note == nil {
          window.checkpoints[place].note = note.isEmpty ? nil : note
        }
      }
      claim(span)
      read += 1
    }
    guard read > 0 else { return }
    claim(table.head)
    if window.start != nil, window.baseline.isEmpty == false { window.stage = .running }
  }
}

private enum MonitoringWords {
  static func opensWatches(_ text: String) -> Bool {
    let words = WordSplitting.words(of: "x " + text).dropFirst()
    return words.starts(with: ["monitor", "for"]) || words.starts(with: ["watch", "for"])
  }

  /// "24-hour", "24 hours", "(4 hours)": at most sixty days.
  static func hours(in text: String) -> Double? {
    guard let seconds = DurationWords.seconds(in: text), seconds > 0, seconds <= 60 * 86_400 else { return nil }
    return seconds / 3600
  }
}
