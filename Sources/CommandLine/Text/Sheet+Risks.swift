import Records
import Screen
import Workflow

extension Sheet {
  /// In the order of the register, ratings at the right edge, mitigation underneath.
  mutating func risks(_ record: SessionRecord) {
    let width = record.risks.map { String($0.number).count }.max() ?? 1
    for risk in record.risks {
      let lead = " \(mark(Glyph(risk))) \(TextWidth.padded(String(risk.number), to: width, right: true))  "
      item(lead, risk.title, right: risk.standing)
      let indent = String(repeating: " ", count: lead.count)
      if let mitigation = risk.mitigation, !mitigation.isEmpty { item(indent, "Mitigation: \(mitigation)") }
      if let because = risk.because, !because.isEmpty { item(indent, "Because: \(because)") }
      corrections(of: ItemReference(.risk, risk.number), in: record)
    }
  }
}
