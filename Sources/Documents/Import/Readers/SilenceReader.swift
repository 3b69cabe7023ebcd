import Records
import Vocabulary

extension Reading {
  /// Silenced alerts: a table with a column for their end, or entries such as "HighLatency until
  /// 06:00 UTC: known, being mended".
  mutating func readSilences(_ group: Group) {
    for element in group.elements {
      switch element.content {
      case .table(let table): readSilences(table)
      case .list(let items): for item in items where !item.text.isEmpty { readSilence(item) }
      default: break
      }
    }
  }

  private mutating func readSilence(_ item: Item) {
    let text = Markup.plain(item.text)
    let parts = TodoWords.untilWords(in: text)
    let end = (parts?.after ?? "").parted(by: ": ")
    let until = parts.flatMap { _ in silenceEnd(end[0]) }
    guard parts == nil || until != nil else { return }
    let because = end.dropFirst().joined(separator: ": ").trimmed
    add(
      Silence(
        alert: withoutState(parts?.before ?? text), until: until, because: because.isEmpty ? nil : because,
        lines: item.head))
  }

  /// "DiskFull on db-4" of "DiskFull on db-4 silenced".
  private func withoutState(_ alert: String) -> String {
    let words = alert.split(separator: " ")
    for count in [2, 1] where words.count > count {
      if Lexicon.isOne(.silenced, words.suffix(count).joined(separator: " ")) {
        return words.dropLast(count).joined(separator: " ")
      }
    }
    return alert
  }

  private mutating func readSilences(_ table: Table) {
    func column(_ kind: ColumnKind) -> Int? {
      table.header.firstIndex { Lexicon.isColumn(kind, $0.prefix { $0 != "(" && $0 != "（" }) }
    }
    guard let end = column(.until) ?? column(.due), let alert = column(.alert), alert != end else { return }
    let reason = column(.reason)
    let person = column(.owner)
    var isAnyRead = false
    for row in table.rows {
      func cell(_ column: Int?) -> String? {
        guard let column, row.cells.indices.contains(column) else { return nil }
        let words = Markup.plain(row.cells[column])
        return words.isEmpty ? nil : words
      }
      let words = cell(end)
      let until = words.flatMap(silenceEnd)
      guard let name = cell(alert), words == nil || until != nil else { continue }
      let span = LineSpan(row.line, row.line)
      add(Silence(alert: name, until: until, because: cell(reason), by: cell(person), lines: span))
      isAnyRead = true
    }
    if isAnyRead { claim(table.head) }
  }

  private mutating func add(_ silence: Silence) {
    guard !silence.alert.isEmpty, let lines = silence.lines else { return }
    var silence = silence
    silence.number = record.inFlight.silences.count + 1
    record.inFlight.silences.append(silence)
    claim(lines)
  }

  private func silenceEnd(_ words: String) -> Moment? {
    TimeWords(words).moments(on: day, offset: offset).from
  }
}
