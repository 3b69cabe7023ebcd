import Records

extension PartLayout {
  static let silences = PartLayout(.silences) { writing in
    let silences = writing.record.inFlight.silences
    guard !silences.isEmpty else { return [] }
    let columns = [TableColumn.numbers(of: silences, \.number)] + TableColumn.fields(writing.time, always: ["until"])
    return [TableColumn.table(columns, silences)]
  } read: { blocks, reading in
    guard let table = TableRows(blocks, first: "Silenced until (UTC)") else { return }
    var silences: [Silence] = []
    for row in table.rows {
      var silence = Silence(number: Int(row["No."]) ?? silences.count + 1, alert: "", lines: row.lines)
      // A time that can't be read leaves the whole table to be kept as it is.
      guard row.read(into: &silence, reading.time) else { return }
      silences.append(silence)
    }
    reading.record.inFlight.silences = silences
    reading.claim(table.block)
  }
}
