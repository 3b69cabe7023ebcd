import Records

extension PartLayout {
  static let problems = PartLayout(.problem) { writing in
    writing.record.problems.enumerated().flatMap { index, problem in
      [.heading(3, problem.title)] + FieldRule.write(Problem.rules, problem, writing)
        + writing.corrections(of: ItemReference(.problem, index + 1))
    }
  } read: { blocks, reading in
    for group in HeadedBlocks.parted(blocks, at: 3).groups {
      var problem = Problem(title: group.title)
      problem.lines = group.lines
      reading.item = ItemReference(.problem, reading.record.problems.count + 1)
      FieldRule.read(Problem.rules, group.body, &problem, &reading)
      reading.claim(group.heading)
      reading.record.problems.append(problem)
    }
  }

  static let alternatives = PartLayout(.alternatives) { writing in
    guard !writing.record.alternatives.isEmpty else { return [] }
    let columns: [TableColumn<Alternative>] = [
      TableColumn(name: "Option") { $0.option },
      TableColumn(name: "Risk") { $0.riskWords ?? "" },
      TableColumn(name: "Rating", isUsual: { $0.risk == Alternative.Risk(words: $0.riskWords) }) {
        $0.risk?.rawValue ?? "none"
      },
      TableColumn(name: "Chosen") { $0.chosen ? "✅ yes" : "❌ no" },
      TableColumn(name: "Reason", isUsual: { $0.reason == nil }) { $0.reason ?? "" },
    ]
    return [TableColumn.table(columns, writing.record.alternatives)]
  } read: { blocks, reading in
    guard let table = TableRows(blocks, first: "Option") else { return }
    for row in table.rows {
      let rating = row.cell("Rating")
      var alternative = Alternative(
        option: row["Option"], riskWords: row.cell("Risk"), chosen: row["Chosen"].lowercased().contains("yes"),
        reason: row.cell("Reason"))
      alternative.risk =
        rating.map { Alternative.Risk(rawValue: $0) } ?? Alternative.Risk(words: alternative.riskWords)
      alternative.lines = row.lines
      reading.record.alternatives.append(alternative)
    }
    reading.claim(table.block)
  }

  static let checks = PartLayout(.checks) { writing in
    writing.record.checks.map { .item($0.written) }
  } read: { blocks, reading in
    for block in blocks {
      guard case .item(let item) = block.content,
        let state = [Check.State.open, .done, .failed].first(where: { item.text.begins(with: $0.mark + " ") })
      else { continue }
      let text = item.text.dropping(first: state.mark.utf8.count + 1)
      reading.claimOwn(block)
      reading.record.checks.append(Check(text: text, state: state, lines: block.ownLines))
    }
  }
}

extension Problem {
  fileprivate static let rules: [FieldRule<Problem>] =
    FieldRule.table("severity") + FieldRule.table(without: ["severity"])
}

extension Check {
  var written: String { "\(state.mark) \(text)" }
}

extension Check.State {
  /// GitHub draws the first two as boxes.
  fileprivate var mark: String {
    switch self {
    case .open: "[ ]"
    case .done: "[x]"
    case .failed: "❌"
    }
  }
}

extension Alternative.Risk {
  /// The level the words begin with: "LOW - preserves code".
  init?(words: String?) {
    self.init(rawValue: String((words ?? "").lowercased().prefix { $0.isLetter }))
  }
}
