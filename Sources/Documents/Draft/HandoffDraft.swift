import Records

/// The handoff a session leaves behind, composed of what its record knows. What a person wrote
/// stands; only what is still empty is offered.
package struct HandoffDraft: Equatable, Sendable {
  package var record: SessionRecord
  package var durations: [IncidentDuration]

  /// - Parameter earlier: the sessions before this one, oldest first; the last is held against it,
  ///   for what changed, and the incident's durations count from what they tell.
  package init(_ record: SessionRecord, after earlier: [SessionRecord] = [], now: Moment) {
    self.record = record
    durations = record.durations(after: earlier)
    let review = earlier.last.map { Review(from: $0, to: record) }
    if record.session.until == nil { self.record.session.until = now }
    if record.session.status == nil { self.record.session.status = record.statusOffered }
    if record.session.next == nil { self.record.session.next = record.nextOffered(now) }
    if record.session.summary == nil { self.record.session.summary = summaryOffered(review) }
    for duration in durations where !record.metrics.contains(where: { $0.names(duration.milestone) }) {
      self.record.metrics.append(Metric(name: duration.milestone.name, value: duration.displayText))
    }
  }

  /// Sentences to begin from: nothing in them that the record doesn't say.
  private func summaryOffered(_ review: Review?) -> String? {
    var lines: [String] = []
    if let opening = record.session.opening, !opening.readBack.isEmpty {
      lines.append("Asked for: \(opening.readBack)")
    }
    lines += record.decisions.map { decision in
      "Validation round \(decision.round) \(decision.branch == .success ? "passed" : "failed"): \(decision.because)"
    }
    lines += review?.lines ?? []
    let open = record.todos.count { !$0.isClosed }
    if open > 0 {
      let blocked = record.todos.count { record.state(of: $0) == .blocked }
      lines.append(
        "Left open: \(open) \(open == 1 ? "todo" : "todos")" + (blocked > 0 ? ", \(blocked) of them blocked" : ""))
    }
    return lines.isEmpty ? nil : lines.map { DocumentText.line($0).asSentence }.joined(separator: " ")
  }
}

extension String {
  fileprivate var asSentence: String { last.map { ".!?…。".contains($0) } ?? true ? self : self + "." }
}

extension Metric {
  /// "Time to Detection" is the time to detect.
  fileprivate func names(_ milestone: IncidentDuration.Milestone) -> Bool {
    let words = name.lowercased()
    return words.contains("time to") && words.contains(milestone.rawValue.prefix(5))
  }
}

extension SessionRecord {
  fileprivate var statusOffered: String? {
    if let fix = fixes.last(where: { $0.status != .unknown }) {
      return "fix \(fix.number) \(fix.status == .failed ? "failed" : "is " + fix.status.rawValue)"
    }
    return nil
  }

  /// The first thing that waits: a step, a checkpoint, a todo.
  func nextOffered(_ now: Moment) -> String? {
    let pending = steps.filter { verdict(of: $0) == .pending }.map(\.number)
    if let first = pending.first {
      return pending.count == 1
        ? "Run validation step \(first)" : "Run validation steps \(first) to \(pending.last ?? first)"
    }
    if let checkpoint = monitoring?.next(at: now), monitoring?.stage == .running {
      return "Do the checkpoint of \(LayoutTime(day: session.date).text(checkpoint.due))"
    }
    let waiting = todos.first { [.ready, .open, .inProgress].contains(state(of: $0)) }
    return waiting.map { "Todo \($0.number): \(DocumentText.line($0.text))" }
  }
}
