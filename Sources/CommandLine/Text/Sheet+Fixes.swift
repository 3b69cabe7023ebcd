import Records
import Screen
import Workflow

extension Sheet {
  mutating func fixes(_ record: SessionRecord) {
    let width = record.fixes.map { String($0.number).count }.max() ?? 1
    for fix in record.fixes {
      let lead = " \(mark(Glyph(fix.status))) \(TextWidth.padded(String(fix.number), to: width, right: true))  "
      item(lead, fix.title, right: fix.standing)
      let indent = String(repeating: " ", count: lead.count)
      for finding in fix.provenance where finding.answer != .yes {
        item("\(indent)\(mark(Glyph(finding.answer))) ", finding.detail)
      }
      corrections(of: ItemReference(.fix, fix.number), in: record)
    }
  }

  mutating func problems(_ record: SessionRecord) {
    for (index, problem) in record.problems.enumerated() {
      item(" \(mark(.failed)) ", problem.title, right: problem.severity ?? "")
      if let cause = problem.rootCause { item(cause.saysItsName ? "   " : "   Cause: ", cause) }
      if let error = problem.error { quoted(error, indent: 5) }
      statements("Impact", problem.impact)
      statements("Why it was not seen before", problem.missedBecause)
      corrections(of: ItemReference(.problem, index + 1), in: record)
    }
  }

  mutating func alternatives(_ record: SessionRecord) {
    for alternative in record.alternatives {
      let words = [alternative.riskWords ?? alternative.risk?.rawValue, alternative.reason].compactMap(\.self)
      item(
        " \(mark(alternative.chosen ? .done : .cancelled)) ", alternative.option,
        right: (alternative.chosen ? "chosen" : "not chosen"))
      for word in words { item("     ", word) }
    }
  }
}

extension String {
  /// It begins with a label of its own: "Root cause: the schools relationship".
  fileprivate var saysItsName: Bool {
    guard let colon = firstIndex(of: ":"), colon != startIndex else { return false }
    let label = self[..<colon]
    return label.split(separator: " ").count <= 3 && self[index(after: colon)...].first == " "
  }
}
