import Records
import Screen
import Workflow

/// One line for a tmux status bar, at most 60 columns: incident, session, phase, then what is most
/// urgent.
enum StatusLine {
  static let columns = 60

  /// `reader` is told where the baton is offered to them.
  static func of(
    _ record: SessionRecord, incident: Incident, now: Moment, isASCII: Bool, reader: String
  ) -> String {
    let holder = incident.holder ?? record.session.holder
    let severity = incident.isClosed ? "closed " : incident.severity.map { "\(TextWidth.truncated($0, to: 8)) " } ?? ""
    var parts = ["\(incident.key) \(severity)\(record.session.number)" + (holder.map { " \($0)" } ?? "")]
    if let offered = incident.offeredTo {
      parts.append(offered == reader ? "\(Glyph.warning.text(ascii: isASCII)) offered to you" : "offered to \(offered)")
    } else {
      parts.append(phase(record, in: incident))
    }
    if let next = incident.nextUpdate, next < now {
      parts.append("\(Glyph.failed.text(ascii: isASCII)) update overdue")
    }
    parts += alarms(record, now: now, isASCII: isASCII)
    let line = parts.joined(separator: "  ")
    let shown = TextWidth.visible(isASCII ? line.inASCII : line).replacing("#", with: "##")
    return fitted(shown)
  }

  private static func phase(_ record: SessionRecord, in incident: Incident) -> String {
    let (settled, of) = record.validationProgress
    if let end = record.end(in: incident) { return end.displayText }
    let phase = record.phase
    return phase == .validating ? "validate \(settled)/\(of)" : phase.displayText
  }

  /// The worst first; what does not fit is left out.
  private static func alarms(_ record: SessionRecord, now: Moment, isASCII: Bool) -> [String] {
    func marked(_ glyph: Glyph, _ words: String) -> String { "\(glyph.text(ascii: isASCII)) \(words)" }
    var parts: [String] = []
    let failed = record.steps.filter { record.verdict(of: $0) == .failed }
    if !failed.isEmpty {
      parts.append(marked(.failed, "step \(failed.map { String($0.number) }.joined(separator: ","))"))
    }
    if let risk = record.worstRisk, risk.status == .materialised {
      parts.append(marked(.failed, "risk \(risk.number)"))
    }
    if let window = record.monitoring, window.stage == .running {
      if window.overdue(at: now) > 0 {
        parts.append(marked(.failed, "checkpoint overdue"))
      } else if let next = window.next(at: now) {
        parts.append("next \(next.due.clock)")
      }
    }
    let back = record.todos.filter { $0.isBack(at: now) && record.state(of: $0) != .blocked }
    if !back.isEmpty {
      parts.append(marked(.warning, "todo \(back.map { String($0.number) }.joined(separator: ",")) back"))
    }
    let snoozed = record.todos.count { $0.isSnoozed(at: now) }
    if snoozed > 0 { parts.append("\(snoozed) snoozed") }
    let blocked = record.todos.count { record.state(of: $0) == .blocked }
    if blocked > 0 { parts.append(marked(.blocked, "\(blocked)")) }
    return parts
  }

  /// tmux reads `#` as its own, so it is doubled and still counts once on the bar; counting it
  /// twice keeps below the limit.
  private static func fitted(_ line: String) -> String {
    TextWidth.truncated(line, to: columns).withoutTrailingBlanks
  }
}
