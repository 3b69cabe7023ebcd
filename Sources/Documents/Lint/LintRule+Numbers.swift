import Records

/// Numbers that disagree within one document.
extension LintRule {
  static let numbers = [
    LintRule("checkpoint-disagrees", "a checkpoint's time that the monitoring plan does not have") { subject in
      let record = subject.record
      guard let window = record.monitoring, !window.checkpoints.isEmpty else { return [] }
      let planned = Set(
        window.checkpoints.map { ClockWords.Clock(hour: $0.due.timeOfDay.hour, minute: $0.due.timeOfDay.minute) })
      return record.todos.filter { !$0.isClosed && $0.text.lowercased().contains("checkpoint") }.compactMap { todo in
        let named = ClockWords.all(in: todo.text)
        guard let stray = named.first(where: { !planned.contains($0) }),
          let next = window.next(at: subject.now) ?? window.checkpoints.first
        else { return nil }
        return Gap(
          .error, rule: "checkpoint-disagrees", item: ItemReference(.todo, todo.number), lines: todo.lines,
          message:
            "todo \(todo.number) names a checkpoint at \(stray.displayText), but the monitoring plan has \(next.due.clock) next",
          remedy: "write the time that holds in both places")
      }
    },
    LintRule("window-length-disagrees", "a window's length that the monitoring plan does not have") { subject in
      let record = subject.record
      guard let window = record.monitoring else { return [] }
      return record.todos.filter { !$0.isClosed && $0.text.lowercased().contains("monitor") }.compactMap { todo in
        guard let named = todo.text.hours, Double(named) != window.hours else { return nil }
        return Gap(
          .warning, rule: "window-length-disagrees", item: ItemReference(.todo, todo.number), lines: todo.lines,
          message:
            "todo \(todo.number) speaks of \(named) hours of monitoring, but the plan has \(Quantity.hours(window.hours))",
          remedy: "write the length that holds in both places")
      }
    },
    LintRule("fix-disagrees", "one commit told with two different states") { subject in
      var seen: [String: Fix] = [:]
      return subject.record.fixes.compactMap { fix in
        guard let commit = fix.commit?.lowercased().prefix(7), fix.status != .unknown else { return nil }
        let key = String(commit)
        guard let other = seen[key] else {
          seen[key] = fix
          return nil
        }
        guard other.status != fix.status else { return nil }
        return Gap(
          .warning, rule: "fix-disagrees", item: ItemReference(.fix, fix.number), lines: fix.lines,
          message:
            "commit \(key) is \(other.status.rawValue) as fix \(other.number) and \(fix.status.rawValue) as fix \(fix.number)",
          remedy: "say once how far it has come")
      }
    },
    LintRule("entry-outside-session", "a timeline entry of this session outside its times") { subject in
      let record = subject.record
      guard let from = record.session.from, let until = record.session.until, from <= until else { return [] }
      return record.timeline.compactMap { entry in
        guard entry.session == record.session.number, entry.source == .document, let at = entry.at,
          at < from || (entry.until ?? at) > until
        else { return nil }
        return Gap(
          .note, rule: "entry-outside-session", item: ItemReference(.timeline, entry.number), lines: entry.lines,
          message:
            "“\(entry.event.excerpt(40))” (\(at.clock)) lies outside the session's times (\(from.clock) to \(until.clock))",
          remedy: "correct the time, or the times at the head of the document")
      }
    },
  ]
}

extension ClockWords.Clock {
  fileprivate var displayText: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }
}

extension String {
  /// N of "N-hour", "N hours" or "Nh", where the text names one.
  fileprivate var hours: Int? {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    for (index, word) in words.enumerated() {
      if word.hasSuffix("h"), let number = Int(word.dropLast()) { return number }
      guard let number = Int(word), index + 1 < words.count else { continue }
      if ["hour", "hours", "hr", "hrs", "h"].contains(words[index + 1]) { return number }
    }
    return nil
  }
}
