import Records

/// A table by the names of its columns.
struct TableRows {
  struct Row {
    fileprivate let cells: [String: String]
    let lines: LineSpan?

    /// Empty where there is no such column.
    subscript(column: String) -> String { cells[column] ?? "" }

    /// The cell; nil where it is empty or there is no such column.
    func cell(_ column: String) -> String? { cells[column].flatMap { $0.isEmpty ? nil : $0 } }
  }

  let block: MarkdownBlock
  let rows: [Row]

  /// The first table among the blocks that has a column of this name.
  init?(_ blocks: [MarkdownBlock], first: String) {
    for block in blocks {
      guard case .table(let table) = block.content, let names = table.first, names.contains(first) else { continue }
      self.block = block
      rows = table.dropFirst().enumerated().map { index, cells in
        let line = block.lines.map { $0.from + 2 + index }
        return Row(
          cells: Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first }),
          lines: line.map { LineSpan($0, $0) })
      }
      return
    }
    return nil
  }
}

/// A column of a table. One that is not always there is left out where every row has its usual value.
struct TableColumn<Row> {
  let name: String
  var isUsual: (Row) -> Bool = { _ in false }
  let cell: (Row) -> String

  static func table(_ columns: [TableColumn], _ rows: [Row]) -> MarkdownBlock {
    let shown = columns.filter { column in rows.isEmpty || !rows.allSatisfy(column.isUsual) }
    return MarkdownBlock(.table([shown.map(\.name)] + rows.map { row in shown.map { $0.cell(row) } }))
  }
}
