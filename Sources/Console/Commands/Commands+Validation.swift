import Expectations
import Records

extension NamedCommand {
  static let validation: [NamedCommand] = [
    NamedCommand(
      "step.cancel", "Cancel the running step", ["^c", "x"], .validation, writes: false, hint: "cancel the run",
      when: { $0.run != nil && ($0.place == .validate) }
    ) { state, _ in
      guard let step = state.run?.step else { return [] }
      return [.cancelRun(step: step)]
    },
    NamedCommand(
      "step.run", "Run the step's command", ["r"], .validation,
      hinting: { $0.selectedStep?.runs.isEmpty == false ? "run again" : "run" },
      when: { $0.selectedStep != nil && $0.run == nil }
    ) { state, _ in state.runSelectedStep() },
    NamedCommand(
      "step.interactive", "Run the step's command with the terminal handed to it: logins, sudo, questions", ["I"],
      .validation, when: { $0.selectedStep?.command != nil && $0.run == nil }
    ) { state, _ in state.runSelectedStep(isInteractive: true) },
    NamedCommand(
      "step.agree", "Agree with the verdict the run proposes", ["a"], .validation,
      hinting: { state in state.proposal.map { "agree: \($0.rawValue)" } },
      when: { $0.selectedStep != nil && $0.proposal != nil }
    ) { state, _ in
      guard let step = state.selectedStep, let proposal = state.proposal else { return [] }
      let why = state.record?.lastRun(of: step)?.why
      return proposal == .passed
        ? state.perform(.step(step.number, .pass(because: nil)), done: "Step \(step.number) passed")
        : state.perform(
          .step(step.number, .fail(because: why ?? "as the run says")), done: "Step \(step.number) failed")
    },
    NamedCommand(
      "step.edit", "Change the step's command", ["e"], .validation, hint: "edit", when: { $0.selectedStep != nil }
    ) {
      state, answer in
      guard let step = state.selectedStep else { return [] }
      let command = step.command ?? ""
      if command.contains("\n") {
        return state.openEditor(command, for: .stepCommand(step.number), about: [step.reference])
      }
      let form = Form(
        "Step \(step.number) runs", name: "step.edit", about: step.reference,
        [.init(label: "$", editor: LineEditor(command))],
        holding: .init(answers: { $0.record?.step(step.number).map { [$0.command] } })
      ) { state, form in
        state.changesCommand(of: step.number, to: form[0])
        return .command(
          .step(step.number, .edit(["command": .words(form[0])])),
          "Step \(step.number) has a new command")
      }
      return state.ask(form, answer)
    },
    NamedCommand(
      "step.expect", "Say what the step's output should be, by a rule or in words", [], .validation,
      on: { $0.selectedStep }, argument: "RULE or WORDS"
    ) { step, _ in
      let present = step.expectation.map { $0.rule.map(ExpectationSyntax.text) ?? $0.text } ?? ""
      return Form(
        "Step \(step.number) expects", about: step.reference, [.init(label: "", editor: LineEditor(present))]
      ) { state, form throws(Form.Unusable) in
        guard let record = state.record, let step = record.step(step.number) else { return .effects([]) }
        let expectation = record.expectation(form[0], for: step)
        try Form.check(expectation.rule?.patterns ?? [])
        return .command(
          .step(step.number, .edit(["expectation": .expectation(expectation)])),
          expectation.rule == nil
            ? "Step \(step.number): a person judges" : "Step \(step.number) is checked by its rule")
      }
    },
    NamedCommand("step.pass", "Pass the step", ["P"], .validation, on: { $0.selectedStep }, hint: "pass") {
      step, state in
      guard state.record?.lastRun(of: step)?.proposal == .failed else {
        return .passing(step.number, suggestion: "why, if the output does not say it")
      }
      return .passing(step.number, suggestion: "why, though its run says failed", isRequired: true)
    },
    NamedCommand(
      "step.waive", "Waive the step, with a reason", ["w"], .validation, on: { $0.selectedStep }, argument: "REASON",
      hint: "waive"
    ) { step, _ in
      .single("Waive step \(step.number) because", about: step.reference, done: "Step \(step.number) is waived") {
        .step(step.number, .waive(because: $0))
      }
    },
    NamedCommand(
      "step.fail", "Fail the step, with a reason", ["f"], .validation, on: { $0.selectedStep }, argument: "REASON",
      hint: "fail"
    ) { step, _ in .failing(step.number) },
    NamedCommand(
      "step.runs", "Compare the step's runs", ["="], .validation, writes: false, hint: "compare runs",
      when: { ($0.selectedStep?.runs.count ?? 0) > 1 }
    ) { state, _ in
      guard let step = state.selectedStep else { return [] }
      state.overlay = .runs(step: step.number, top: 0)
      return step.runs.suffix(8).compactMap(\.evidence).filter { state.evidence[$0] == nil }
        .map { .loadEvidence(hash: $0) }
    },
    NamedCommand(
      "step.timeout", "Set the step's timeout", ["t"], .validation, on: { $0.selectedStep }, argument: "SECONDS",
      writes: false
    ) { step, state in
      let present = (state.timeouts[step.number] ?? step.timeout).map { String(Int($0)) } ?? ""
      return Form(
        "Step \(step.number) ends after", about: step.reference,
        [.init(label: "seconds", editor: LineEditor(proposal: present), isRequired: false)], writes: false
      ) { state, form throws(Form.Unusable) in
        let seconds = form.given(0).flatMap(Double.init)
        if let answer = form.given(0), seconds.map({ $0 > 0 && $0 <= 86_400 }) != true {
          throw Form.Unusable(reason: "“\(answer)” is no number of seconds between 1 and 86400")
        }
        state.timeouts[step.number] = seconds
        let length = seconds.map { Length.text(seconds: $0) } ?? "the usual time"
        state.say("Step \(step.number) ends after \(length)", .done)
        return .effects([])
      }
    },
    NamedCommand(
      "step.folder", "Choose the folder the step runs in", [], .validation, argument: "DIR", writes: false,
      when: { $0.selectedStep?.command != nil && $0.run == nil }
    ) { state in
      guard let step = state.selectedStep else { return nil }
      return Form(
        "Step \(step.number) runs in", about: step.reference,
        [.init(label: "", editor: LineEditor(state.folder(of: step)), isRequired: false)], writes: false
      ) { state, form in
        if let folder = form.given(0), folder != state.runFolder {
          return .effects([.chooseFolder(step: step.number, folder, ticket: state.ticket(done: "", form: form))])
        }
        state.folders[step.number] = nil
        state.say("Step \(step.number) runs in \(state.runFolder)", .done)
        return .effects([])
      }
    },
    NamedCommand(
      "step.add", "Add a validation step", ["n"], .validation, argument: "TITLE",
      when: { $0.subjectPane == .steps && $0.search == nil }
    ) { _ in
      Form(
        "New step",
        [
          .init(label: "what", suggestion: "what it proves"),
          .init(label: "$", suggestion: "the command; empty for a step done by hand", isRequired: false),
          .init(label: "expects", suggestion: "what the output should be", isRequired: false),
        ], adds: .step
      ) { state, form throws(Form.Unusable) in
        let expectation = form.given(2).flatMap {
          state.record?.expectation($0, command: form.given(1), title: form[0])
        }
        try Form.check(expectation?.rule?.patterns ?? [])
        return .command(
          .addStep(title: form[0], command: form.given(1), language: nil, expectation: expectation), "Step added")
      }
    },
    NamedCommand(
      "fix.check", "Check that what was fixed is what runs", ["v"], .validation, hint: "check the fix",
      when: { $0.place == .validate && $0.fixInQuestion != nil }
    ) { state, _ in
      guard let fix = state.fixInQuestion else { return [] }
      if let refused = state.frozen() { return refused }
      return [.checkProvenance(fix: fix.number, ticket: state.ticket(done: "Fix \(fix.number) checked"))]
    },
    NamedCommand(
      "decide", "Decide: see which branch and what it changes, then do it", ["D"], .validation,
      hinting: { $0.mayDecide ? "decide" : nil },
      when: { $0.record?.steps.isEmpty == false && $0.end == nil }
    ) { state, _ in state.previewDecision() },
    NamedCommand(
      "decide.choose", "Leave a part of the decision out, or take up what is only offered", ["x", "Space"], .validation,
      in: "decide"
    ) { state, _ in
      guard case .decision(var preview) = state.overlay else { return [] }
      preview.toggle()
      state.overlay = .decision(preview)
      return []
    },
  ]
}

extension Step {
  fileprivate var reference: ItemReference { ItemReference(.step, number) }
}

extension Form {
  static func passing(_ step: Int, suggestion: String, isRequired: Bool = false) -> Form {
    Form(
      isRequired ? "Step \(step) passes because" : "Step \(step) passes", name: "step.pass",
      about: ItemReference(.step, step), [.init(label: "", suggestion: suggestion, isRequired: isRequired)]
    ) { .command(.step(step, .pass(because: $1.given(0))), "Step \(step) passed") }
  }

  static func failing(_ step: Int) -> Form {
    single(
      "Step \(step) fails because", name: "step.fail", about: ItemReference(.step, step), done: "Step \(step) failed"
    ) { .step(step, .fail(because: $0)) }
  }
}

extension State {
  /// What the selected step's last run proposes and nobody has judged yet; nil where a person must
  /// say.
  var proposal: Run.Proposal? {
    guard let step = selectedStep, let record, phase == .validating, record.judgement(of: step) == nil,
      let proposal = record.lastRun(of: step)?.proposal, proposal != .unsure
    else { return nil }
    return proposal
  }

  /// Where the step's command runs.
  func folder(of step: Step) -> String { folders[step.number] ?? runFolder }

  /// Every step is settled, and this round is not decided yet.
  var mayDecide: Bool { record?.branchDue != nil && phase == .validating }

  /// The newest fix that stands and is not proven; one that failed only where nothing came after it.
  var fixInQuestion: Fix? {
    let fixes = record?.fixes ?? []
    return fixes.last { $0.status != .validated && $0.status != .failed }
      ?? fixes.last.flatMap { $0.status == .failed ? $0 : nil }
  }

  fileprivate mutating func runSelectedStep(isInteractive: Bool = false) -> [Effect] {
    selectedStep.map { run($0, isInteractive: isInteractive) } ?? []
  }

  /// Runs what was read whole, and nothing else.
  mutating func run(_ step: Step, isInteractive: Bool = false) -> [Effect] {
    if let refused = frozen() { return refused }
    guard let command = step.command, !command.trimmed.isEmpty else {
      say(
        "Step \(step.number) is done by hand: \(keyWords("step.pass")) passes it, \(keyWords("step.fail")) fails it, "
          + "\(keyWords("step.edit")) gives it a command", .problem)
      return []
    }
    guard let order = step.order, readOrders[step.number]?.isSame(order) == true else {
      if let standing, standing.step == step.number, standing.order.isSame(step.order ?? "") {
        // It runs when it has stood there long enough, and nothing else was pressed.
        held = (step.number, isInteractive)
        return []
      }
      place = .validate
      select(.item(ItemReference(.step, step.number)), in: .steps)
      focus = .output
      if seenFrom[step.number]?.isSame(step.order ?? "") != true { readCommandAnew() }
      say(
        "Read the command to its end first: \(keyWords("down")) and \(keyWords("page.down")) scroll, then \(keyWords("step.run")) runs it",
        .problem)
      return []
    }
    guard formerOrder(of: step) == nil else { return askAboutChange(of: step, order, isInteractive) }
    seenOrders[step.number] = order
    return give(step, command, isInteractive)
  }

  /// A command that somebody else changed since this person looked runs only once they have said
  /// so, and only as it was then.
  private mutating func askAboutChange(of step: Step, _ order: String, _ isInteractive: Bool) -> [Effect] {
    overlay = .question(
      .init(
        text: "The command of step \(step.number) was changed since you looked. Run it as it is now?",
        answers: [
          .init(key: "y", title: "run the new one") { state in
            guard let present = state.record?.step(step.number), present.order?.isSame(order) == true else {
              state.say("It was changed once more; read it, then \(state.keyWords("step.run")) asks again", .problem)
              return []
            }
            state.seenOrders[step.number] = order
            return state.run(present, isInteractive: isInteractive)
          },
          .init(key: "n", title: "not now") { _ in [] },
        ]))
    return []
  }

  private mutating func give(_ step: Step, _ command: String, _ isInteractive: Bool) -> [Effect] {
    var order = RunOrder(
      step: step.number, command: command, language: step.language, timeout: timeouts[step.number] ?? step.timeout,
      folder: folders[step.number], isInteractive: isInteractive)
    order.grounds = grounds(about: [step.reference])
    guard incident?.holder != actor else { return [.runStep(order, ticket: ticket(done: ""))] }
    // Whoever does not run it has not answered for the checkpoint.
    let checkpoint = checkpointStep
    checkpointStep = nil
    if let holder = holderToAsk(for: .step(step.number, .startRun(command: command))) {
      askWhy(holder, "Step \(step.number) is for \(holder) to run", in: nil, on: order.grounds) { [order] state, form in
        var order = order
        (order.because, order.grounds) = (form.because, form.grounds)
        state.checkpointStep = checkpoint
        return .effects([.runStep(order, ticket: state.ticket(done: "", form: form))])
      }
      return []
    }
    overlay = .question(
      .init(
        text: "Nobody has the baton, and step \(step.number) would run as \(actor). Run it all the same?",
        answers: [
          .init(key: "y", title: "run it") { [order] state in
            state.checkpointStep = checkpoint
            return [.runStep(order, ticket: state.ticket(done: ""))]
          },
          .init(key: "n", title: "not yet") { _ in [] },
        ]))
    return []
  }

  /// The branch and what it changes, worked out by the same rules that will do it.
  mutating func previewDecision() -> [Effect] {
    if let refused = frozen() { return refused }
    overlay = decisionPreview(at: now).map(Overlay.decision)
    return []
  }

  /// Nil, and said why, where nothing can be decided.
  mutating func decisionPreview(at time: Moment) -> Overlay.DecisionPreview? {
    guard let record else { return nil }
    let situation = Situation(incident: incident, record: record, actor: actor, at: time, now: now)
    do throws(Refusal) {
      return .init(
        round: record.round, plan: try DecisionPlan(on: record, in: situation), at: time,
        grounds: grounds(about: record.itemsOfDecision))
    } catch {
      say(error.message.prefix(1).uppercased() + error.message.dropFirst(), .problem)
      return nil
    }
  }
}
