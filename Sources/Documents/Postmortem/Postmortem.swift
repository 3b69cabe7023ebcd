import Records

/// What the record of all sessions says of an incident, drawn together for its postmortem. Nothing
/// stands in it that the record does not say.
package struct Postmortem: Sendable {
  package let incident: Incident
  /// The newest session, whose items are the ones that count.
  let record: SessionRecord
  /// Of all sessions, oldest first, the newest among them.
  let records: [SessionRecord]
  /// Routine entries too, not only the turning points.
  let isWhole: Bool
  /// The first lines of attached texts, by the attachment's number.
  let excerpts: [Int: String]
  let now: Moment

  /// Nil where the incident has no session.
  package init?(
    of incident: Incident, records: [SessionRecord], isWhole: Bool = false, excerpts: [Int: String] = [:], now: Moment
  ) {
    guard let record = records.last else { return nil }
    self.incident = incident
    self.record = record
    self.records = records
    self.isWhole = isWhole
    self.excerpts = excerpts
    self.now = now
  }

  /// The document by a template.
  package func markdown(_ template: PostmortemTemplate) -> String {
    template.filled { placeholder in text(of: placeholder) }
  }

  // MARK: - What the parts are made of

  /// What was said of it, else what the record has of that kind.
  package func texts(of kind: Narrative.Kind) -> [String] {
    let said = incident.said(kind)
    if !said.isEmpty { return said }
    switch kind {
    case .summary: return [record.session.summary?.trimmed.nonEmpty].compactMap(\.self)
    case .impact: return newest { $0.impact.map(\.text) }
    case .detection, .badly, .lucky: return []
    case .cause: return newest { [$0.rootCause?.trimmed.nonEmpty].compactMap(\.self) }
    case .missed: return newest { $0.missedBecause.map(\.text) }
    case .well: return distinct(records.flatMap { $0.achievements.map(\.text) })
    }
  }

  /// What the problems of the newest session say that knows any: those of sessions before may have
  /// been others.
  private func newest(_ texts: (Problem) -> [String]) -> [String] {
    records.reversed().map { record in distinct(record.problems.flatMap(texts)) }.first { !$0.isEmpty } ?? []
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// Entries of all sessions in the order of time, each once; those without a time are left to
  /// their sessions.
  var entries: [TimelineEntry] {
    var seen: Set<String> = []
    let all = records.flatMap { record in
      record.timeline.map { entry in
        var entry = entry
        entry.session = entry.session ?? record.session.number
        return entry
      }
    }
    let once = all.filter { $0.at != nil && seen.insert("\($0.at?.milliseconds ?? 0) \($0.event)").inserted }
    return once.enumerated().sorted {
      ($0.element.at?.milliseconds ?? 0, $0.offset) < ($1.element.at?.milliseconds ?? 0, $1.offset)
    }.map(\.element)
  }

  package var turningPoints: [TimelineEntry] {
    var rules: Set<String> = []
    return entries.filter { entry in
      // Of what a watch rule finds again and again the first time counts.
      if entry.source == .log, entry.tags.contains("watch") {
        return rules.insert(String(entry.event.prefix { $0 != ":" })).inserted
      }
      return entry.isTurningPoint
    }
  }

  /// Risks that came true, as they were rated when they did; each once.
  var cameTrue: [(risk: Risk, session: SessionNumber)] {
    var seen: Set<String> = []
    return records.reversed().flatMap { record in record.risks.map { ($0, record.session.number) } }
      .filter { ($0.0.materialisedAt != nil || $0.0.status == .materialised) && seen.insert($0.0.title).inserted }
      .reversed()
  }

  var corrections: [(session: SessionNumber, correction: Correction)] {
    records.flatMap { record in record.corrections.map { (record.session.number, $0) } }
  }

  /// Everybody whom the record names as having acted.
  package var people: Set<String> {
    var named: [String?] = incident.roles.map(\.person) + [incident.holder]
    for record in records {
      named += [record.session.holder, record.session.opening?.by, record.session.seal?.by]
      named += record.timeline.map(\.by) + record.todos.map(\.owner) + record.risks.map(\.owner)
      named += record.steps.flatMap(\.runs).map(\.by)
    }
    return Set(named.compactMap { $0?.trimmed.nonEmpty })
  }

  /// How long each part took: by the marks where they are set, else as the timelines tell it.
  package func time(to time: IncidentTime) -> String? {
    if let seconds = incident.seconds(to: time), let start = incident.mark(time.start),
      let end = incident.mark(time.end)
    {
      return "\(Quantity.span(Double(seconds))) (\(start.at.iso) to \(end.at.iso))"
    }
    guard incident.marks.isEmpty else { return nil }
    return record.durations(after: Array(records.dropLast())).first { $0.milestone.rawValue == time.rawValue }?
      .displayText
  }
}

extension TimelineEntry {
  /// Not what goes its usual way: a step that passed, a checkpoint that was ok, a role, what else an
  /// alert says.
  fileprivate var isTurningPoint: Bool {
    if impact != nil { return true }
    switch source {
    case .step: return event.contains(" failed") || event.contains(" waived")
    case .alert: return !event.hasPrefix("From ")
    case .log, .document: return true
    case .person:
      if tags.contains("role") { return false }
      return !(event.hasPrefix("Checkpoint ") && event.contains(" ok"))
    }
  }
}
