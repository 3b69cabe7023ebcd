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

extension TableRows.Row {
  /// Reads the fields that have a column each; false where a cell is no value of its field.
  @discardableResult
  func read<Item: Fielded>(into item: inout Item, _ time: LayoutTime) -> Bool {
    var isRead = true
    for field in Item.fields {
      guard let text = field.label.flatMap(cell) else { continue }
      let value: FieldValue? =
        switch field.content {
        case .title, .text, .words, .link, .code, .block, .term: .words(text)
        case .statements, .list: .list(text.parted(by: ", "))
        case .moment: time.moment(text).map(FieldValue.moment)
        case .seconds: Quantity.read(text, "second").map(FieldValue.seconds)
        case .flag: .flag(text == "yes")
        case .expectation: .expectation(Expectation(text: text))
        }
      if !(value.map { field.set($0, in: &item) } ?? false) { isRead = false }
    }
    return isRead
  }
}

/// A column of a table. One that is not always there is left out where every row has its usual
/// value.
struct TableColumn<Row> {
  let name: String
  var isUsual: (Row) -> Bool = { _ in false }
  let cell: (Row) -> String

  /// A column for each field that has a label. A column that is not in `always` is left out where
  /// no item has a value for it.
  static func fields(_ time: LayoutTime, always: Set<String> = []) -> [TableColumn] where Row: Fielded {
    Row.fields.compactMap { field in
      guard let label = field.label else { return nil }
      return TableColumn(name: label, isUsual: { !always.contains(field.name) && field.isUsual(in: $0) }) { row in
        switch field.value(of: row) {
        case .moment(let moment): time.cell(moment)
        case .seconds(let seconds): Quantity.seconds(seconds)
        case .list(let texts): texts.joined(separator: ", ")
        case let value: value.text ?? ""
        }
      }
    }
  }

  /// A column of the items' numbers. It is left out where each item has the number of its row.
  static func numbers(of items: [Row], _ number: @escaping (Row) -> Int) -> TableColumn {
    let isCounted = items.enumerated().allSatisfy { number($0.element) == $0.offset + 1 }
    return TableColumn(name: "No.", isUsual: { _ in isCounted }) { "\(number($0))" }
  }

  static func table(_ columns: [TableColumn], _ rows: [Row]) -> MarkdownBlock {
    let shown = columns.filter { column in rows.isEmpty || !rows.allSatisfy(column.isUsual) }
    return MarkdownBlock(.table([shown.map(\.name)] + rows.map { row in shown.map { $0.cell(row) } }))
  }
}

extension Field {
  /// Whether the field holds nothing, or the value that most items have.
  fileprivate func isUsual(in item: Item) -> Bool {
    if case .text = content { return false }
    if case .term(let term) = content { return value(of: item).text == term.usual }
    let value = value(of: item)
    return value.text == nil && value.list.isEmpty
  }
}
