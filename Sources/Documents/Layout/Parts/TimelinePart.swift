import Records

extension PartLayout {
  static let timeline = PartLayout(.timeline) { writing in
    let entries = writing.record.timeline
    guard !entries.isEmpty else { return [] }
    let time = writing.time
    let columns =
      [TableColumn(name: "Time (UTC)") { EntryTime(of: $0, time).cell }] + TableColumn.fields(time)
      + [TableColumn.numbers(of: entries, \.number)]
    let corrections = entries.flatMap { writing.corrections(of: ItemReference(.timeline, $0.number)) }
    return [TableColumn.table(columns, entries)] + corrections
  } read: { blocks, reading in
    if let table = TableRows(blocks, first: "Time (UTC)") {
      for row in table.rows {
        let number = Int(row["No."]) ?? reading.record.timeline.count + 1
        var entry = TimelineEntry(number: number, at: nil, event: "", source: .document, lines: row.lines)
        row.read(into: &entry, reading.time)
        let time = EntryTime(cell: row["Time (UTC)"], isDocument: entry.source == .document, reading.time)
        (entry.at, entry.until, entry.words) = (time.at, time.until, time.words)
        reading.record.timeline.append(entry)
      }
      reading.claim(table.block)
    }
    reading.readCorrections(blocks)
  }
}

/// The time of an entry as its cell says it. The words it had in its first document follow in
/// quotes where they differ from the time as Baton writes it: `01:17 (“about 01:17”)`.
struct EntryTime {
  var at: Moment?
  var until: Moment?
  var words: String?
  var cell: String

  init(of entry: TimelineEntry, _ time: LayoutTime) {
    at = entry.at
    until = entry.until
    words = entry.words
    let plain = entry.at.map { time.cell($0, until: entry.until) } ?? ""
    let isPlain = entry.source == .document && entry.at != nil ? words == plain : words == nil
    let isReadAsWords =
      entry.at == nil && words.map { time.range($0) == nil && $0.parted(by: "(“").count == 1 } ?? false
    if isPlain {
      cell = plain
    } else if isReadAsWords, let words {
      cell = words
    } else {
      cell = plain + (plain.isEmpty ? "" : " ") + "(“\(words ?? "")”)"
    }
  }

  init(cell: String, isDocument: Bool, _ time: LayoutTime) {
    self.cell = cell
    let parts = cell.parted(by: "(“")
    if parts.count > 1, cell.ends(with: "”)") {
      let inner = parts.dropFirst().joined(separator: "(“").dropping(last: "”)".utf8.count)
      words = inner.isEmpty ? nil : inner
      (at, until) = time.range(parts[0].trimmedBlanks).map { ($0.from, $0.until) } ?? (nil, nil)
    } else if let range = time.range(cell) {
      (at, until) = range
      words = isDocument ? cell : nil
    } else {
      words = cell.isEmpty ? nil : cell
    }
  }
}
