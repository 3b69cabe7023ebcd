import Records

extension PartLayout {
  static let silences = PartLayout(.silences) { writing in
    let silences = writing.record.inFlight.silences
    guard !silences.isEmpty else { return [] }
    let time = writing.time
    let columns: [TableColumn<(offset: Int, element: Silence)>] = [
      TableColumn(name: "No.", isUsual: { $0.element.number == $0.offset + 1 }) { "\($0.element.number)" },
      TableColumn(name: "Alert") { $0.element.alert },
      TableColumn(name: "Silenced until (UTC)") { $0.element.until.map(time.cell) ?? "" },
      TableColumn(name: "Because", isUsual: { $0.element.because == nil }) { $0.element.because ?? "" },
      TableColumn(name: "By", isUsual: { $0.element.by == nil }) { $0.element.by ?? "" },
    ]
    return [TableColumn.table(columns, Array(silences.enumerated()))]
  } read: { blocks, reading in
    guard let table = TableRows(blocks, first: "Silenced until (UTC)") else { return }
    var silences: [Silence] = []
    for row in table.rows {
      let until = reading.time.moment(row["Silenced until (UTC)"])
      // A time that can't be read leaves the whole table to be kept as it is.
      guard until != nil || row["Silenced until (UTC)"].isEmpty else { return }
      silences.append(
        Silence(
          number: Int(row["No."]) ?? silences.count + 1, alert: row["Alert"], until: until,
          because: row.cell("Because"),
          by: row.cell("By"), lines: row.lines))
    }
    reading.record.inFlight.silences = silences
    reading.claim(table.block)
  }
}
