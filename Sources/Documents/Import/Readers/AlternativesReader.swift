import Records
import Vocabulary

extension Reading {
  mutating func readAlternatives(_ group: Group) {
    for element in group.elements {
      switch element.content {
      case .table(let table): readAlternatives(table)
      case .list(let items):
        for item in items where !item.text.isEmpty {
          let isChosen = StateWords.mark(of: item.text) == .done || AlternativeWords.saysChosen(item.text)
          var alternative = Alternative(
            option: Markup.plain(StateWords.withoutMark(item.text)), chosen: isChosen)
          alternative.lines = item.head
          record.alternatives.append(alternative)
          claim(item.head)
        }
      default: break
      }
    }
  }

  private mutating func readAlternatives(_ table: Table) {
    guard let columns = AlternativeColumns(table.header) else { return }
    for row in table.rows where row.cells.count > columns.option {
      var alternative = Alternative(option: Markup.plain(row.cells[columns.option]), chosen: false)
      var remarks: [String] = []
      for (place, cell) in row.cells.enumerated() where place != columns.option {
        let words = Markup.plain(cell)
        switch place {
        case columns.risk:
          alternative.riskWords = words
          alternative.risk = AlternativeWords.risk(words)
        case columns.chosen:
          alternative.chosen = StateWords.mark(of: cell) == .done || AlternativeWords.saysChosen(words)
          if !AlternativeWords.isAnswer(words) { remarks.append(words) }
        default: if !words.isEmpty { remarks.append(words) }
        }
      }
      if !remarks.isEmpty { alternative.reason = remarks.joined(separator: "; ") }
      let span = LineSpan(row.line, row.line)
      alternative.lines = span
      record.alternatives.append(alternative)
      claim(span)
    }
    if !table.rows.isEmpty { claim(table.head) }
  }
}

private struct AlternativeColumns {
  var option: Int
  var risk: Int?
  var chosen: Int?

  init?(_ header: [String]) {
    let names = header.map { WordSplitting.words(of: $0).first ?? "" }
    guard let option = names.firstIndex(where: { ["option", "alternative", "approach", "choice"].contains($0) }) else {
      return nil
    }
    self.option = option
    risk = names.firstIndex(of: "risk")
    chosen = names.firstIndex { ["chosen", "selected", "decision", "verdict", "picked"].contains($0) }
  }
}

private enum AlternativeWords {
  static func risk(_ words: String) -> Alternative.Risk? {
    switch RatingWords.impact(words) {
    case .veryLow, .low: .low
    case .medium: .medium
    case .high, .critical: .high
    case nil: nil
    }
  }

  static func saysChosen(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    guard !words.contains("not") else { return false }
    return words.first == "yes" || words.last == "chosen" || words.last == "selected" || words.first == "chosen"
  }

  /// A bare yes or no, which `chosen` says already.
  static func isAnswer(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    return words.count <= 1 && ["", "yes", "no", "chosen", "rejected", "selected"].contains(words.first ?? "")
  }
}
