extension SessionRecord {
  /// Keeps the timeline in the order of time, equal times in the order recorded; an entry without
  /// one stays with the one it follows.
  mutating func insert(_ entry: TimelineEntry) {
    guard let at = entry.at, timeline.last.map({ $0.at.map { $0 > at } ?? true }) ?? false else {
      timeline.append(entry)
      return
    }
    let earlier = timeline.lastIndex { $0.at.map { $0 <= at } ?? false }.map { $0 + 1 } ?? 0
    let place = timeline[earlier...].firstIndex { $0.at != nil } ?? timeline.endIndex
    timeline.insert(entry, at: place)
  }

  /// A timeline entry that goes with another event.
  func noted(
    _ event: String, in situation: Situation, offset: Int = 0, source: TimelineEntry.Source = .person,
    evidence: [RunReference] = []
  ) -> Change {
    var entry = TimelineEntry(
      number: timeline.nextNumber + offset, at: situation.at, session: session.number, event: event, source: source,
      by: situation.actor)
    entry.evidence = evidence.isEmpty ? nil : evidence
    return .noted(entry)
  }

  /// An entry that a person writes.
  func note(
    _ event: String, impact: String?, tags: [String], source: TimelineEntry.Source, until: Moment?,
    in situation: Situation
  ) throws(Refusal) -> Change {
    if let until, until < situation.at {
      throw .unusable("\(until.clock) is before \(situation.at.clock), when it began; nothing was written")
    }
    return .noted(
      TimelineEntry(
        number: timeline.nextNumber, at: situation.at, until: until, session: session.number,
        event: try Decider.text(event, "the note's text"), impact: impact?.trimmed.nonEmpty, source: source,
        tags: tags.map(\.trimmed).filter { !$0.isEmpty }, by: situation.actor))
  }
}
