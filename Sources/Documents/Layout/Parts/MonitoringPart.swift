import Records

extension PartLayout {
  static let monitoring = PartLayout(.monitoring) { writing in
    guard let window = writing.record.monitoring else { return [] }
    let checkpoints = window.checkpoints.isEmpty ? [] : [Checkpoint.table(window.checkpoints, writing.time)]
    return FieldRule.write(Monitoring.fields, window, writing) + checkpoints
      + FieldRule.write(Monitoring.resetFields, window, writing)
      + writing.corrections(of: ItemReference(.monitoring))
  } read: { blocks, reading in
    guard let block = blocks.first, let stage = LayoutField(block), stage.name == "stage" else { return }
    var window = Monitoring(stage: .planned, start: nil)
    reading.item = ItemReference(.monitoring)
    FieldRule.read(Monitoring.fields + Monitoring.resetFields, blocks, &window, &reading)
    window.checkpoints = Checkpoint.read(blocks, &reading)
    if let from = block.lines, let to = blocks.last?.lines { window.lines = LineSpan(from.from, to.to) }
    reading.record.monitoring = window
  }
}

extension Monitoring {
  fileprivate static let fields: [FieldRule<Monitoring>] = [
    FieldRule(name: "Stage") { window, _ in
      [.item("**Stage:** \(window.stage.rawValue)")]
    } read: { field, window, _ in
      guard let stage = Stage(rawValue: field.value) else { return false }
      window.stage = stage
      return true
    },
    .moment("Start", \.start), .hours("Length", \.hours), .hours("Checkpoint every", \.every),
    .statements("Baseline", \.baseline), .statements("Watch for", \.watches),
  ]

  fileprivate static let resetFields: [FieldRule<Monitoring>] = [
    FieldRule(name: "Reset") { window, writing in
      window.resets.map { reset in
        let checkpoints = reset.checkpoints.isEmpty ? [] : [Checkpoint.table(reset.checkpoints, writing.time)]
        return .item(
          "**Reset:** \(reset.because)",
          FieldRule<MonitoringReset>.write(MonitoringReset.fields, reset, writing) + checkpoints)
      }
    } read: { field, window, reading in
      var reset = MonitoringReset(
        at: Moment(milliseconds: 0), by: "", because: field.value, start: nil, hours: 24, checkpoints: [])
      FieldRule<MonitoringReset>.read(MonitoringReset.fields, field.children, &reset, &reading)
      reset.checkpoints = Checkpoint.read(field.children, &reading)
      window.resets.append(reset)
      return true
    }
  ]
}

extension MonitoringReset {
  fileprivate static let fields: [FieldRule<MonitoringReset>] = [
    .moment("At", \.at), .required("By", \.by), .moment("Had started", \.start), .hours("Length", \.hours),
  ]
}

extension Checkpoint {
  fileprivate static func table(_ checkpoints: [Checkpoint], _ time: LayoutTime) -> MarkdownBlock {
    let columns: [TableColumn<Checkpoint>] = [
      TableColumn(name: "Checkpoint due (UTC)") { time.cell($0.due) }
    ]
    return TableColumn.table(columns + TableColumn.fields(time, always: ["outcome"]), checkpoints)
  }

  /// A row whose time can't be read leaves the whole table to be kept as it is.
  fileprivate static func read(_ blocks: [MarkdownBlock], _ reading: inout LayoutReading) -> [Checkpoint] {
    guard let table = TableRows(blocks, first: "Checkpoint due (UTC)") else { return [] }
    var checkpoints: [Checkpoint] = []
    for row in table.rows {
      guard let due = reading.time.moment(row["Checkpoint due (UTC)"]) else { return [] }
      var checkpoint = Checkpoint(due: due)
      guard row.read(into: &checkpoint, reading.time) else { return [] }
      checkpoint.lines = row.lines
      checkpoints.append(checkpoint)
    }
    reading.claim(table.block)
    return checkpoints
  }
}

extension FieldRule {
  fileprivate static func hours(_ name: String, _ path: Path<Double>) -> FieldRule {
    FieldRule(name: name) { subject, _ in
      [.item("**\(name):** \(Quantity.hours(subject[keyPath: path]))")]
    } read: { field, subject, _ in
      guard let hours = Quantity.read(field.value, "hour") else { return false }
      subject[keyPath: path] = hours
      return true
    }
  }
}
