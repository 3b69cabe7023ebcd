import Records

extension PartLayout {
  static let timeline = PartLayout(.timeline) { writing in
    let entries = writing.record.timeline
    guard !entries.isEmpty else { return [] }
    let rows = Array(entries.enumerated())
    let time = writing.time
    let columns: [TableColumn<(offset: Int, element: TimelineEntry)>] = [
      TableColumn(name: "Time (UTC)") { EntryTime(of: $0.element, time).cell },
      TableColumn(name: "Session", isUsual: { $0.element.session == nil }) { $0.element.session?.text ?? "" },
      TableColumn(name: "Event") { $0.element.event },
      TableColumn(name: "Impact", isUsual: { $0.element.impact == nil }) { $0.element.impact ?? "" },
      TableColumn(name: "Source", isUsual: { $0.element.source == .document }) { $0.element.source.rawValue },
      TableColumn(name: "By", isUsual: { $0.element.by == nil }) { $0.element.by ?? "" },
      TableColumn(name: "Tags", isUsual: { $0.element.tags.isEmpty }) { $0.element.tags.joined(separator: ", ") },
      TableColumn(name: "Evidence", isUsual: { $0.element.evidence == nil }) {
        ($0.element.evidence ?? []).map(\.written).joined(separator: ", ")
      },
      TableColumn(name: "Uncertain", isUsual: { $0.element.uncertain != true }) {
        $0.element.uncertain == true ? "yes" : ""
      },
      TableColumn(name: "No.", isUsual: { $0.element.number == $0.offset + 1 }) { "\($0.element.number)" },
    ]
    let corrections = entries.flatMap { writing.corrections(of: ItemReference(.timeline, $0.number)) }
    return [TableColumn.table(columns, rows)] + corrections
  } read: { blocks, reading in
    if let table = TableRows(blocks, first: "Time (UTC)") {
      for row in table.rows {
        let source = TimelineEntry.Source(rawValue: row["Source"]) ?? .document
        let time = EntryTime(cell: row["Time (UTC)"], isDocument: source == .document, reading.time)
        var entry = TimelineEntry(
          number: Int(row["No."]) ?? reading.record.timeline.count + 1, at: time.at, until: time.until,
          session: SessionNumber(row["Session"]), event: row["Event"], impact: row.cell("Impact"), source: source,
          tags: row.cell("Tags")?.parted(by: ", ") ?? [], by: row.cell("By"), lines: row.lines)
        entry.words = time.words
        if row.cell("Uncertain") != nil { entry.uncertain = true }
        entry.evidence = row.cell("Evidence")?.parted(by: ", ").compactMap(RunReference.init(written:)).orNil
        reading.record.timeline.append(entry)
      }
      reading.claim(table.block)
    }
    reading.readCorrections(blocks)
  }
}

extension RunReference {
  /// As a document has it: "step 4 run 2".
  var written: String { "step \(step) run \(run)" }

  init?(written text: String) {
    let parts = text.parted(by: " ")
    guard parts.count == 4, parts[0] == "step", parts[2] == "run", let step = Int(parts[1]), let run = Int(parts[3])
    else { return nil }
    self.init(step: step, run: run)
  }
}

extension Array {
  fileprivate var orNil: Self? { isEmpty ? nil : self }
}

/// The time of an entry as its cell says it. The words it had in its first document follow in quotes where they differ from
/// the time as Baton writes it: `01:17 (“about 01:17”)`.
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
