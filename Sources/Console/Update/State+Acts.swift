import Records

/// The ways in which commands reach the record, one for each kind.
extension State {
  mutating func say(_ text: String, _ kind: Notice.Kind) {
    notice = Notice(text: text, kind: kind, until: now.adding(seconds: kind == .problem ? 12 : 5))
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
      say("This is the record as known at \(zone.exactClock(knownAt, from: now)); Esc comes back to now", .problem)
    } else {
      return nil
    }
    return []
  }

  mutating func perform(_ command: Command, done: String, form: Form? = nil) -> [Effect] {
    if let refused = frozen() {
      self.form = form
      return refused
    }
    return [.perform(command, on: record?.session.number, ticket: ticket(done: "\(done)   u undoes", form: form))]
  }

  /// Asks for the fields; where the palette brought the first answer and no other is required, it is done at once.
  mutating func ask(_ purpose: Form.Purpose, _ title: String, _ fields: [Form.Field], _ answer: String) -> [Effect] {
    if purpose.writes, let refused = frozen() { return refused }
    var form = Form(purpose, title, fields)
    if !answer.isEmpty, !form.fields.isEmpty {
      form.fields[0].editor = LineEditor(answer)
      if !form.fields.dropFirst().contains(where: { $0.isRequired && $0.editor.text.isEmpty }) { return submit(form) }
      form.current = min(1, form.fields.count - 1)
    }
    if answer.isEmpty { open(form) } else { self.form = form }
    notice = nil
    return []
  }

  /// Closes the form. What was typed for the record is kept for when the same is asked for again.
  mutating func leave(_ form: Form) {
    self.form = nil
    guard form.purpose.writes, form.holdsWords else { return }
    left.append(Left(form: form, session: record?.session.number))
    say("What you typed is kept, and comes back when you ask for the same again", .done)
  }

  /// With what was typed in it when it was left last.
  private mutating func open(_ form: Form) {
    self.form = form
    let session = record?.session.number
    guard let place = left.lastIndex(where: { $0.form.purpose == form.purpose && $0.session == session }) else {
      return
    }
    for (field, kept) in zip(form.fields.indices, left.remove(at: place).form.fields) {
      self.form?.fields[field].editor = kept.editor
    }
  }

  mutating func askForPlaceholders(_ order: RunOrder, _ names: [String]) {
    open(
      Form(
        .placeholders(order, names), "Step \(order.step) needs",
        names.map { Form.Field(label: $0, editor: LineEditor(placeholderValues[$0] ?? "")) }))
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
    open(
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
}
