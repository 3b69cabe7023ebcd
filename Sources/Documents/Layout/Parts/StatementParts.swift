import Records

/// The parts that are a text, a list or a small table of statements.
extension PartLayout {
  static let summary = PartLayout(.summary) { writing in
    guard let summary = writing.record.session.summary else { return [] }
    return [MarkdownBlock(MarkdownText.holdsBlocks(summary) ? .quote(summary) : .paragraph(summary))]
  } read: { blocks, reading in
    guard let block = blocks.first else { return }
    switch block.content {
    case .quote(let text), .paragraph(let text):
      reading.record.session.summary = text
      reading.claim(block)
    default: break
    }
  }

  static let corrections = PartLayout(.corrections) { writing in
    writing.corrections(of: nil)
  } read: { blocks, reading in
    reading.readCorrections(blocks)
  }

  static let success = numbered(.success, \.branches.success)
  static let failure = numbered(.failure, \.branches.failure)
  static let asks = bullets(.asks, \.inFlight.asks)
  static let investigations = bullets(.investigations, \.inFlight.investigations)
  static let lessons = bullets(.lessons, \.lessons)
  static let insights = bullets(.insights, \.insights)
  static let achievements = bullets(.achievements, \.achievements)

  static let production = fields(
    .production,
    [.statements("Before", \.production.before), .statements("After", \.production.after)])

  static let files = fields(
    .files,
    [
      .statements("Created", \.files.created), .statements("Modified", \.files.modified),
      .statements("To update", \.files.toUpdate),
    ])

  static let metrics = PartLayout(.metrics) { writing in
    let metrics = writing.record.metrics
    guard !metrics.isEmpty else { return [] }
    return [MarkdownBlock(.table([["Metric", "Value"]] + metrics.map { [$0.name, $0.value] }))]
  } read: { blocks, reading in
    guard let table = TableRows(blocks, first: "Metric") else { return }
    for row in table.rows {
      reading.record.metrics.append(Metric(name: row["Metric"], value: row["Value"], lines: row.lines))
    }
    reading.claim(table.block)
  }

  private typealias Path<Value> = any WritableKeyPath<SessionRecord, Value> & Sendable

  private static func bullets(_ part: Template.Part, _ path: Path<[Statement]>) -> PartLayout {
    PartLayout(part) {
      $0.record[keyPath: path].blocks
    } read: { blocks, reading in
      reading.record[keyPath: path] += reading.statements(blocks)
    }
  }

  private static func numbered(_ part: Template.Part, _ path: Path<[Statement]>) -> PartLayout {
    PartLayout(part) {
      $0.record[keyPath: path].numberedBlocks
    } read: { blocks, reading in
      reading.record[keyPath: path] += reading.statements(blocks)
    }
  }

  private static func fields(_ part: Template.Part, _ rules: [FieldRule<SessionRecord>]) -> PartLayout {
    PartLayout(part) {
      FieldRule.write(rules, $0.record, $0)
    } read: { blocks, reading in
      var record = reading.record
      FieldRule.read(rules, blocks, &record, &reading)
      reading.record = record
    }
  }
}
