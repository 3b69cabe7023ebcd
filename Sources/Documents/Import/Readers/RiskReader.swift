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

  mutating func readRisk(_ group: Group, as kind: SectionKind?) {
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
      risk.likelihood = RiskWords.likelihood(value)
    case .impact where risk.impactWords == nil, .severity where risk.impactWords == nil:
      risk.impactWords = value
      risk.impact = RiskWords.impact(value)
    case .mitigation, .action, .resolution:
      risk.mitigation = risk.mitigation.map { "\($0)\n\(Markup.plain(field.label)): \(value)" } ?? value
    case .status where risk.statusWords == nil:
      risk.statusWords = Markup.plain(StateWords.withoutMark(value))
      risk.status = RiskWords.status(value) ?? risk.status
    default: return readField(field.label, field.value, into: &risk)
    }
    return true
  }

  /// An entry is a risk where it is rated or mitigated, or where the heading says that its entries
  /// are risks.
  mutating func readRisk(_ item: Item, as kind: SectionKind?) {
    guard !item.text.isEmpty else { return }
    var risk = Risk(title: Markup.plain(StateWords.withoutMark(item.text)))
    var spans = [item.head]
    for child in item.items {
      if let field = child.field, readRiskField(field, into: &risk) { spans.append(child.head) }
    }
    let isRated = risk.likelihoodWords != nil || risk.impactWords != nil || risk.mitigation != nil
    if let field = item.field, FieldWords.isKnown(field.label), !isRated { return }
    guard isRated || kind != .risks, !PlaceholderCells.isPlaceholder(risk.title) else { return }
    if risk.title.hasSuffix(":") { risk.title.removeLast() }
    for span in spans { claim(span) }
    append(risk, as: kind, lines: LineSpan(item.head.from, spans.map(\.to).max() ?? item.head.to))
  }

  /// - Parameter isRegister: The heading says that these are risks.
  mutating func readRisks(_ table: Table, as kind: SectionKind?, isRegister: Bool = true) {
    guard let columns = RiskColumns(table, isRegister: isRegister) else { return }
    var count = 0
    for row in table.rows {
      guard let risk = columns.risk(row, kind: kind, in: self) else { continue }
      let span = LineSpan(row.line, row.line)
      append(risk, as: kind, lines: span)
      claim(span)
      count += 1
    }
    if count > 0 { claim(table.head) }
  }

  /// Registers in sections that say nothing of risks: what may happen, how likely, how bad and what
  /// is done about it.
  mutating func readRiskTables(in group: Group) {
    for element in group.elements {
      guard case .table(let table) = element.content, !ledger.isClaimed(table.head.from),
        let columns = RiskColumns(table, isRegister: false), columns.isRated
      else { continue }
      taking("risks", by: "a table with a column of risks (“\(table.header[columns.title])”) and their ratings")
      readRisks(table, as: nil, isRegister: false)
    }
  }

  private mutating func append(_ risk: Risk, as kind: SectionKind?, lines: LineSpan) {
    var risk = risk
    risk.lines = lines
    if kind == .mitigatedRisks, risk.status == .open {
      risk.status = Lexicon.has(.closedHeadings, in: heading) ? .closed : .mitigated
    }
    record.risks.append(risk)
  }

  /// Open risks are numbered first, as they are read first; then those dealt with. Each in the
  /// document's order.
  mutating func finishRisks() {
    record.risks = record.risks.filter(\.isLive) + record.risks.filter { !$0.isLive }
    for index in record.risks.indices {
      record.risks[index].number = index + 1
      if !record.risks[index].isLive { record.risks[index].closedIn = record.session.number }
    }
  }
}
