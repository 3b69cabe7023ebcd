import Documents
import Records

extension NamedCommand {
  static let baton: [NamedCommand] = [
    NamedCommand(
      "baton.review", "Review what this session leaves", ["V"], .baton, writes: false,
      hinting: { $0.isOffered ? "review" : nil }, when: { $0.record != nil }
    ) { state, _ in
      guard let session = state.record?.session.number else { return [] }
      state.overlay = .review(top: 0)
      return [.loadReview(session)] + (state.draft == nil ? [.draftHandoff(session)] : [])
    },
    NamedCommand(
      "monitor.show", "Show the monitoring window and its checkpoints", ["M"], .baton, writes: false,
      when: { $0.record?.monitoring?.stage == .running }
    ) { state, _ in
      state.overlay = .monitoring(top: 0)
      return []
    },
    NamedCommand(
      "baton.accept", "Accept the baton, with a read-back", ["A"], .baton, argument: "READ-BACK",
      hinting: { $0.isOffered ? "accept" : nil },
      when: { $0.canAccept }
    ) { state, answer in
      guard let record = state.record else { return [] }
      let reason = state.takeOverReason
      var fields = [
        Form.Field(
          label: "read-back", suggestion: "what you understood, in a line or two: what is broken, what you do first")
      ]
      if let reason { fields.append(.init(label: "take over although \(reason), because")) }
      return state.ask(
        .accept(mustTakeOver: reason != nil), "Accept session \(record.session.number)", fields, answer)
    },
    NamedCommand(
      "baton.decline", "Send the handoff back with questions", ["X"], .baton, argument: "QUESTIONS",
      hinting: { $0.isOffered ? "decline" : nil },
      when: { $0.canAccept }
    ) { state, answer in
      state.ask(.decline, "Decline because", [.init(label: "", suggestion: "what is unclear")], answer)
    },
    NamedCommand(
      "monitor.ok", "Checkpoint: all is well", ["c"], .baton, argument: "NOTE",
      hinting: { state in state.checkpointIsDue ? "checkpoint ok" : nil },
      when: { $0.record?.monitoring?.stage == .running }
    ) { state, answer in
      state.ask(
        .checkpoint(.ok), "\(state.checkpointWords) ok",
        [.init(label: "note", suggestion: "what you looked at", isRequired: false)], answer)
    },
    NamedCommand(
      "monitor.trouble", "Checkpoint: trouble", ["C"], .baton, argument: "NOTE",
      hinting: { state in state.checkpointIsDue ? "trouble" : nil }, when: { $0.record?.monitoring?.stage == .running }
    ) { state, answer in
      state.ask(
        .checkpoint(.trouble), "\(state.checkpointWords) in trouble",
        [.init(label: "what", suggestion: "what is wrong")], answer)
    },
    NamedCommand(
      "monitor.check", "Checkpoint: run its step, and say what it shows", ["r"], .baton, in: "monitor.show",
      when: { $0.record?.monitoring?.stage == .running && $0.run == nil }
    ) { state, _ in state.checkByStep() },
    NamedCommand(
      "monitor.attach", "Checkpoint: name the step that it runs", ["a"], .baton, in: "monitor.show", argument: "STEP",
      when: { $0.record?.monitoring?.stage == .running }
    ) { state, answer in
      state.ask(
        .attachStep, "The checkpoint runs step",
        [.init(label: "", suggestion: "a step's number; empty for none", isRequired: false)], answer)
    },
    NamedCommand(
      "monitor.start", "Start the monitoring window", ["M"], .baton,
      when: { $0.record.map { $0.monitoring?.stage != .running } == true && $0.phase != .handedOff }
    ) { state, answer in
      state.ask(
        .startMonitoring, "Monitor for",
        [
          .init(label: "hours", editor: LineEditor(proposal: Length.number(state.record?.monitoring?.hours ?? 24))),
          .init(
            label: "a checkpoint every … hours",
            editor: LineEditor(proposal: Length.number(state.record?.monitoring?.every ?? 4))
          ),
        ], answer)
    },
    NamedCommand(
      "monitor.reset", "Restart the monitoring window, with a reason", ["W"], .baton, argument: "REASON",
      when: { $0.record?.monitoring?.stage == .running }
    ) { state, answer in state.ask(.resetMonitoring, "Restart monitoring because", [.init(label: "")], answer) },
    NamedCommand(
      "handoff.seal", "Seal the handoff and pass the baton on", ["s"], .baton, argument: "NAME", hint: "seal",
      when: { $0.place == .handoff && $0.record?.isSealed == false }
    ) {
      state, answer in
      let errors = state.draft?.gaps.count { $0.severity == .error } ?? 0
      var fields = [
        Form.Field(label: "to", suggestion: "who takes it next; empty for whoever comes", isRequired: false)
      ]
      if errors > 0 {
        fields.append(
          .init(label: "although \(errors) gap\(errors == 1 ? "" : "s") remain\(errors == 1 ? "s" : ""), because"))
      }
      return state.ask(.seal(gaps: errors), "Seal and hand off", fields, answer)
    },
    NamedCommand(
      "handoff.edit", "Edit the draft in your editor", ["e"], .baton, hint: "edit the draft",
      when: { $0.place == .handoff && $0.draft != nil }
    ) {
      state, _ in
      state.frozen() ?? [.openEditor(text: state.draft?.markdown ?? "", .draft)]
    },
    NamedCommand(
      "handoff.summary", "Write the summary in your editor", ["S"], .baton, hint: "summary",
      when: { $0.place == .handoff && $0.record?.isSealed == false }
    ) {
      state, _ in
      state.frozen() ?? [.openEditor(text: state.record?.session.summary ?? "", .summary)]
    },
    NamedCommand(
      "handoff.redraft", "Draft the handoff anew from the record", ["r"], .baton, writes: false, hint: "draft anew",
      when: { $0.place == .handoff }
    ) {
      state, _ in
      state.draft = nil
      return state.record.map { [.draftHandoff($0.session.number)] } ?? []
    },
    NamedCommand(
      "session.describe", "Change the session's title, status and what comes next", [], .baton,
      when: { $0.record != nil }
    ) {
      state, answer in
      guard let session = state.record?.session else { return [] }
      return state.askFields(of: session, ItemReference(.session), "Session \(session.number)", answer)
    },
    NamedCommand("fix.add", "Add a fix", [], .baton, argument: "TITLE", when: { $0.record != nil }) { state, answer in
      state.ask(
        .addFix, "New fix",
        [
          .init(label: "what"), .init(label: "commit", isRequired: false), .init(label: "build", isRequired: false),
        ], answer)
    },
    NamedCommand(
      "fix.status", "Say how far the newest fix has come", [], .baton,
      argument: "committed, pushed, building, built, deployed, validated, failed",
      when: { $0.record?.fixes.isEmpty == false }
    ) {
      state, answer in
      guard let fix = state.fixInQuestion ?? state.record?.fixes.last else { return [] }
      return state.ask(
        .fixStatus(fix.number), "Fix \(fix.number) is",
        [
          .init(label: "", suggestion: Fix.Status.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")),
          .init(label: "build", editor: LineEditor(fix.build ?? ""), isRequired: false),
          .init(label: "because", isRequired: false),
        ], answer)
    },
  ]

  static let sessionList: [NamedCommand] = [
    NamedCommand(
      "sessions.filter", "Show only some sessions", ["f"], .sessions, argument: "WORDS",
      hinting: { $0.sessionFilter.isEmpty ? "filter" : "filter: \($0.sessionFilter)" }, when: { $0.place == .sessions }
    ) { state, answer in
      state.ask(
        .sessionFilter, "Show only sessions with",
        [
          .init(
            label: "", suggestion: "a number, a name or words; empty for all", editor: LineEditor(state.sessionFilter),
            isRequired: false)
        ],
        answer)
    },
    NamedCommand(
      "incident.next", "Show another incident of this store", ["I"], .sessions, argument: "KEY",
      hinting: { $0.nextIncident.map { "incident \($0)" } },
      when: { $0.place == .sessions && $0.nextIncident != nil }
    ) { state, answer in
      guard let next = answer.isEmpty ? state.nextIncident : answer else { return [] }
      guard state.incidents.contains(next) else {
        state.say("There is no incident \(next); there are \(state.incidents.joined(separator: ", "))", .problem)
        return []
      }
      state.opened = nil
      return [.showIncident(next)]
    },
    NamedCommand("sessions.newest", "Open the newest session", ["0"], .sessions, when: { $0.opened != nil }) {
      state, _ in
      state.opened = nil
      return [.load(nil, knownAt: nil)]
    },
  ]
}

extension Length {
  static func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
}

extension State {
  /// The incident after the one shown, round the end; nil where there is no other.
  var nextIncident: String? {
    guard incidents.count > 1, let key = incident?.key else { return nil }
    let place = incidents.firstIndex(of: key) ?? 0
    return incidents[(place + 1) % incidents.count]
  }

  var canAccept: Bool {
    guard let session = record?.session, incident?.follower(of: session.number) == nil else { return false }
    return session.successor == nil && (session.opening == nil || session.seal != nil || session.holder != actor)
  }

  /// The baton lies there for whoever sits here: this session is the newest, and nobody has taken it.
  var isOffered: Bool {
    guard let session = record?.session, canAccept, opened == nil else { return false }
    return (session.opening == nil || session.seal != nil) && session.offeredTo ?? actor == actor
  }

  /// Why taking the baton needs a reason; nil where it is free.
  var takeOverReason: String? {
    guard let session = record?.session else { return nil }
    if let holder = incident?.holder, holder != actor, session.seal == nil, session.opening != nil {
      return "\(holder) has it"
    }
    if let other = session.offeredTo, other != actor, !session.wasDeclined(by: other) {
      return "it is offered to \(other)"
    }
    return nil
  }

  /// Runs the step of the checkpoint that is due; asks for one where it has none.
  mutating func checkByStep() -> [Effect] {
    guard let next = record?.monitoring?.next(at: now) else {
      say("Every checkpoint of this window is done", .problem)
      return []
    }
    guard let number = next.step, let step = record?.step(number) else {
      return ask(
        .attachStep, "The checkpoint runs no step yet; let it run step",
        [.init(label: "", suggestion: "a step's number", isRequired: true)], "")
    }
    // Also where the command must be read first: its run answers for the checkpoint all the same.
    checkpointStep = number
    return run(step)
  }

  /// Which one is answered, and how early.
  fileprivate var checkpointWords: String {
    guard let next = record?.monitoring?.next(at: now) else { return "Checkpoint" }
    let early = checkpointIsDue ? "" : ", due in \(Length.words(seconds: next.due.since(now))),"
    return "Checkpoint \(zone.clock(next.due, from: now))\(early)"
  }

  var checkpointIsDue: Bool {
    guard let window = record?.monitoring, window.stage == .running, let next = window.next(at: now) else {
      return false
    }
    return next.due.since(now) < 900
  }
}
