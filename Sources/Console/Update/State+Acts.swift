import Records

/// The ways in which commands reach the record, one for each kind.
extension State {
  mutating func say(_ text: String, _ kind: Notice.Kind) {
    notice = Notice(text: inKeys(text), kind: kind, until: now.adding(seconds: kind == .problem ? 12 : 5))
  }

  /// A command that has nothing to act on says why: a key that does nothing looks broken.
  mutating func sayIdle(_ command: NamedCommand) {
    say("“\(command.title)”: \(idleReason(of: command))", .done)
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
  private mutating func sealed(against form: Form) -> [Effect]? {
    guard let record, record.isSealed, !form.isForSealed else { return nil }
    say(
      "Session \(record.session.number) is sealed and never changes; \(keyWords("palette"))correct adds a correction beside it",
      .problem)
    return []
  }

  /// - Parameter asked: what the command answers; the form's grounds, or the item that it concerns,
  ///   where nothing else is said.
  mutating func perform(
    _ command: Command, done: String, form: Form? = nil, on asked: Grounds? = nil,
    written: (text: String, purpose: EditPurpose)? = nil, at time: Moment? = nil
  ) -> [Effect] {
    if let refused = frozen() {
      self.form = form
      return refused
    }
    let grounds = form?.grounds ?? asked ?? grounds(about: [command.subject].compactMap(\.self))
    var said = command
    if let holder = holderToAsk(for: command) {
      guard let because = form?.because else {
        askWhy(holder, "This is for \(holder) to do", in: form, on: grounds) { state, form in
          .effects(state.perform(command, done: done, form: form, written: written, at: time))
        }
        return []
      }
      said = .forHolder(command, because: because)
    }
    let ticket = ticket(done: "\(done)   \(keyWords("undo")) undoes", form: form)
    pending[ticket]?.written = written
    guard let time else { return [.perform(said, on: grounds, ticket: ticket)] }
    return [.performDated(said, at: time, on: grounds, ticket: ticket)]
  }

  /// Asks for the fields; where the palette brought the first answer and no other is required, it
  /// is done at once.
  mutating func ask(_ asked: Form, _ answer: String) -> [Effect] {
    if asked.writes, let refused = frozen() ?? sealed(against: asked) { return refused }
    var form = bound(asked)
    form.basis = form.held(in: self)
    if !answer.isEmpty, !form.fields.isEmpty {
      form.fields[0].editor = LineEditor(answer)
      if !form.fields.dropFirst().contains(where: { $0.isRequired && $0.editor.text.isEmpty }) { return submit(form) }
      form.current = min(1, form.fields.count - 1)
    }
    notice = nil
    present(withWhatWasTyped(form))
    return []
  }

  /// Closes the form. What was typed in it for the record is at hand when the same is asked for
  /// again.
  mutating func setAside(_ form: Form) {
    self.form = nil
    guard form.writes, form.holdsWords else { return }
    keep(form)
    say("What you typed is kept: ^Y brings it back when you ask for the same again", .done)
  }

  mutating func keep(_ form: Form) {
    forget(form)
    unfinished.append(Unfinished(form: form, incident: incident?.key, session: record?.session.number))
  }

  /// Shows the form; where another is being typed in, once that one is closed.
  mutating func present(_ form: Form) {
    let form = bound(form)
    if self.form == nil { self.form = form } else { returned.append(form) }
  }

  /// What was typed for the same before is not put in unasked: what it began from may have changed
  /// since.
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
      && kept.form.isSame(as: form)
  }

  mutating func askForPlaceholders(_ order: RunOrder, _ names: [String]) {
    let fields = names.map { Form.Field(label: $0, editor: LineEditor(placeholderValues[$0] ?? "")) }
    var form = Form(
      "Step \(order.step) needs", name: "step \(order.step): \(names)", restsOn: [ItemReference(.step, order.step)],
      fields,
      isForSealed: true
    ) { state, form in
      var order = order
      order.grounds = form.grounds
      for (name, field) in zip(names, form.fields) {
        order.values[name] = field.editor.text
        state.placeholderValues[name] = field.editor.text
      }
      return .effects([.runStep(order, ticket: state.ticket(done: "", form: form))])
    }
    form.grounds = order.grounds
    present(withWhatWasTyped(form))
  }

  /// Nothing was kept of what a command with the terminal wrote, so a person says what came of it.
  mutating func askForVerdict(_ step: Int, _ ending: String) {
    overlay = .question(
      .init(
        text: "Step \(step) has ended: \(ending). What it wrote is not kept. Did it pass?",
        answers: [
          .init(key: "y", title: "it passed") { state in
            state.ask(.passing(step, suggestion: "what you saw"), "")
          },
          .init(key: "n", title: "it failed") { state in
            state.ask(.failing(step), "")
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
      .checkpoint(
        isWell ? .ok : .trouble, self,
        .init(label: "note", editor: LineEditor(note), isRequired: false), evidence: run.evidence))
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
    if let next = incident?.nextUpdate, next <= now {
      effects += ring("update \(next.milliseconds)", "an update for those outside is overdue")
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
