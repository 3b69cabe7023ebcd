import Documents
import Logs
import Patterns
import Records
import Screen

extension State {
  /// The words on a pane's rule.
  func title(of pane: Pane, isFocused: Bool) -> [Span] {
    let words: (String, String) =
      switch pane {
      case .timeline:
        (
          "Timeline",
          [firstDay, timelineFilter.isEmpty ? nil : "only \(timelineFilter)"].compactMap(\.self).joined(separator: "  ")
        )
      case .todos: ("Todos", "")
      case .risks: ("Risks", "")
      case .log: ("Log", (knownAt == nil ? "" : "of now, not of then  ") + logFilterWords)
      case .detail: (detailTitle.kind, "")
      case .steps: ("Validation", record.map { "round \($0.round)" } ?? "")
      case .output: ("Step", "")
      case .gaps: ("Gaps", "")
      case .draft: ("Draft", record.map { "session \($0.session.number)" } ?? "")
      case .sessions: ("Sessions", sessionFilter.isEmpty ? "" : "only \(sessionFilter)")
      }
    let name = Span(words.0, isFocused ? .accent : .title, bold: true)
    // A selection that moves on changes the number, in the colour of the words beside or below it.
    if pane == .detail, let number = detailTitle.number { return [name, Span(" " + number)] }
    if pane == .output, let step = selectedStep {
      return [name, Span(" \(step.number)" + (step.title.isEmpty ? "" : "  " + step.title), .muted)]
    }
    return words.1.isEmpty ? [name] : [name, Span("  " + words.1, .muted)]
  }

  /// The day of the first entry in sight; other days begin with a rule of their own.
  private var firstDay: String? {
    let top = max(0, min(lists[.timeline]?.top ?? 0, rows.timeline.count - 1))
    return rows.timeline.dropFirst(top).first { $0.entry.at != nil }?.entry.at.map { zone.day($0, from: now) }
  }

  /// The followed files by their own names.
  var logNames: [String] {
    log.files.map { $0 == "-" ? "standard input" : $0.split(separator: "/").last.map(String.init) ?? $0 }
  }

  private var logFilterWords: String {
    let files = logNames
    let names = files.count > 2 ? "\(files.count) files" : files.joined(separator: ", ")
    let filter = log.buffer.filter
    var parts = [names]
    if filter.minimum > .trace { parts.append(filter.minimum.title) }
    parts += filter.including.map { "with “\($0.text)”" } + filter.excluding.map { "without “\($0.text)”" }
    parts += log.buffer.exhaustedPatterns.map { "“\($0.text)” takes too long and is given up" }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The words at the right of a pane's rule; a text says how many of its lines are below.
  func counts(of pane: Pane, below: Int = 0) -> [Span] {
    let counts = counts(of: pane)
    guard below > 0 else { return counts }
    return counts + [Span((counts.isEmpty ? "" : " · ") + "\(below) more", .muted)]
  }

  private func counts(of pane: Pane) -> [Span] {
    switch pane {
    case .timeline: return [Span("\(rows.timeline.count)", .muted)]
    case .todos: return todoCountSpans(long: true)
    case .risks: return riskCountSpans
    case .log:
      guard place == .log, size.width >= 100 else { return [logStateSpan] }
      let counts = log.errorsPerMinute(last: 30, now: now)
      let role: Role = counts.contains { $0 > 0 } ? .alarm : .muted
      return [
        Span("errors in 30 m ", .muted), Span(Sparkline.text(counts, columns: 30), role), Span(" · ", .muted),
        logStateSpan,
      ]
    case .steps: return stepCountSpans
    case .output:
      guard let run, run.step == selectedStep?.number else { return runCountSpans }
      return countdown(run)
    case .gaps: return gapCountSpans
    case .draft: return draft?.isEdited == true ? [Span("edited by hand", .muted)] : []
    case .sessions: return [Span("\(rows.sessions.count)", .muted)]
    case .detail: return []
    }
  }

  func todoCountSpans(long: Bool) -> [Span] {
    let counts = rows.todoCounts
    if !long {
      return counts.blocked > 0 ? [Span("\(counts.blocked) blocked", .waiting)] : [Span("\(rows.todos.count)", .muted)]
    }
    let parts: [(Int, String, Role)] = [
      (counts.done, "done", .muted), (counts.running, "running", .muted), (counts.ready, "to do", .muted),
      (counts.blocked, "blocked", .waiting),
    ]
    return Array(
      parts.filter { $0.0 > 0 }.map { [Span("\($0.0) \($0.1)", $0.2)] }.joined(separator: [Span(" · ", .muted)]))
  }

  var riskCountSpans: [Span] {
    let materialised = rows.risks.count { $0.risk.status == .materialised }
    let open = rows.risks.count { $0.risk.status == .open }
    var spans: [Span] = []
    if materialised > 0 { spans.append(Span("\(materialised) came true", .alarm)) }
    if materialised > 0, open > 0 { spans.append(Span(" · ", .muted)) }
    if open > 0 || materialised == 0 { spans.append(Span("\(open) open", .muted)) }
    return spans
  }

  var logStateSpan: Span {
    if log.files.isEmpty { return Span("none followed", .muted) }
    if let notice = log.notice { return Span(notice, .warning) }
    if log.isFollowing { return Span("following", .muted) }
    let after = log.count - 1 - (selectedIndex(.log) ?? 0)
    return Span(after > 0 ? "held, \(after) after this" : "held", .warning)
  }

  private var stepCountSpans: [Span] {
    guard !rows.steps.isEmpty else { return [Span("no steps", .muted)] }
    let passed = rows.steps.count { $0.verdict == .passed || $0.verdict == .waived }
    let failed = rows.steps.count { $0.verdict == .failed }
    return [Span("\(passed) of \(rows.steps.count)", .muted)]
      + (failed > 0 ? [Span(" · ", .muted), Span("\(failed) failed", .alarm)] : [])
  }

  private var runCountSpans: [Span] {
    guard let step = selectedStep else { return [] }
    return [Span(step.runs.isEmpty ? "never run" : step.runs.count == 1 ? "1 run" : "\(step.runs.count) runs", .muted)]
  }

  private var gapCountSpans: [Span] {
    guard let gaps = draft?.gaps else { return [] }
    let errors = gaps.count { $0.severity == .error }
    if gaps.isEmpty { return [Span("none", .good)] }
    return errors > 0
      ? [Span("\(errors) to mend", .alarm), Span(" of \(gaps.count)", .muted)] : [Span("\(gaps.count)", .muted)]
  }

  /// How a log comes to be followed: here, or where nothing can be written, from the shell.
  private var logWay: String {
    guard !isFrozen, let add = NamedCommand.named("log.add"), add.applies(self) else {
      return "`baton --log FILE` follows one"
    }
    return "\(keyWords(add)) follows one"
  }

  /// What an empty list says: what it is for, and the key that fills it.
  func emptyLines(_ pane: Pane, width: Int) -> [Line] {
    guard isLoaded else { return [Line("reading the store…", .muted)] }
    let all = "\(keyWords("back")) shows all"
    let words =
      switch pane {
      case .timeline:
        timelineFilter.isEmpty
          ? "Nothing has been noted yet. \(keyWords("timeline.note")) notes what happened."
          : "No entry matches. \(all)."
      case .todos: "Nothing to do. \(keyWords("todo.add")) adds a todo."
      case .risks: "No risk is known. \(keyWords("risk.add")) adds one."
      case .log:
        !log.buffer.filter.isEmpty
          ? "No line passes the filter. \(all)."
          : log.files.isEmpty ? "No log is followed. \(logWay)." : log.notice ?? "Waiting for the first line."
      case .steps: "No validation step. \(keyWords("step.add")) adds one."
      case .gaps: draft == nil ? "Drafting…" : "Nothing is missing. \(keyWords("handoff.seal")) seals and hands off."
      case .sessions: sessionFilter.isEmpty ? "No session yet." : "No session matches. \(all)."
      case .detail, .output, .draft: ""
      }
    return TextWidth.wrapped(words, to: max(1, width)).map { Line($0, .muted) }
  }
}
