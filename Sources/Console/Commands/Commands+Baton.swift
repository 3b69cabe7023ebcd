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
    ) { state, words in
      if let refused = state.frozen() { return refused }
      let walk = Overlay.ReadBack(matters: state.record?.mattersToRead(at: state.now) ?? [])
      guard !walk.matters.isEmpty, words.isEmpty else {
        return state.acceptForm(walk).map { state.ask($0, words) } ?? []
      }
      state.overlay = .readBack(walk)
      return []
    },
    NamedCommand(
      "baton.decline", "Send the handoff back with questions", ["X"], .baton, argument: "QUESTIONS",
      hinting: { $0.isOffered ? "decline" : nil },
      when: { $0.canAccept }
    ) { _ in
      .single(
        "Decline because", suggestion: "what is unclear", isForSealed: true,
        done: "Declined; your questions stand beside the handoff"
      ) { .session(.decline(because: $0)) }
    },
    NamedCommand(
      "monitor.ok", "Checkpoint: all is well", ["c"], .baton, argument: "NOTE",
      hinting: { state in state.checkpointIsDue ? "checkpoint ok" : nil },
      when: { $0.record?.monitoring?.stage == .running }
    ) { state in
      .checkpoint(
        .ok, state, .init(label: "note", suggestion: "what you looked at", isRequired: false))
    },
    NamedCommand(
      "monitor.trouble", "Checkpoint: trouble", ["C"], .baton, argument: "NOTE",
      hinting: { state in state.checkpointIsDue ? "trouble" : nil }, when: { $0.record?.monitoring?.stage == .running }
    ) { state in
      .checkpoint(
        .trouble, state, .init(label: "what", suggestion: "what is wrong"))
    },
    NamedCommand(
      "monitor.check", "Checkpoint: run its step, and say what it shows", ["r"], .baton, in: "monitor.show",
      when: { $0.record?.monitoring?.stage == .running && $0.run == nil }
    ) { state, _ in state.checkByStep() },
    NamedCommand(
      "monitor.attach", "Checkpoint: name the step that it runs", ["a"], .baton, in: "monitor.show", argument: "STEP",
      when: { $0.record?.monitoring?.stage == .running }
    ) { _ in
      .attachingStep(
        "The checkpoint runs step", .init(label: "", suggestion: "a step's number; empty for none", isRequired: false))
    },
    NamedCommand(
      "monitor.start", "Start the monitoring window", ["M"], .baton,
      when: { $0.record.map { $0.monitoring?.stage != .running } == true && $0.end == nil }
    ) { state in
      func hours(_ label: String, _ present: Double) -> Form.Field {
        .init(label: label, editor: LineEditor(proposal: Length.number(present)))
      }
      let window = state.record?.monitoring
      return Form(
        "Monitor for", restsOn: [ItemReference(.monitoring)],
        [hours("hours", window?.hours ?? 24), hours("a checkpoint every … hours", window?.every ?? 4)]
      ) { _, form throws(Form.Unusable) in
        guard let hours = Double(form[0]), let every = Double(form[1]) else {
          throw Form.Unusable(reason: "Both must be numbers of hours, such as 24 and 4")
        }
        return .command(.monitoring(.start(hours: hours, every: every)), "Monitoring runs")
      }
    },
    NamedCommand(
      "monitor.reset", "Restart the monitoring window, with a reason", ["W"], .baton, argument: "REASON",
      when: { $0.record?.monitoring?.stage == .running }
    ) { _ in
      .single("Restart monitoring because", restsOn: [ItemReference(.monitoring)], done: "Monitoring begins again") {
        .monitoring(.reset(because: $0))
      }
    },
    NamedCommand(
      "handoff.seal", "Seal the handoff and pass the baton on", ["s"], .baton, argument: "NAME", hint: "seal",
      when: { $0.place == .handoff && $0.record?.isSealed == false }
    ) { state in
      .sealing(in: state)
    },
    NamedCommand(
      "handoff.work", "Keep or strike what git tells of the session's work", ["w"], .baton,
      hinting: { $0.unnamedWork.isEmpty ? nil : "from git \($0.unnamedWork.proposals.count)" },
      when: { $0.place == .handoff && $0.record?.isSealed == false && !$0.unnamedWork.isEmpty }
    ) { state, _ in
      if let refused = state.frozen() { return refused }
      state.overlay = .work(.init(work: state.unnamedWork))
      return []
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
      let offered = state.record?.session.summary ?? state.draft?.summary
      return state.openEditor(offered ?? "", for: .summary, about: [ItemReference(.session)])
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
    ) { state in
      guard let session = state.record?.session else { return nil }
      return .fields(of: session, ItemReference(.session), "Session \(session.number)")
    },
    NamedCommand("fix.add", "Add a fix", [], .baton, argument: "TITLE", when: { $0.record != nil }) { _ in
      Form(
        "New fix",
        [.init(label: "what"), .init(label: "commit", isRequired: false), .init(label: "build", isRequired: false)]
      ) { _, form in
        .command(.addFix(title: form[0], commit: form.given(1), build: form.given(2)), "Fix added")
      }
    },
    NamedCommand(
      "fix.status", "Say how far the newest fix has come", [], .baton,
      argument: "committed, pushed, building, built, deployed, validated, failed",
      when: { $0.record?.fixes.isEmpty == false }
    ) { state in
      guard let fix = state.fixInQuestion ?? state.record?.fixes.last else { return nil }
      return Form(
        "Fix \(fix.number) is", name: "status of fix \(fix.number)", restsOn: [ItemReference(.fix, fix.number)],
        [
          .init(label: "", suggestion: Fix.Status.allCases.dropFirst().map(\.rawValue).joined(separator: ", ")),
          .init(label: "build", editor: LineEditor(fix.build ?? ""), isRequired: false),
          .init(label: "because", isRequired: false),
        ]
      ) { _, form throws(Form.Unusable) in
        guard let status = Fix.Status(rawValue: form[0].lowercased()) else {
          let known = Fix.Status.allCases.map(\.rawValue).joined(separator: ", ")
          throw Form.Unusable(reason: "“\(form[0])” is none of: \(known)")
        }
        return .command(
          .fix(fix.number, .setStatus(status, commit: nil, build: form.given(1), because: form.given(2))),
          "Fix \(fix.number) is \(status.rawValue)")
      }
    },
  ]

  static let sessionList: [NamedCommand] = [
    NamedCommand(
      "sessions.filter", "Show only some sessions", ["f"], .sessions, argument: "WORDS",
      hinting: { $0.sessionFilter.isEmpty ? "filter" : "filter: \($0.sessionFilter)" }, when: { $0.place == .sessions }
    ) { .sessionFilter("a number, a name or words; empty for all", in: $0) },
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

extension Form {
  static func checkpoint(
    _ outcome: Checkpoint.Outcome, _ state: State, _ note: Field, evidence: String? = nil
  ) -> Form {
    Form(
      state.checkpointWords(outcome).title, name: "checkpoint \(outcome)", restsOn: [ItemReference(.monitoring)], [note]
    ) { state, form in
      .command(
        .monitoring(.checkpoint(outcome, note: form.given(0), evidence: evidence)),
        state.checkpointWords(outcome).done)
    }
  }

  static func sessionFilter(_ suggestion: String, in state: State) -> Form {
    Form(
      "Show only sessions with", name: "sessions.filter",
      [.init(label: "", suggestion: suggestion, editor: LineEditor(state.sessionFilter), isRequired: false)],
      writes: false
    ) { state, form in
      state.sessionFilter = form[0]
      state.refreshRows()
      return .effects([])
    }
  }

  fileprivate static func attachingStep(_ title: String, _ field: Field) -> Form {
    Form(title, name: "monitor.attach", restsOn: [ItemReference(.monitoring)], [field]) {
      state, form throws(Unusable) in
      guard let due = state.record?.monitoring?.next(at: state.now)?.due else {
        throw Unusable(reason: "Every checkpoint of this window is done")
      }
      guard let step = form.given(0) else {
        return .command(.monitoring(.attachStep(due: due, step: nil)), "The checkpoint runs no step")
      }
      guard let number = Int(step), state.record?.step(number) != nil else {
        throw Unusable(reason: "“\(step)” is no step; give its number")
      }
      return .command(
        .monitoring(.attachStep(due: due, step: number)),
        "The checkpoint of \(state.zone.clock(due)) runs step \(number)")
    }
  }
}

extension Form {
  /// To whom, with a summary where nobody has written one, and why gaps are let through.
  fileprivate static func sealing(in state: State) -> Form {
    let errors = state.draft?.gaps.count { $0.severity == .error } ?? 0
    var fields = [Field(label: "to", suggestion: "who takes it next; empty for whoever comes", isRequired: false)]
    var (summary, because): (Int?, Int?)
    if state.record?.session.summary?.trimmed.isEmpty != false, state.draft?.isEdited != true {
      summary = fields.count
      fields.append(Field(label: "summary", suggestion: "where it stands, in a line or two"))
    }
    if errors > 0 {
      because = fields.count
      fields.append(
        Field(label: "although \(errors) gap\(errors == 1 ? "" : "s") remain\(errors == 1 ? "s" : ""), because"))
    }
    return Form("Seal and hand off", fields) { [summary, because] state, form in
      guard let session = state.record?.session.number else { return .effects([]) }
      // All of the page was before the eyes.
      var order = SealOrder(session, to: form.given(0), on: state.grounds(about: [], isWhole: true))
      order.summary = summary.flatMap(form.given)
      order.gapsAllowedBecause = because.flatMap(form.given)
      return state.askToSeal(order, form)
    }
  }
}

extension State {
  /// Asks once more. Whoever does not seal yet seals later, with the same words.
  fileprivate mutating func askToSeal(_ asked: SealOrder, _ form: Form) -> Form.Outcome {
    guard let session = record?.session else { return .effects([]) }
    var order = asked
    let seal = Seal(by: actor, at: now, hash: "", file: "")
    if let holder = holderToAsk(for: .session(.seal(seal, to: order.receiver))) {
      guard let because = form.because else {
        askWhy(holder, "", in: form) { _, _ in .effects([]) }
        return .effects([])
      }
      order.because = because
    }
    keep(form)
    let statement = SealStatement(
      of: session, to: order.receiver, gaps: draft?.gaps ?? [], allowedBecause: order.gapsAllowedBecause)
    overlay = .question(
      .init(
        text: statement.displayText,
        answers: [
          .init(key: "y", title: "seal it") { [order] state in
            var order = order
            order.edit = state.draft?.edit
            if let change = order.grounds.change(state.incident, state.record) {
              state.form = state.askedAnew(form, change)
              return []
            }
            state.forget(form)
            let ticket = state.ticket(done: "Session \(session.number) is sealed and handed off", form: form)
            return [.seal(order, ticket: ticket)]
          },
          .init(key: "n", title: "not yet") { _ in [] },
        ]))
    return .effects([])
  }

  var canAccept: Bool {
    guard let session = record?.session, incident?.follower(of: session.number) == nil else { return false }
    return session.successor == nil && (session.opening == nil || session.seal != nil || session.holder != actor)
  }

  /// The baton lies there for whoever sits here: this session is the newest, and nobody has taken
  /// it.
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
        .attachingStep(
          "The checkpoint runs no step yet; let it run step", .init(label: "", suggestion: "a step's number")), "")
    }
    // Also where the command must be read first: its run answers for the checkpoint all the same.
    checkpointStep = number
    return run(step)
  }

  /// What a check is called, and what is said once it is recorded: before the checkpoint is due it
  /// is an observation.
  fileprivate func checkpointWords(_ outcome: Checkpoint.Outcome) -> (title: String, done: String) {
    let good = outcome == .ok
    guard let next = record?.monitoring?.next(at: now) else { return ("Checkpoint", "Checkpoint recorded") }
    let clock = zone.clock(next.due, from: now)
    guard !checkpointIsDue else {
      return ("Checkpoint \(clock) \(good ? "ok" : "in trouble")", "Checkpoint recorded")
    }
    return (
      "\(good ? "All well" : "Trouble") \(Length.text(seconds: next.due.since(now))) before checkpoint \(clock)",
      "Noted as seen before the checkpoint of \(clock), which is still to be done"
    )
  }

  var checkpointIsDue: Bool {
    guard let window = record?.monitoring, window.stage == .running, let next = window.next(at: now) else {
      return false
    }
    return next.due <= now
  }
}
