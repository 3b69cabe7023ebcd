import Records

/// The runs of a step: a row each, for a person compares them.
enum RunTable {
  private static let first = "Run"

  /// A run of another command than the step's own does not fit into a row.
  static func fits(_ runs: [Run], _ command: String?) -> Bool {
    !runs.isEmpty && runs.allSatisfy { $0.command == command ?? "" }
  }

  static func write(_ runs: [Run], of command: String?, _ writing: LayoutWriting) -> [MarkdownBlock] {
    guard fits(runs, command) else { return [] }
    let columns: [TableColumn<Run>] = [
      TableColumn(name: first) { "\($0.number)" },
      TableColumn(name: "Round") { "\($0.round)" },
      TableColumn(name: "At (UTC)") { writing.time.cell($0.at) },
      TableColumn(name: "By", isUsual: { $0.by.isEmpty }) { $0.by },
      TableColumn(name: "Proposed verdict", isUsual: { $0.proposal == nil }) { $0.proposal?.rawValue ?? "" },
      TableColumn(name: "Why", isUsual: { $0.why == nil }) { $0.why ?? "" },
      TableColumn(name: "Ended", isUsual: { $0.ending == nil }) { $0.ending?.written ?? "" },
      TableColumn(name: "Took", isUsual: { $0.seconds == nil }) { $0.seconds.map(Quantity.seconds(_:)) ?? "" },
      TableColumn(name: "Output", isUsual: { $0.outputBytes == 0 }) { count($0.outputBytes, "byte") },
      TableColumn(name: "Masked", isUsual: { $0.masked == 0 }) { count($0.masked, "secret") },
      TableColumn(name: "Folder", isUsual: { $0.folder == writing.usualFolder }) { $0.folder.map(CodeSpan.text) ?? "" },
      TableColumn(name: "Evidence", isUsual: { $0.evidence == nil }) { $0.evidence.map(CodeSpan.text) ?? "" },
    ]
    return [TableColumn.table(columns, runs)]
  }

  /// A row that can't be read leaves the whole table to be kept as it is.
  static func read(_ blocks: [MarkdownBlock], of command: String?, _ reading: inout LayoutReading) -> [Run] {
    guard let table = TableRows(blocks, first: first) else { return [] }
    var runs: [Run] = []
    for row in table.rows {
      guard let number = Int(row[first]), let round = Int(row["Round"]), let at = reading.time.moment(row["At (UTC)"])
      else {
        return []
      }
      var run = Run(number: number, round: round, at: at, by: row["By"], command: command ?? "")
      run.proposal = Run.Proposal(rawValue: row["Proposed verdict"])
      run.why = row.cell("Why")
      run.ending = Run.Ending(words: row["Ended"])
      run.seconds = Quantity.read(row["Took"], "second")
      run.outputBytes = Quantity.read(row["Output"], "byte").map { Int($0) } ?? 0
      run.masked = Quantity.read(row["Masked"], "secret").map { Int($0) } ?? 0
      run.evidence = row.cell("Evidence").map(CodeSpan.code)
      run.folder = row.cell("Folder").map(CodeSpan.code) ?? reading.usualFolder
      runs.append(run)
    }
    reading.claim(table.block)
    return runs
  }

  private static func count(_ count: Int, _ unit: String) -> String {
    count == 0 ? "" : "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
