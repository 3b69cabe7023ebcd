import Records
import Screen

extension Risk {
  var glyph: (Glyph, Role) {
    switch status {
    case .materialised: (.failed, .alarm)
    case .open: (impact ?? .low) >= .medium ? (.warning, .warning) : (.ready, .text)
    case .accepted: (.cancelled, .muted)
    case .mitigated: (.done, .good)
    case .closed: (.cancelled, .muted)
    }
  }
}

extension State {
  private static let likelihoodWidth = 9
  private static let impactWidth = 8

  func riskLines(_ row: RiskRow, width: Int) -> [Line] {
    let line = riskLine(row, width: width)
    return row.startsDealtWith ? [Line.divider("dealt with", width: width), line] : [line]
  }

  private func riskLine(_ row: RiskRow, width: Int) -> Line {
    let (glyph, role) = row.risk.glyph
    let start =
      [Span(glyph.text(), role), Span(" \(row.risk.number)  ", .muted)]
      + correctionMark(ItemReference(.risk, row.risk.number))
    let isOver = !row.risk.isLive
    var right: [Span] = []
    if width >= 44 {
      let isTrue = row.risk.status == .materialised
      let likelihood = TextWidth.truncated(row.likelihood, to: State.likelihoodWidth).padded(State.likelihoodWidth)
      let joint = row.risk.status == .open && !row.impact.isEmpty ? " × " : "   "
      let impact = TextWidth.truncated(row.impact, to: State.impactWidth).padded(State.impactWidth)
      right = [
        Span(likelihood, isTrue ? .alarm : isOver ? .muted : .text),
        Span(joint + impact, isOver ? .muted : .text),
      ]
    }
    return Line(start + [Span(row.risk.title, isOver ? .muted : .text)], right: right)
  }

  /// Likelihood upwards, impact to the right; each cell holds the numbers of the live risks.
  func drawRiskGrid(on frame: inout Frame, in body: Rect) {
    let labels = 11
    guard body.height >= 7, body.width >= labels + 30 else {
      frame.put(
        "The grid needs more room: \(keyWords("zoom")) zooms, \(keyWords("risk.grid")) goes back to the list",
        x: body.x + 1, y: body.y, style: Style(.muted))
      return
    }
    let cell = min(14, (body.width - labels - 1) / 5)
    let rows = Likelihood.allCases.reversed()
    let step = body.height >= 13 ? 2 : 1
    for (line, likelihood) in rows.enumerated() {
      let y = body.y + line * step
      frame.put(likelihood.displayText, x: body.x + 1, y: y, width: labels - 1, style: Style(.muted))
      for impact in RiskImpact.allCases {
        let x = body.x + labels + (impact.rawValue - 1) * cell
        let here = record?.risks.filter { $0.isLive && $0.likelihood == likelihood && $0.impact == impact } ?? []
        let exposure = likelihood.rawValue * impact.rawValue
        let role: Role = here.contains { $0.status == .materialised } ? .alarm : exposure >= 12 ? .warning : .text
        if here.isEmpty {
          frame.put("·", x: x + 1, y: y, width: 1, style: Style(.rule))
        } else {
          let isSelected = here.contains { $0.number == selectedRisk?.number }
          let words = here.map { ($0.status == .materialised ? Glyph.failed.text() : "") + "\($0.number)" }.joined(
            separator: " ")
          let ground: Ground = isSelected ? (focus == .risks ? .selected : .marked) : .base
          frame.put(
            (isSelected ? "▌" : " ") + words, x: x, y: y, width: cell - 1, style: Style(role, on: ground, bold: true))
        }
      }
    }
    let axis = body.y + 5 * step
    for impact in RiskImpact.allCases where axis < body.bottom {
      frame.put(
        impact.displayText, x: body.x + labels + 1 + (impact.rawValue - 1) * cell, y: axis, width: cell - 1,
        style: Style(.muted))
    }
    // The axes' names stand where they are read: that of the columns below them, that of the rows
    // at the corner.
    if axis < body.bottom { frame.put("likelihood", x: body.x + 1, y: axis, width: labels - 1, style: Style(.rule)) }
    if axis + 1 < body.bottom {
      frame.put("impact", x: body.x + labels + 1, y: axis + 1, width: 6, style: Style(.rule))
    }
    if axis + 3 < body.bottom, let risk = selectedRisk {
      frame.put("\(risk.number)  \(risk.title)", x: body.x + 1, y: axis + 3, width: body.width - 2)
    }
  }
}

extension String {
  /// With blanks up to `columns`.
  func padded(_ columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - TextWidth.width(of: self)))
  }
}
