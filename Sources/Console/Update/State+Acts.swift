import Records

/// The ways in which commands reach the record, one for each kind.
extension State {
  mutating func say(_ text: String, _ kind: Notice.Kind) {
    notice = Notice(text: text, kind: kind, until: now.adding(seconds: kind == .problem ? 12 : 5))
  }

  /// A command that has nothing to act on says so: a key that does nothing looks broken.
  mutating func sayIdle(_ command: NamedCommand) {
    say("“\(command.title)” has nothing to act on here", .done)
  }

  mutating func ticket(done: String, form: Form? = nil) -> Int {
    defer { nextTicket += 1 }
    pending[nextTicket] = Pending(form: form, done: done, since: now)
    return nextTicket
  }

  /// Something a person did is not in the journal yet, and it takes longer than it should.
  var isSaving: Bool { pending.values.contains { !$0.done.isEmpty && now.since($0.since) >= 1 } }

  /// Says why nothing can be changed, where nothing can.
  mutating func frozen() -> [Effect]? {
    if isReadOnly {
      say("This console is read-only; nothing can be changed here", .problem)
    } else if let knownAt {
      say(
        "This is the record as known at \(zone.exactClock(knownAt, from: now)); \(keyWords("back")) comes back to now",
        .problem)
    } else {
      return nil
    }
    return []
  }

  /// Says so before anything is typed that a sealed session would not take.
  private mutating func sealed(against purpose: Form.Purpose) -> [Effect]? {
    guard let record, record.isSealed, !purpose.isAllowedOnSealed else { return nil }
    say(
      "Session \(record.session.number) is sealed and never changes; \(keyWords("palette"))correct adds a correction beside it",
      .problem)
    return []
  }

  mutating func perform(_ command: Command, done: String, form: Form? = nil) -> [Effect] {
    if let refused = frozen() {
      self.form = form
      return refused
    }
    return [
      .perform(
        command, on: record?.session.number, ticket: ticket(done: "\(done)   \(keyWords("undo")) undoes", form: form))
    ]
  }

  /// Asks for the fields; where the palette brought the first answer and no other is required, it is done at once.
  mutating func ask(_ purpose: Form.Purpose, _ title: String, _ fields: [Form.Field], _ answer: String) -> [Effect] {
    if purpose.writes, let refused = frozen() ?? sealed(against: purpose) { return refused }
    var form = Form(purpose, title, fields)
    form.basis = held(by: purpose)
    if !answer.isEmpty, !form.fields.isEmpty {
      form.fields[0].editor = LineEditor(answer)
      if !form.fields.dropFirst().contains(where: { $0.isRequired && $0.editor.text.isEmpty }) { return submit(form) }
      form.current = min(1, form.fields.count - 1)
    }
    notice = nil
    present(withWhatWasTyped(form))
    return []
  }

  /// Closes the form. What was typed in it for the record is at hand when the same is asked for again.
  mutating func setAside(_ form: Form) {
    self.form = nil
    guard form.purpose.writes, form.holdsWords else { return }
    keep(form)
    say("What you typed is kept: ^Y brings it back when you ask for the same again", .done)
  }

  mutating func keep(_ form: Form) {
    forget(form)
    unfinished.append(Unfinished(form: form, incident: incident?.key, session: record?.session.number))
  }

  /// Shows the form; where another is being typed in, once that one is closed.
  mutating func present(_ form: Form) {
    if self.form == nil { self.form = form } else { returned.append(form) }
  }

  /// What was typed for the same before is not put in unasked: what it began from may have changed since.
  private mutating func withWhatWasTyped(_ form: Form) -> Form {
    guard let kept = unfinished.last(where: { isSame($0, form) })?.form else { return form }
    var form = form
    for (field, answer) in zip(form.fields.indices, kept.answers)
    where !answer.isEmpty && answer != form.answers[field] {
      form.fields[field].editor.offer(answer)
      say("^Y brings back what you had typed here", .done)
    }
    return form
  }

  mutating func forget(_ form: Form) { unfinished = unfinished.filter { !isSame($0, form) } }

  private func isSame(_ kept: Unfinished, _ form: Form) -> Bool {
    kept.incident == incident?.key && kept.session == record?.session.number
      && kept.form.purpose.isKind(of: form.purpose)
  }

  mutating func askForPlaceholders(_ order: RunOrder, _ names: [String]) {
    let fields = names.map { Form.Field(label: $0, editor: LineEditor(placeholderValues[$0] ?? "")) }
    present(withWhatWasTyped(Form(.placeholders(order, names), "Step \(order.step) needs", fields)))
  }

  /// Nothing was kept of what a command with the terminal wrote, so a person says what came of it.
  mutating func askForVerdict(_ step: Int, _ ending: String) {
    overlay = .question(
      .init(
        text: "Step \(step) has ended: \(ending). What it wrote is not kept. Did it pass?",
        answers: [
          .init(key: "y", title: "it passed") { state in
            state.ask(
              .passStep(step), "Step \(step) passes",
              [.init(label: "", suggestion: "what you saw", isRequired: false)], "")
          },
          .init(key: "n", title: "it failed") { state in
            state.ask(.failStep(step), "Step \(step) fails because", [.init(label: "")], "")
          },
        ]))
  }

  /// A checkpoint's step has run: its verdict is offered as the checkpoint's, and a person says so.
  mutating func askForCheckpoint(_ number: Int) {
    checkpointStep = nil
    guard let run = record?.step(number)?.runs.last, run.ending != nil, run.ending != .cancelled else { return }
    let isWell = run.proposal == .passed
    let why = run.why.map { ": \($0)" } ?? ""
    let note = "step \(number) \(isWell ? "passed" : run.proposal == .failed ? "failed" : "is unsure")\(why)"
    present(
      Form(
        .checkpoint(isWell ? .ok : .trouble, evidence: run.evidence),
        isWell ? "Checkpoint ok" : "Checkpoint in trouble",
        [.init(label: "note", editor: LineEditor(note), isRequired: false)]))
  }

  /// Rings once for each alarm.
  mutating func ring(_ alarm: String, _ words: String) -> [Effect] {
    rung.insert(alarm).inserted ? [.alarm(words)] : []
  }

  /// What has become urgent: an overdue checkpoint, a baton offered to the person here.
  mutating func alarms() -> [Effect] {
    guard let record, knownAt == nil else { return [] }
    var effects: [Effect] = []
    if let window = record.monitoring {
      for checkpoint in window.checkpoints where window.state(of: checkpoint, at: now) == .overdue {
        effects += ring(
          "checkpoint \(checkpoint.due.milliseconds)", "the checkpoint of \(checkpoint.due.clock) UTC is overdue")
      }
    }
    if incident?.offeredTo == actor {
      effects += ring("offer \(record.session.number)", "the baton is offered to you, session \(record.session.number)")
    }
    if let decline = record.session.declines.last, decline.by != actor, record.session.successor == nil,
      incident?.holder == actor, openQuestion != nil
    {
      effects += ring("decline \(decline.at.milliseconds)", "\(decline.by) sends the handoff back: \(decline.because)")
    }
    return Array(effects.prefix(1))
  }
}

extension Form.Purpose {
  /// Changes the record.
  var writes: Bool {
    switch self {
    case .logSearch, .logFilterIn, .logFilterOut, .search, .timelineFilter, .sessionFilter, .stepTimeout, .stepFolder:
      false
    default: true
    }
  }

  /// It stands beside the record, or is about the incident.
  fileprivate var isAllowedOnSealed: Bool {
    switch self {
    case .correction, .comment, .answer, .accept, .decline, .watch, .placeholders: true
    default: false
    }
  }

  /// It asks for the same, whatever was known when it was asked.
  func isKind(of other: Form.Purpose) -> Bool {
    switch (self, other) {
    case (.checkpoint(let outcome, _), .checkpoint(let otherOutcome, _)): outcome == otherOutcome
    case (.accept, .accept), (.seal, .seal): true
    case (.placeholders(let order, let names), .placeholders(let otherOrder, let otherNames)):
      order.step == otherOrder.step && names == otherNames
    default: self == other
    }
  }

  /// It does nothing where its answers are what the record holds already.
  var changesWords: Bool {
    switch self {
    case .edit, .rateRisk, .editStep: true
    default: false
    }
  }

  /// What becomes one more of the record's items; nil where nothing does that is selected then.
  var addedKind: ItemReference.Kind? {
    switch self {
    case .addTodo: .todo
    case .addRisk: .risk
    case .addStep: .step
    default: nil
    }
  }
}
