import Records
import Screen

extension CheckpointState {
  fileprivate var glyph: Glyph {
    switch self {
    case .due: .ready
    case .overdue, .trouble: .failed
    case .ok: .done
    case .missed: .warning
    }
  }
}

extension State {
  /// The window, its checkpoints and what it was reset for.
  func monitoringLines(width: Int) -> [Line] {
    guard let window = record?.monitoring else { return [] }
    var page = Page(width: width)
    page.line([Span("Monitoring", .title, bold: true), Span("  \(stageWords(window))", .muted)])
    let next = window.next(at: now)?.due
    for checkpoint in window.checkpoints {
      let state = window.state(of: checkpoint, at: now)
      let words =
        switch state {
        case .due:
          checkpoint.due == next && window.stage == .running
            ? "in \(Length.text(seconds: checkpoint.due.since(now)))" : ""
        case .overdue: "overdue by \(Length.text(seconds: now.since(checkpoint.due)))"
        case .missed: "missed"
        case .ok, .trouble: [state.rawValue, checkpoint.by, checkpoint.note].compactMap(\.self).joined(separator: ", ")
        }
      let role: Role = state == .due ? .text : state.glyph.role
      page.line([
        Span(state.glyph.text(), role), Span(" \(zone.clock(checkpoint.due, from: now).padded(12)) ", .muted),
        Span(words, role),
        Span(checkpoint.step.map { (words.isEmpty ? "" : ", ") + "runs step \($0)" } ?? "", .muted),
      ])
    }
    for note in window.baseline { page.fact("baseline", note.text) }
    for watch in window.watches { page.fact("watches", watch.text) }
    for reset in window.resets {
      page.fact("reset", "\(zone.clock(reset.at, from: now)) by \(reset.by): \(reset.because)", role: .warning)
    }
    return page.lines
  }

  private func stageWords(_ window: Monitoring) -> String {
    let length = "\(Length.number(window.hours)) h, a checkpoint every \(Length.number(window.every)) h"
    switch window.stage {
    case .planned: return "planned, \(length)"
    case .running:
      return
        "since \(window.start.map { zone.clock($0, from: now) } ?? "?"), to \(window.end.map { zone.clock($0, from: now) } ?? "?")"
    case .done: return "complete"
    case .reset: return "stopped, to begin again after the next fix"
    }
  }
}
