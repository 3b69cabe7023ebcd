import Documents
import Logs
import Records
import Screen

/// The console after `message`, and what is to be done outside.
///
/// What is typed while another session, a document or the like is on its way is meant for that, and
/// waits for it: who types fast, or over a slow line, acts on what they will see.
package func update(_ state: inout State, _ message: Message) -> [Effect] {
  guard state.isAwaiting else { return taking(message, &state) }
  if case .input(let input) = message, input.isTyped {
    state.typedAhead.append(input)
    return []
  }
  let (isAnswered, isGivenUp) = (state.isAnswered(by: message), state.isGivenUp(after: message))
  let effects = taking(message, &state)
  guard isAnswered || isGivenUp else { return effects }
  state.awaited = nil
  if isAnswered, !message.mustBeSeen { return effects + state.takeTypedAhead() }
  state.dropTypedAhead()
  return effects
}

private func taking(_ message: Message, _ state: inout State) -> [Effect] {
  let reach = state.reach(of: message)
  var effects: [Effect]
  switch reach {
  case .move(let command, let pane): effects = state.move(command, in: pane)
  case .nothing:
    state.keepTextsInSight()
    effects = state.handle(message)
  case .everything, .texts:
    if !reach.isNarrow { state.revision += 1 }
    state.texts = [:]
    effects = state.handle(message)
    state.stale = nil
  case .subject:
    // What came of other items meanwhile is not in their texts.
    if state.stale?.detail != nil { state.texts = [:] }
    effects = state.handle(message)
    state.stale = nil
  }
  if !state.returned.isEmpty, state.form == nil { state.form = state.returned.popLast() }
  // Where the panes stand depends on nothing that a message of narrow reach changes.
  let arrangement = reach.isNarrow ? state.arranged ?? state.arrangement : state.arrangement
  assert(arrangement.panes.map(\.whole) == state.arrangement.panes.map(\.whole))
  if !reach.isNarrow { state.arranged = arrangement }
  state.settle(reach, in: arrangement)
  if case .input = message, !reach.isNarrow { state.awaitAnswer(to: effects) }
  effects += state.wants(arrangement)
  return effects
}

extension State {
  mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .input(let input): return handle(input)
    case .tick(let moment): return tick(moment)
    case .clockJumped(let seconds): tellJump(seconds)
    case .loaded(let snapshot): return load(snapshot)
    case .sessions(let summaries):
      sessions = summaries
      refreshSessions()
      keepSelections()
    case .rested: isOnTheMove = false
    case .read: return read()
    case .performed(let ticket):
      if let done = pending.removeValue(forKey: ticket)?.done, !done.isEmpty { say(done, .done) }
    case .failed(let ticket, let reason): failed(ticket, reason)
    case .notice(let text): say(text, .done)
    case .problem(let text): say(text, .problem)
    case .offline(let reason): offline = reason.map { inKeys($0) }
    // What was asked of another session is of no use any more.
    case .history(let item, let events, let origin):
      if histories[item] != nil { histories[item] = (sequence, events, origin) }
    case .source(let name, let text, let lines):
      overlay = .source(.init(name: name, text: text, marked: lines))
    case .document(let session, let name, let lines):
      overlay = .kept(KeptView(session: session, name: name, lines: lines, of: record))
      refreshItemsOnLines()
    case .columnsWanted(let span, let kind, let table): return askForColumns(span, kind, table)
    case .tookLines(let summary, let unknown, let kind): tookLines(summary, unknown, kind)
    case .evidence(let hash, let lines):
      if evidence.count > State.evidenceKept { evidence.removeAll() }
      evidence[hash] = lines
    case .calibration(let calibration): overlay = .calibration(calibration, top: 0)
    case .log(let batch): takeLog(batch)
    case .watchTripped(let rule, _):
      tripped.append(rule)
      say("Watch “\(rule)” tripped; it is in the timeline", .problem)
      return ring("watch \(tripped.count) \(rule)", "watch “\(rule)” tripped")
    case .placeholders(let order, let names): askForPlaceholders(order, names)
    case .allowanceWanted(let commands, let fix):
      overlay = .allowing(commands, fix: fix, top: 0)
      becomeUnread()
    case .resolved(let order, let command): overlay = .resolved(order, command: command, top: 0)
    case .terminalWanted(let order, let ticket): return [.handOver(order, ticket: ticket)]
    case .ranWithTerminal(let step, let ending): askForVerdict(step, ending)
    case .runStarted(let number, let timeout):
      let command = record?.step(number)?.command ?? ""
      run = RunView(
        step: number, command: command, startedAt: now,
        timeout: timeout ?? timeouts[number] ?? record?.step(number)?.timeout)
      lists[.output] = ListPosition()
      // Whoever read the command in its pane is back on the list: the next key is for the step.
      if place == .validate, !isZoomed { focus = .steps }
      refreshRows()
    case .runOutput(let step, let lines): if run?.step == step { run?.append(lines) }
    case .runOpenLine(let step, let line): if run?.step == step { run?.open = line }
    case .runSilent(let step, let isSilent): if run?.step == step { run?.isSilent = isSilent }
    case .runEnded(let step):
      if run?.step == step {
        endedStep = run?.isFollowing == true ? step : nil
        run = nil
      }
      refreshRows()
      if checkpointStep == step { askForCheckpoint(step) }
    case .folderChosen(let step, let folder):
      folders[step] = folder
      say("Step \(step) runs in \(folder)", .done)
    case .draft(let markdown, let gaps, let work, let summary):
      unnamedWork = work
      let text = draft?.edit?.after ?? markdown
      draft = Draft(markdown: text, lines: text.lines, gaps: gaps, summary: summary, before: draft?.before)
      keepSelections()
    case .draftTaken: draft?.before = nil
    case .review(let review): if review.to == record?.session.number { self.review = review }
    case .edited(let text, let purpose): return use(edited: text, for: purpose)
    case .postmortem(let drafted):
      postmortem = drafted
      overlay = .postmortem(top: 0)
    case .pathCompleted(let typed, let paths): complete(typed, by: paths)
    case .logFiles(let files):
      let filter = log.buffer.filter
      log.files = files
      log.buffer = LogBuffer()
      log.buffer.filter = filter
      log.notice = nil
      lists[.log] = nil
    case .editorLeft: say("Nothing was written, so nothing is changed", .done)
    case .hits(let terms, let hits): overlay = .hits(terms: terms, hits, index: 0)
    }
    return []
  }

  private mutating func takeLog(_ batch: LogBatch) {
    let selected = selectedIndex(.log).flatMap { log[$0]?.id }
    log.buffer.append(batch)
    for notice in batch.notices { log.notice = notice.lasts ? notice.text : nil }
    if log.isFollowing {
      lists[.log] = ListPosition(index: max(0, log.count - 1))
    } else if let selected, let position = lists[.log], log[position.index]?.id != selected {
      // Old lines went from the front: the selection goes with its line.
      let place = min(log.buffer.visibleIndex(ofIDOrAfter: selected), max(0, log.count - 1))
      lists[.log]?.top = max(0, position.top - (position.index - place))
      lists[.log]?.index = place
    }
  }

  private mutating func load(_ snapshot: Snapshot) -> [Effect] {
    let isOther =
      record?.session.number != snapshot.record?.session.number || incident?.key != snapshot.incident?.key
    let before = record?.session.number
    let wasThePast = knownAt != nil
    let showedEnd = showsEnd(of: .timeline)
    let wasAtEnd = selectedIndex(.timeline) == count(.timeline) - 1
    let isSameIncident = isLoaded && incident?.key == snapshot.incident?.key
    let holderBefore = isSameIncident ? incident?.holder : snapshot.incident?.holder
    if incident?.key != snapshot.incident?.key { sessions = [] }
    let added = isOther ? nil : added(in: snapshot.record)
    if isOther {
      changedItems = []
    } else if let changed = changedSubject(in: snapshot.record) {
      changedItems.insert(changed)
      becomeUnread()
    }
    incident = snapshot.incident
    incidents = snapshot.incidents
    record = snapshot.record
    earlier = snapshot.earlier
    journalTimes = snapshot.journalTimes
    knownAt = snapshot.knownAt
    let grew = sequence != snapshot.sequence
    sequence = snapshot.sequence
    isLoaded = true
    if snapshot.isOwn { keepGroundsOfOwnActs() }
    // From a session to the one that accepted it the items go on, with their numbers.
    let goesOn = before != nil && before == record?.session.opening?.from && isSameIncident
    if isOther {
      (adding, endedStep) = (nil, nil)
      seenFrom = [:]
      for pane in Pane.allCases where pane != .log && pane != .sessions && !(goesOn && pane.isCarriedOver) {
        lists[pane] = nil
      }
      readOrders = [:]
      // The steps go on into the next session: one that was changed on the way is changed.
      if !goesOn { (seenOrders, ownOrders) = ([:], [:]) }
      draft = nil
      review = nil
      histories = [:]
    }
    refreshRows()
    if isOther, !goesOn { selectLikeliest() }
    if let added {
      select(.item(added), in: added.kind == .todo ? .todos : added.kind == .risk ? .risks : .steps)
      adding = nil
    }
    if isOther, let item = sought {
      sought = nil
      _ = show(item)
    }
    // What comes in at the end is seen, as far as the selection allows.
    if showedEnd, wasAtEnd, !isOther, subjectPane != .timeline { setIndex(count(.timeline) - 1, in: .timeline) }
    if showedEnd { lists[.timeline]?.top = .max }
    if wasThePast, knownAt == nil { say("Back to now", .done) }
    if let holder = incident?.holder, holder != holderBefore, holder != actor {
      say("\(holder) has taken the baton" + (holderBefore.map { " from \($0 == actor ? "you" : $0)" } ?? ""), .problem)
    }
    return alarms() + (grew ? staleDraft() : [])
  }

  /// The item that was added here, where the new record has it.
  private func added(in new: SessionRecord?) -> ItemReference? {
    guard let adding, let record, let new else { return nil }
    func added<Item>(_ items: KeyPath<SessionRecord, [Item]>, _ number: KeyPath<Item, Int>) -> ItemReference? {
      let before = Set(record[keyPath: items].map { $0[keyPath: number] })
      return new[keyPath: items].last { !before.contains($0[keyPath: number]) }
        .map { ItemReference(adding, $0[keyPath: number]) }
    }
    return switch adding {
    case .todo: added(\.todos, \.number)
    case .risk: added(\.risks, \.number)
    case .step: added(\.steps, \.number)
    default: nil
    }
  }

  /// A draft says nothing that the record no longer says; one edited by hand is the person's own.
  private mutating func staleDraft() -> [Effect] {
    guard let present = draft, !present.isEdited, let session = record?.session.number else { return [] }
    if place == .handoff { return [.draftHandoff(session)] }
    draft = nil
    return []
  }

  /// A new record opens on what needs a person: the first todo that is not closed, the first step
  /// not settled.
  private mutating func selectLikeliest() {
    if let index = rows.todos.firstIndex(where: { !$0.todo.isClosed }) { setIndex(index, in: .todos) }
    if let index = rows.steps.firstIndex(where: { $0.verdict == .pending || $0.verdict == .failed }) {
      setIndex(index, in: .steps)
    }
  }

  private mutating func failed(_ ticket: Int, _ reason: String) {
    let pending = pending.removeValue(forKey: ticket)
    if var form = pending?.form {
      if form.adds != nil { adding = nil }
      form.error = inKeys(reason)
      present(change(under: form).map { askedAnew(form, $0) } ?? form)
    } else if let written = pending?.written {
      offerAgain(written.text, written.purpose, reason)
    } else {
      say(reason, .problem)
    }
  }

  private mutating func tick(_ moment: Moment) -> [Effect] {
    let isTurning = rows.dues.contains { now < $0 && $0 <= moment }
    now = moment
    if isTurning { refreshRows() }
    if let notice, notice.until <= moment { self.notice = nil }
    return alarms()
  }

  private mutating func tellJump(_ seconds: Double) {
    let length = Length.text(seconds: abs(seconds))
    say(
      "The clock went \(seconds < 0 ? "back" : "on") by \(length) at once: the machine slept, or its clock was set",
      .problem)
  }

  private mutating func use(edited text: String, for purpose: EditPurpose) -> [Effect] {
    switch purpose {
    case .stepCommand(let number):
      guard text.trimmed != record?.step(number)?.command?.trimmed else { return [] }
      changesCommand(of: number, to: text.trimmed)
      return perform(
        .step(number, .edit(["command": .words(text.trimmed)])), done: "Step \(number) has a new command", on: edited,
        written: (text, purpose))
    case .field:
      guard let current = form?.current else { return [] }
      form?.fields[current].editor = LineEditor(text.trimmed)
      return []
    case .postmortem:
      guard text != postmortem?.text else { return [] }
      return [.takePostmortem(text, ticket: ticket(done: "The record has your edits"))]
    case .summary:
      guard text.trimmed != record?.session.summary?.trimmed else { return [] }
      return perform(
        .session(.describe(["summary": .words(text.trimmed)])), done: "The summary is kept", on: edited,
        written: (text, purpose))
    case .draft:
      guard let session = record?.session.number, let present = draft, text != present.markdown else { return [] }
      let edit = DraftEdit(before: present.before ?? present.markdown, after: text)
      draft = Draft(
        markdown: text, lines: text.lines, gaps: present.gaps, summary: present.summary, before: edit.before)
      return readBack(edit, into: session)
    }
  }

  private mutating func readBack(_ edit: DraftEdit, into session: SessionNumber) -> [Effect] {
    let done = "The record has your edits"
    guard let holder = holderToAsk(for: .session(.seal(Seal(by: actor, at: now, hash: "", file: ""), to: nil))) else {
      return [.readBack(session, edit, because: nil, ticket: ticket(done: done))]
    }
    askWhy(holder, "These edits are for \(holder) to make", in: nil) { state, form in
      .effects([.readBack(session, edit, because: form.because, ticket: state.ticket(done: done, form: form))])
    }
    return []
  }

  /// Histories kept at hand: who walks up and down a list asks for each once.
  static let historiesKept = 100
  /// Outputs kept at hand; comparing runs asks for several.
  static let evidenceKept = 24

  /// What a view needs and does not have yet.
  fileprivate mutating func wants(_ arrangement: Arrangement) -> [Effect] {
    var effects: [Effect] = []
    if stale == nil, arrangement.panes.contains(where: { $0.pane == .detail || $0.pane == .output }), let subject,
      let session = record?.session.number, histories[subject]?.sequence != sequence
    {
      if histories.count > State.historiesKept { histories = [:] }
      histories[subject] = (sequence, histories[subject]?.events ?? [], histories[subject]?.origin)
      effects.append(.loadHistory(subject, of: session))
    }
    if place == .sessions, let key = incident?.key,
      sessionsAsked?.incident != key || sessionsAsked?.sequence != sequence
    {
      sessionsAsked = (key, sequence)
      effects.append(.loadSessions)
    }
    if place == .validate, let step = selectedStep,
      let hash = record?.lastRun(of: step)?.evidence ?? step.runs.last?.evidence,
      evidence[hash] == nil
    {
      evidence[hash] = []
      effects.append(.loadEvidence(hash: hash))
    }
    return effects
  }
}

extension Overlay.SourceText {
  init(name: String, text: String, marked: LineSpan?) {
    self.init(name: name, lines: text.lines, marked: marked, top: max(0, (marked?.from ?? 1) - 4))
  }
}

extension LogNotice {
  /// It holds until the follower says otherwise; the others pass.
  fileprivate var lasts: Bool {
    switch kind {
    case .missing, .unreadable, .refused, .ended: true
    case .following, .rotated, .truncated, .skipped, .binary: false
    }
  }
}

extension String {
  var lines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? String(line.dropLast()) : String(line)
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
