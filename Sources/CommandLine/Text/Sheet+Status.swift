import Records
import Screen
import Workflow

extension Sheet {
  /// `baton status`: who has it, where it stands, what is on fire, what comes next.
  mutating func status(_ record: SessionRecord, incident: Incident, now: Moment) {
    session(record, incident: incident)
    standing(of: incident, now: now)
    blank()
    if !record.steps.isEmpty {
      let (settled, of) = record.validationProgress
      let failed = record.steps.filter { record.verdict(of: $0) == .failed }
      let words = failed.map { "step \($0.number) failed" }.joined(separator: ", ")
      item(
        " \(mark(failed.isEmpty ? (settled == of ? .done : .ready) : .failed)) validation  ",
        "\(settled) of \(of) steps settled" + (words.isEmpty ? "" : ", \(words)"))
    }
    if let fix = record.fixes.last { item(" \(mark(Glyph(fix.status))) fix         ", fix.title, right: fix.standing) }
    if !record.todos.isEmpty { item("   todos       ", record.todoCounts) }
    if let risk = record.worstRisk {
      item(" \(mark(Glyph(risk))) risk        ", "\(risk.number): \(risk.title)", right: risk.standing)
    }
    if let window = record.monitoring {
      let overdue = window.overdue(at: now)
      let due = window.next(at: now)?.due
      let next = due.map { due in
        window.stage == .running
          ? "next checkpoint \(due.inWords), \(SpanWords.from(now, to: due))" : "first checkpoint \(due.inWords)"
      }
      let words = [overdue > 0 ? "\(overdue) overdue" : nil, next ?? "no checkpoint left"].compactMap(\.self)
      item(
        " \(mark(overdue > 0 ? .failed : .ready)) monitoring  ",
        ([window.stage.rawValue] + words).joined(separator: ", "))
    }
  }
}
