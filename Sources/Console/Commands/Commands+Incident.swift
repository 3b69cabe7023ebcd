import Documents
import Records

extension NamedCommand {
  static let incident: [NamedCommand] = [
    NamedCommand(
      "incident.open", "Open an incident: it begins here, and you have the baton", ["o"], .incident, argument: "TITLE",
      writes: true, hint: "open an incident", when: { $0.greets }
    ) { _ in .opening },
    NamedCommand(
      "incident.another", "Open another incident", [], .incident, argument: "TITLE", writes: true,
      when: { $0.hasRecord }
    ) { _ in .opening },
    NamedCommand(
      "incident.show", "Show how the incident is run", ["E"], .incident, writes: false, when: { $0.hasRecord }
    ) { state, _ in
      state.overlay = .incident(top: 0)
      return []
    },
    NamedCommand(
      "incident.severity", "Say how bad it is", ["s"], .incident, in: "incident.show", argument: "SEVERITY",
      writes: true, when: { $0.hasRecord }
    ) { state in
      Form(
        "Severity",
        [
          .init(label: "", suggestion: "SEV1 to SEV5, P1 to P5, or your own word"),
          .init(label: "because", suggestion: "why it changes", isRequired: false),
        ], isForSealed: true
      ) { _, form in
        .command(
          .incident(.setSeverity(form[0], level: nil, because: form.given(1))), "The severity is \(form[0])")
      }
    },
    NamedCommand(
      "incident.status", "Say how far it has come", ["i"], .incident, in: "incident.show",
      argument: "investigating, identified, monitoring, resolved", writes: true, when: { $0.hasRecord }
    ) { _ in
      Form(
        "The incident is",
        [
          .init(label: "", suggestion: IncidentStatus.said.map(\.rawValue).joined(separator: ", ")) { answer in
            IncidentStatus.meant(by: answer) == nil
              ? "“\(answer)” is none of: \(IncidentStatus.said.map(\.rawValue).joined(separator: ", "))" : nil
          },
          .init(label: "because", isRequired: false),
        ], isForSealed: true
      ) { _, form in
        guard let status = IncidentStatus.meant(by: form[0]) else { return .effects([]) }
        return .command(
          .incident(.setStatus(status, because: form.given(1))), "The incident is \(status.rawValue)")
      }
    },
    NamedCommand(
      "incident.mark", "Set a time: impact began, detected, acknowledged, mitigated, resolved", ["m"], .incident,
      in: "incident.show", argument: "began, detected, acknowledged, mitigated, resolved", writes: true,
      when: { $0.hasRecord }
    ) { _ in .marking },
    NamedCommand(
      "incident.role", "Say who has a role", ["r"], .incident, in: "incident.show", argument: "ROLE", writes: true,
      when: { $0.hasRecord }
    ) { state in
      Form(
        "Role",
        [
          .init(label: "", suggestion: IncidentRole.usual.joined(separator: ", ")),
          .init(
            label: "who has it", suggestion: "a name; empty for nobody", editor: LineEditor(proposal: state.actor),
            isRequired: false),
        ], isForSealed: true
      ) { _, form in
        .command(
          .incident(.giveRole(form[0], to: form.given(1))), "\(form[0]): \(form.given(1) ?? "nobody")")
      }
    },
    NamedCommand(
      "incident.update", "Tell those outside how it stands", ["u"], .incident, in: "incident.show", argument: "TEXT",
      writes: true, when: { $0.hasRecord }
    ) { _ in
      Form(
        "Update",
        [
          .init(label: "", suggestion: "what those outside are told"),
          .init(label: "the next one in", suggestion: "+30m, +2h or a time; empty for none", isRequired: false),
        ], isForSealed: true
      ) { state, form throws(Form.Unusable) in
        .command(.incident(.update(form[0], next: try state.time(form.given(1)))), "The update is kept")
      }
    },
    NamedCommand(
      "incident.say", "Say something of it as a whole: its cause, impact, what went well", ["w"], .incident,
      in: "incident.show", argument: "summary, impact, detection, cause, missed, well, badly, lucky", writes: true,
      when: { $0.hasRecord }
    ) { _ in
      Form(
        "Say its",
        [
          .init(
            label: "", suggestion: Narrative.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          ) { answer in
            Narrative.Kind(rawValue: answer.lowercased()) == nil
              ? "“\(answer)” is none of: \(Narrative.Kind.allCases.map(\.rawValue).joined(separator: ", "))" : nil
          }, .init(label: "what"),
        ], isForSealed: true
      ) { _, form in
        guard let kind = Narrative.Kind(rawValue: form[0].lowercased()) else { return .effects([]) }
        return .command(.incident(.say(kind, form[1])), "Said")
      }
    },
    NamedCommand(
      "incident.rename", "Give it another title", ["t"], .incident, in: "incident.show", argument: "TITLE",
      writes: true,
      when: { $0.hasRecord }
    ) { state in
      Form(
        "Title", [.init(label: "", editor: LineEditor(state.incident?.title ?? ""))], isForSealed: true
      ) { _, form in .command(.incident(.rename(form[0])), "Renamed") }
    },
    NamedCommand(
      "incident.close", "Close the incident, with how it was resolved", ["c"], .incident, in: "incident.show",
      argument: "RESOLUTION", writes: true, when: { $0.hasRecord && $0.incident?.isClosed == false }
    ) { $0.closing },
    NamedCommand(
      "incident.reopen", "Open the incident again, with a reason", ["o"], .incident, in: "incident.show",
      argument: "REASON", writes: true,
      when: { $0.incident?.isClosed == true || $0.incident?.status == .resolved }
    ) { _ in
      .single("Reopen because", isForSealed: true, done: "The incident is open again") {
        .incident(.reopen(because: $0))
      }
    },
    NamedCommand(
      "incident.archive", "Put the incident away: it leaves the lists, and its record stays", [], .incident,
      argument: "REASON", writes: true, when: { $0.hasRecord && $0.incident?.archived == nil }
    ) { _ in
      Form("Put it away because", [.init(label: "", isRequired: false)], isForSealed: true) { _, form in
        .command(.incident(.archive(because: form.given(0))), "The incident is put away")
      }
    },
    NamedCommand(
      "incident.restore", "Bring the incident back that was put away", [], .incident, writes: true,
      when: { $0.incident?.archived != nil || $0.incident?.mergedInto != nil }
    ) { state, _ in state.perform(.incident(.restore), done: "The incident is back") },
    NamedCommand(
      "incident.next", "Show another incident of this store", ["I"], .incident, argument: "KEY",
      hinting: { $0.place == .sessions && $0.incidents.count > 1 ? "incidents" : nil },
      when: { $0.place == .sessions }
    ) { state, answer in
      guard !answer.isEmpty else {
        state.overlay = .incidents(.init(index: state.incidents.firstIndex { $0.key == state.incident?.key } ?? 0))
        return []
      }
      guard state.incidents.contains(where: { $0.key == answer }) else {
        let known = state.incidents.map(\.key).joined(separator: ", ")
        state.say("There is no incident \(answer); there are \(known)", .problem)
        return []
      }
      return state.show(incident: answer)
    },
  ]
}

extension IncidentStatus {
  /// By its name, or its first letters.
  static func meant(by words: String) -> IncidentStatus? {
    let folded = words.lowercased()
    return folded.isEmpty ? nil : said.first { $0.rawValue.hasPrefix(folded) }
  }
}

extension Mark.Kind {
  static func meant(by words: String) -> Mark.Kind? {
    let folded = words.lowercased()
    return folded.isEmpty ? nil : allCases.first { $0.rawValue.hasPrefix(folded) || $0.displayText.hasPrefix(folded) }
  }
}

extension Form {
  /// The one field that an incident begins with.
  static let opening = Form(
    "Open an incident", name: "incident.open",
    [.init(label: "", suggestion: "what is wrong, in one line: Enter opens it, and you have the baton")],
    isForSealed: true
  ) { state, form in
    .effects([
      .openIncident(form[0], ticket: state.ticket(done: "The incident is open; you have the baton", form: form))
    ])
  }

  fileprivate static let marking = Form(
    "Mark", name: "incident.mark",
    [
      .init(label: "", suggestion: Mark.Kind.allCases.map(\.rawValue).joined(separator: ", ")) { answer in
        Mark.Kind.meant(by: answer) == nil
          ? "“\(answer)” is none of: \(Mark.Kind.allCases.map(\.rawValue).joined(separator: ", "))" : nil
      },
      .init(label: "at", suggestion: "now; or an earlier time: 01:02, -10m", isRequired: false),
      .init(label: "because", suggestion: "where it was at another time before", isRequired: false),
    ], isForSealed: true
  ) { state, form throws(Form.Unusable) in
    guard let kind = Mark.Kind.meant(by: form[0]) else { return .effects([]) }
    let at = try state.earlierTime(form.given(1))
    return .command(
      .incident(.mark(kind, at: at, because: form.given(2))), "Marked: \(kind.displayText)")
  }
}

extension State {
  /// `01:02` (the last one that was), `-10m`, `-2h`, or ISO 8601; nil for nothing.
  fileprivate func earlierTime(_ words: String?) throws(Form.Unusable) -> Moment? {
    guard let words else { return nil }
    guard var moment = TypedTime.past(words, on: nil, now: now) else {
      throw Form.Unusable(reason: "“\(words)” is no time; write \(TypedTime.examples)")
    }
    // A clock alone is the last that was.
    if words.count <= 8, moment > now { moment = moment.adding(hours: -24) }
    guard moment <= now else { throw Form.Unusable(reason: "\(moment.iso) has not come yet") }
    return moment
  }

  /// What is left open has to be let through with a reason.
  fileprivate var closing: Form? {
    guard let incident, let record else { return nil }
    let gaps = Lint.closing(incident, record, now: now)
    var fields = [Form.Field(label: "resolution", suggestion: "how it was resolved")]
    if let first = gaps.first {
      let count = gaps.count == 1 ? first.displayText : "\(gaps.count) things are left open"
      fields.append(
        .init(label: "although \(count), because", suggestion: gaps.map(\.displayText).joined(separator: "; ")))
    }
    return Form("Close", name: "incident.close", fields, isForSealed: true) { _, form in
      .command(
        .incident(.close(resolution: form[0], gapsAllowedBecause: form.given(1))), "The incident is closed")
    }
  }

  /// Goes to the newest session of another incident.
  mutating func show(incident key: String) -> [Effect] {
    opened = nil
    return [.showIncident(key)]
  }
}
