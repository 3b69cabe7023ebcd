import Records
import Vocabulary

extension Reading {
  /// Risks as titled blocks with fields, list entries, and tables.
  mutating func readRisks(_ group: Group, as kind: SectionKind?) -> Bool {
    for element in group.elements {
      switch element.content {
      case .table(let table): readRisks(table, as: kind)
      case .list(let items): for item in items { readRisk(item, as: kind) }
      default: break
      }
    }
    for child in group.groups {
      if RiskWords.isRisk(child) {
        readRisk(child, as: kind)
      } else {
        visit(child, within: kind)
      }
    }
    return false
  }

  private mutating func readRisk(_ group: Group, as kind: SectionKind?) {
    var risk = Risk(title: RiskWords.title(group.title))
    let title = StateWords.read(risk.title)
    if title.state == .done { risk.title = title.text }
    if let head = group.head { claim(head) }
    for element in group.elements {
      switch element.content {
      case .field(let label, let value):
        if readRiskField(Label.Field(label: label, value: value), into: &risk) { claim(element.lines) }
      case .list(let items):
        for item in items {
          if let field = item.field, readRiskField(field, into: &risk) { claim(item.head) }
        }
      default: break
      }
    }
    for child in group.groups where FieldWords.kind(of: child.title) == .mitigation && risk.mitigation == nil {
      let measures = statements(in: child)
      guard !measures.isEmpty, let head = child.head else { continue }
      risk.mitigation = measures.map(\.text).joined(separator: "\n")
      claim(head)
    }
    append(risk, as: title.state == .done ? .mitigatedRisks : kind, lines: LineSpan(group.head?.from ?? 1, group.end))
  }

  private func readRiskField(_ field: Label.Field, into risk: inout Risk) -> Bool {
    let value = Markup.plain(field.value)
    switch FieldWords.kind(of: field.label) {
    case .likelihood where risk.likelihoodWords == nil:
      risk.likelihoodWords = value
      risk.likelihood = RatingWords.likelihood(value)
    case .impact where risk.impactWords == nil, .severity where risk.impactWords == nil:
      risk.impactWords = value
      risk.impact = RatingWords.impact(value)
    case .mitigation, .action:
      risk.mitigation = risk.mitigation.map { "\($0)\n\(Markup.plain(field.label)): \(value)" } ?? value
    case .status where risk.statusWords == nil:
      risk.statusWords = Markup.plain(StateWords.withoutMark(value))
      risk.status = RiskWords.status(value) ?? risk.status
    default: return readField(field.label, field.value, into: &risk)
    }
    return true
  }

  /// An entry is a risk where it is rated or mitigated, or where the heading says that its entries are risks.
  private mutating func readRisk(_ item: Item, as kind: SectionKind?) {
    guard !item.text.isEmpty else { return }
    var risk = Risk(title: Markup.plain(StateWords.withoutMark(item.text)))
    var spans = [item.head]
    for child in item.items {
      if let field = child.field, readRiskField(field, into: &risk) { spans.append(child.head) }
    }
    let isRated = risk.likelihoodWords != nil || risk.impactWords != nil || risk.mitigation != nil
    if let field = item.field, FieldWords.isKnown(field.label), !isRated { return }
    guard isRated || kind != .risks else { return }
    if risk.title.hasSuffix(":") { risk.title.removeLast() }
    for span in spans { claim(span) }
    append(risk, as: kind, lines: LineSpan(item.head.from, spans.map(\.to).max() ?? item.head.to))
  }

  private mutating func readRisks(_ table: Table, as kind: SectionKind?) {
    let names = table.header.map { WordSplitting.words(of: $0).joined(separator: " ") }
    guard
      let title = names.firstIndex(where: {
        ["risk", "risks", "description", "risk description", "threat"].contains($0)
      })
    else { return }
    let hasRating = table.header.contains {
      switch FieldWords.kind(of: $0) {
      case .likelihood, .impact, .mitigation: true
      default: false
      }
    }
    guard hasRating, !table.rows.isEmpty else { return }
    claim(table.head)
    for row in table.rows where row.cells.count > title && !row.cells[title].isEmpty {
      var risk = Risk(title: Markup.plain(StateWords.withoutMark(row.cells[title])))
      for (place, cell) in row.cells.enumerated() where place != title && !cell.isEmpty {
        let label = table.header.indices.contains(place) ? table.header[place] : ""
        if ["", "#", "id"].contains(label.lowercased()) { continue }
        if !readRiskField(Label.Field(label: label, value: cell), into: &risk) {
          risk.title += " (\(label): \(Markup.plain(cell)))"
        }
      }
      let span = LineSpan(row.line, row.line)
      append(risk, as: kind, lines: span)
      claim(span)
    }
  }

  private mutating func append(_ risk: Risk, as kind: SectionKind?, lines: LineSpan) {
    var risk = risk
    risk.lines = lines
    if kind == .mitigatedRisks, risk.status == .open { risk.status = .mitigated }
    record.risks.append(risk)
  }

  /// Open risks are numbered first, as they are read first; then those dealt with. Each in the document's order.
  mutating func finishRisks() {
    record.risks = record.risks.filter(\.isLive) + record.risks.filter { !$0.isLive }
    for index in record.risks.indices {
      record.risks[index].number = index + 1
      if !record.risks[index].isLive { record.risks[index].closedIn = record.session.number }
    }
  }
}

private enum RiskWords {
  /// "Risk 2: x", or a block with a likelihood or a mitigation of its own.
  static func isRisk(_ group: Group) -> Bool {
    let fields =
      group.elements.flatMap { element -> [String] in
        switch element.content {
        case .field(let label, _): [label]
        case .list(let items): items.compactMap { $0.field?.label }
        default: []
        }
      } + group.groups.map(\.title)
    let kinds = fields.compactMap { FieldWords.kind(of: $0) }
    if isNumbered(group.title) {
      return kinds.contains { isOwn($0) } || kinds.contains(.impact) || kinds.contains(.status)
    }
    return kinds.contains(.likelihood) || (kinds.contains(.mitigation) && kinds.contains(.impact))
  }

  private static func isOwn(_ kind: FieldKind) -> Bool { kind == .likelihood || kind == .mitigation || kind == .action }

  private static func isNumbered(_ title: String) -> Bool {
    let words = WordSplitting.words(of: title)
    return words.first == "risk" && words.count > 1 && Int(words[1]) != nil
  }

  static func title(_ title: String) -> String {
    let bare = Markup.plain(StateWords.withoutMark(title))
    if isNumbered(bare), let colon = bare.firstRange(of: ": ") ?? bare.firstRange(of: " - ") {
      return bare[colon.upperBound...].trimmed
    }
    return StepWords.title(bare)
  }

  static func status(_ value: String) -> Risk.Status? {
    let words = WordSplitting.words(of: "x " + StateWords.withoutMark(value))
    guard let first = words.dropFirst().first else { return nil }
    return switch first {
    case "mitigated", "resolved", "addressed", "fixed": .mitigated
    case "accepted": .accepted
    case "materialised", "materialized", "occurred", "realised", "realized": .materialised
    case "closed", "retired": .closed
    case "open", "active": .open
    default: nil
    }
  }
}
