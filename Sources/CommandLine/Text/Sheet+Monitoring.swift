import Records
import Screen
import Workflow

extension Sheet {
  /// The window, its checkpoints with what is due, and the windows given up before it.
  mutating func monitoring(_ monitoring: Monitoring, now: Moment) {
    let day = monitoring.start?.day
    item(" ", windowWords(monitoring), right: nextWords(monitoring, now: now))
    for checkpoint in monitoring.checkpoints {
      let state = monitoring.state(of: checkpoint, at: now)
      let step = checkpoint.outcome == nil ? checkpoint.step.map { "runs step \($0)" } : nil
      let note = [state.rawValue, checkpoint.note ?? step].compactMap(\.self).joined(separator: ": ")
      item(
        " \(mark(Glyph(state))) \(TextWidth.padded(checkpoint.due.text(on: day), to: 16))  ", note,
        right: checkpoint.by ?? "")
    }
    statements("Baseline", monitoring.baseline)
    statements("Watched for", monitoring.watches)
    for reset in monitoring.resets {
      item(" ", "Reset \(reset.at.inWords) by \(reset.by): \(reset.because)")
    }
  }

  private func windowWords(_ monitoring: Monitoring) -> String {
    let length = "\(SpanWords.number(monitoring.hours)) h"
    let start = monitoring.start.map { " from \($0.inWords)" } ?? ""
    return "\(monitoring.stage.rawValue), \(length)\(start)"
  }

  private func nextWords(_ monitoring: Monitoring, now: Moment) -> String {
    let overdue = monitoring.overdue(at: now)
    let missed = monitoring.missed(at: now).count
    var words = missed > 0 ? ["\(missed) missed"] : []
    if overdue > 0 {
      words.append("\(overdue) overdue")
    } else if monitoring.stage == .running, let next = monitoring.next(at: now) {
      words.append("next \(next.due.clock), \(SpanWords.from(now, to: next.due))")
    }
    return words.joined(separator: ", ")
  }

  /// A short list under its own word; nothing where it is empty.
  mutating func statements(_ title: String, _ statements: [Statement]) {
    guard !statements.isEmpty else { return }
    item(" ", "\(title):")
    for statement in statements { item("   \(isASCII ? "-" : "·") ", statement.text) }
  }
}
