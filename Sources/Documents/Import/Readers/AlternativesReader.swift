import Records
import Vocabulary

extension Reading {
  /// Options as rows, entries or headings, each with what became of it.
  mutating func readAlternatives(_ group: Group) {
    let first = record.alternatives.count
    for element in group.elements {
      switch element.content {
      case .table(let table): readAlternatives(table)
      case .list(let items) where !AlternativeWords.tellsProsAndCons(items):
        for item in items where !item.text.isEmpty { addAlternative(item.text, item.head) }
      default: break
      }
    }
    if record.alternatives.count == first {
      // Headings name the options where no list does; a section that weighs options already named
      // says what was told.
      for child in group.groups where child.isHeading || AlternativeWords.isOption(child.title) { readOption(child) }
    }
    choose(in: group, from: first)
  }

  /// "Option 2: Ship it as it is", a heading of its own wherever it stands.
  mutating func readOption(_ group: Group) {
    guard let head = group.head, !isToldAlready(group.title) else { return }
    if !AlternativeWords.isOption(group.title), HeadingWords.kind(of: group.title, within: nil) != nil { return }
    addAlternative(group.title, head)
  }

  private func isToldAlready(_ title: String) -> Bool {
    let words = AlternativeWords.key(title)
    return record.alternatives.contains { AlternativeWords.key($0.option) == words }
  }

  private mutating func addAlternative(_ text: String, _ lines: LineSpan) {
    let verdict = AlternativeWords.verdict(on: text)
    let plain = Markup.plain(StateWords.withoutMark(text))
    var alternative = Alternative(
      option: plain.hasSuffix(":") ? String(plain.dropLast()) : plain, chosen: verdict == true)
    alternative.lines = lines
    record.alternatives.append(alternative)
    claim(lines)
  }

  /// "Chosen option: **x**, because y" below the list, or in a section of its own: the option that
  /// it names was chosen.
  mutating func choose(in group: Group, from first: Int = 0) {
    for element in group.elements {
      var texts: [String] = []
      switch element.content {
      case .prose(let text): texts = [Markup.prose(text)]
      case .field(let label, let value): texts = ["\(label): \(Markup.plain(value))"]
      default: continue
      }
      for text in texts {
        guard Lexicon.has(.chosen, in: text.prefix(60)) else { continue }
        let words = " " + WordSplitting.allWords(of: text).joined(separator: " ") + " "
        let named = record.alternatives.indices.filter { index in
          index >= first && words.contains(" " + AlternativeWords.key(record.alternatives[index].option) + " ")
        }
        if named.count == 1 { record.alternatives[named[0]].chosen = true }
      }
    }
  }

  private mutating func readAlternatives(_ table: Table) {
    guard let columns = AlternativeColumns(table.header) else { return }
    for row in table.rows where row.cells.count > columns.option {
      guard !PlaceholderCells.isPlaceholder(Markup.plain(row.cells[columns.option])) else { continue }
      var alternative = Alternative(option: Markup.plain(row.cells[columns.option]), chosen: false)
      var remarks: [String] = []
      for (place, cell) in row.cells.enumerated() where place != columns.option {
        let words = Markup.plain(cell)
        switch place {
        case columns.risk:
          alternative.riskWords = words
          alternative.risk = AlternativeWords.risk(words)
        case columns.chosen:
          alternative.chosen = StateWords.mark(of: cell) == .done || AlternativeWords.verdict(on: words) == true
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

  /// Tables of options with what was decided, in sections that say nothing of it.
  mutating func readAlternativeTables(in group: Group) {
    for element in group.elements {
      guard case .table(let table) = element.content, !ledger.isClaimed(table.head.from),
        let columns = AlternativeColumns(table.header), columns.isCertain(table)
      else { continue }
      taking("alternatives", by: "a table with a column of options (“\(table.header[columns.option])”) and a decision")
      readAlternatives(table)
    }
  }
}

private struct AlternativeColumns {
  var option: Int
  var risk: Int?
  var chosen: Int?

  init?(_ header: [String]) {
    func column(_ kind: ColumnKind, _ other: Int? = nil) -> Int? {
      header.indices.first { $0 != other && Lexicon.isColumn(kind, Markup.plain(header[$0])) }
    }
    let names = header.map { WordSplitting.words(of: $0).first ?? "" }
    guard
      let option = column(.option)
        ?? names.firstIndex(where: { ["option", "alternative", "approach", "choice"].contains($0) })
    else { return nil }
    self.option = option
    risk = names.firstIndex { $0 == "risk" }
    chosen =
      column(.chosen, option)
      ?? names.firstIndex { ["chosen", "selected", "decision", "verdict", "picked"].contains($0) }
  }

  /// A decision stands in most of the rows.
  func isCertain(_ table: Table) -> Bool {
    guard let chosen, table.rows.count >= 2 else { return false }
    let said = table.rows.count {
      $0.cells.indices.contains(chosen)
        && (AlternativeWords.verdict(on: $0.cells[chosen]) != nil || StateWords.mark(of: $0.cells[chosen]) != nil)
    }
    return said * 2 >= table.rows.count && said > 0
  }
}

enum AlternativeWords {
  static func risk(_ words: String) -> Alternative.Risk? {
    switch RiskWords.impact(words) {
    case .veryLow, .low: .low
    case .medium: .medium
    case .high, .critical: .high
    case nil: nil
    }
  }

  /// "Option 2: x", "方案一：x", "A. x".
  static func isOption(_ title: String) -> Bool {
    guard title.contains(where: { ":：—–-.".contains($0) }) else { return false }
    let bare = StateWords.withoutMark(Markup.plain(title))
    let words = WordSplitting.words(of: bare)
    let count = Lexicon.opening(.optionNouns, words: words)
    guard count > 0, words.count > count + 1 else { return false }
    let number = words[count]
    let isNumber = number.allSatisfy(\.isNumber) || number.utf8.count == 1 || "一二三四五六".contains(number)
    return isNumber && bare.contains { ":：—–-.".contains($0) }
  }

  /// Whether what is said of an option says that it was taken (true), or not (false); nil where
  /// neither is said.
  static func verdict(on text: String) -> Bool? {
    if StateWords.mark(of: text) == .done { return true }
    if saysChosen(Markup.plain(text)) { return true }
    for aside in asides(of: text) {
      let words = WordSplitting.allWords(of: aside)
      guard words.count <= 12 else { continue }
      if Lexicon.opening(.rejected, words: words) > 0 { return false }
      if Lexicon.opening(.chosen, words: words) > 0 { return true }
    }
    return nil
  }

  /// What stands in brackets, behind a dash or as the last sentence, and the whole where it is
  /// short.
  private static func asides(of text: String) -> [String] {
    let plain = text.replacing("**", with: "").replacing("*", with: "").replacing("_", with: "")
    var asides = [plain]
    if let close = plain.lastIndex(where: { $0 == ")" || $0 == "）" }),
      let open = plain[..<close].lastIndex(where: { $0 == "(" || $0 == "（" })
    {
      asides.append(String(plain[plain.index(after: open)..<close]))
    }
    for mark in [" – ", " — ", " - ", ". ", ": ", "：", " → "] {
      if let place = plain.ranges(of: mark).last { asides.append(String(plain[place.upperBound...])) }
    }
    return asides
  }

  static func tellsProsAndCons(_ items: [Item]) -> Bool {
    let marks: [Unicode.Scalar] = ["👍", "👎", "➕", "➖"]
    return items.contains { item in item.text.unicodeScalars.first.map(marks.contains) ?? false }
  }

  static func key(_ title: String) -> String {
    WordSplitting.words(of: Markup.plain(title)).joined(separator: " ")
  }

  private static func saysChosen(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    guard !words.contains("not") else { return false }
    return words.first == "yes" || words.last == "chosen" || words.last == "selected" || words.first == "chosen"
  }

  /// A bare yes or no, which `chosen` says already.
  static func isAnswer(_ text: String) -> Bool {
    let words = WordSplitting.words(of: text)
    guard words.count > 1 else { return words.isEmpty || verdict(on: text) != nil }
    let all = words.joined(separator: " ")
    return Lexicon.isOne(.chosen, all) || Lexicon.isOne(.rejected, all)
  }
}
