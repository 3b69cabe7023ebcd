import Records
import Screen

extension NamedCommand {
  static let timeline: [NamedCommand] = [
    NamedCommand(
      "timeline.note", "Note what happened", ["a"], .timeline, argument: "TEXT", writes: true, hint: "note",
      when: { $0.subjectPane == .timeline }
    ) { _ in .note },
    NamedCommand(
      "timeline.correct", "Correct the entry: what is right stands beside it", ["e"], .timeline, argument: "TEXT",
      writes: true, hint: "correct", when: { $0.selectedEntry != nil && $0.subject != nil }
    ) { state in
      guard let entry = state.selectedEntry, let item = state.subject else { return nil }
      let words = TextWidth.truncated(entry.entry.event, to: 24)
      return Form(
        "Right is, of “\(words)”", about: item, [.init(label: "", suggestion: "what is wrong, and what is right")],
        isForSealed: true
      ) { _, form in
        .command(.correct(about: item.description, text: form[0]), "The correction stands beside the entry")
      }
    },
    NamedCommand(
      "timeline.filter", "Show only some entries", ["f"], .timeline,
      argument: "8, #tag, person, log, step, document, all or words",
      hinting: { $0.timelineFilter.isEmpty ? "filter" : "filter: \($0.timelineFilter)" },
      when: { $0.subjectPane == .timeline }
    ) { state in
      Form(
        "Show only",
        [
          .init(
            label: "", suggestion: "a session, #tag, person, log, step, document, words, or all: each run of a step",
            editor: LineEditor(state.timelineFilter), isRequired: false)
        ], writes: false
      ) { state, form in
        state.timelineFilter = form[0]
        state.refreshRows()
        return .effects([])
      }
    },
    NamedCommand(
      "scrub.back", "Show the record as it was known before", ["["], .timeline,
      hinting: { $0.subjectPane == .timeline ? "back in time" : nil },
      when: { !$0.journalTimes.isEmpty }
    ) {
      state, _ in state.scrub(by: -1)
    },
    NamedCommand("scrub.forward", "Forward in time, up to now", ["]"], .timeline, when: { $0.knownAt != nil }) {
      state, _ in state.scrub(by: 1)
    },
  ]
}

extension Form {
  static let note = noting("Note", .init(label: "what", suggestion: "what happened, in one line"), .person, "Noted")

  static func noting(_ title: String, _ what: Field, _ source: TimelineEntry.Source, _ done: String) -> Form {
    Form(
      title, name: title,
      [
        what, .init(label: "impact", suggestion: "what it means, if anything", isRequired: false),
        .init(label: "when", suggestion: "now; or 01:15, -10m, yesterday 22:00", isRequired: false, isByTab: true),
      ]
    ) { state, form throws(Unusable) in
      .command(
        .note(event: form[0], impact: form.given(1), tags: [], source: source, until: nil), done,
        at: try state.pastTime(form.given(2)))
    }
  }
}

extension State {
  /// To the journal time before or after the one shown.
  fileprivate mutating func scrub(by step: Int) -> [Effect] {
    guard let session = record?.session.number else { return [] }
    if step < 0 {
      let here = knownAt ?? Moment(milliseconds: .max)
      let isNewest = knownAt == nil
      let earlier = journalTimes.filter { $0 < here }
      // From now, the last event's own time shows what is known already.
      guard let target = isNewest ? earlier.dropLast().last : earlier.last else {
        say("This is the first that is known of session \(session)", .problem)
        return []
      }
      return [.load(session, knownAt: target)]
    }
    guard let knownAt else { return [] }
    let next = journalTimes.first { $0 > knownAt }
    return [.load(session, knownAt: next == journalTimes.last ? nil : next)]
  }
}
