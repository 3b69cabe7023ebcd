/// The acts of the baton are the holder's. Another may do one only in so many words: who has the
/// baton, and why, stands in the timeline beside who did it.
extension Command {
  /// The same, said for whoever has the baton; nothing else where there is no reason.
  package func forHolder(because: String?) -> Command {
    because?.trimmed.nonEmpty.map { .forHolder(self, because: $0) } ?? self
  }

  /// Only the holder does it unasked.
  func isOfBaton(on record: SessionRecord) -> Bool {
    switch self {
    case .forHolder(let command, _): command.isOfBaton(on: record)
    case .session(let command): command.isOfBaton(on: record)
    case .step(_, let command): command.isOfBaton
    case .fix(_, .setStatus(.validated, _, _, _)), .decide, .monitoring: true
    case .fix, .incident, .correct, .comment, .answer, .note, .addStatement, .addMetric, .silenceAlert, .settle,
      .addFix,
      .addTodo, .todo, .addRisk, .risk, .addStep:
      false
    }
  }
}

extension SessionCommand {
  func isOfBaton(on record: SessionRecord) -> Bool {
    switch self {
    case .seal: true
    case .revise(let revised, _): revised.doesMore(than: record)
    // What is read of a session that others followed is no act in it.
    case .importDocument(let document, _):
      record.session.successor == nil && record.updated(from: document).doesMore(than: record)
    case .describe(let patch):
      patch.values["summary"].map { $0.text?.trimmed.nonEmpty != record.session.summary } == true
    // A step that is put back is none that the validation asks for.
    case .take(_, let backs), .putBack(let backs): backs.contains { $0.item.kind == .step }
    case .open, .accept, .decline, .seeRepository: false
    }
  }
}

extension SessionRecord {
  /// It says of steps, the validation, the window, validated fixes or the summary what the former
  /// does not.
  fileprivate func doesMore(than former: SessionRecord) -> Bool {
    func validated(_ record: SessionRecord) -> [Int] { record.fixes.filter { $0.status == .validated }.map(\.number) }
    return steps != former.steps || decisions != former.decisions || monitoring != former.monitoring
      || validated(self) != validated(former) || session.summary != former.session.summary
  }
}

extension StepCommand {
  /// A run that was begun is recorded to its end, whoever has the baton by then.
  var isOfBaton: Bool {
    switch self {
    case .edit, .startRun, .pass, .fail, .waive: true
    case .endRun: false
    }
  }
}

extension Incident {
  /// Who has the baton of a session; nil where it lies there for whoever takes it: its handoff is
  /// sealed, or nobody has accepted or opened the newest session here.
  package func holder(of session: Session) -> String? {
    guard let holder, session.seal == nil else { return nil }
    return (session.opening?.by ?? session.holder) == holder || follower(of: session.number) != nil ? holder : nil
  }
}

extension Situation {
  /// Who has the baton, where that is somebody else.
  var otherHolder: String? {
    record.flatMap { incident?.holder(of: $0.session) }.flatMap { $0 == actor ? nil : $0 }
  }

  /// Refuses what would take the baton's session away from somebody else.
  func checkBaton() throws(Refusal) {
    guard let holder = otherHolder, incident?.isClosed == false else { return }
    throw .conflict("\(holder) has the baton here; `baton accept --take-over REASON` takes it first")
  }

  /// Who has the baton, where that is somebody else and the command is an act of it.
  package func holderToAsk(for command: Command) -> String? {
    guard let record, command.isOfBaton(on: record) else { return nil }
    return otherHolder
  }

  /// For whom the command is done, and why; nil where whoever says it need not ask.
  func onBehalf(_ command: Command, because: String?) throws(Refusal) -> OnBehalf? {
    guard let record, let holder = holderToAsk(for: command) else { return nil }
    guard let because else {
      throw .conflict(
        "\(holder) has the baton; --because TEXT does it for them, `baton accept \(record.session.number) --take-over REASON` takes it"
      )
    }
    return OnBehalf(holder: holder, because: try Decider.text(because, "why you do it for \(holder)"))
  }

  /// What of it the timeline names: of a handoff the sealing, not what is written with it.
  private func act(of drafts: [Draft]) -> Change? {
    let changes = drafts.map(\.change)
    return changes.first { if case .session(.sealed) = $0 { true } else { false } } ?? changes.first
  }

  /// The events of an act with an entry among them that says by whom and for whom it was done.
  func signed(_ drafts: [Draft], _ onBehalf: OnBehalf?) -> [Draft] {
    guard let onBehalf, let record, let act = act(of: drafts) else { return drafts }
    var drafts = drafts
    let place: Int
    if let noted = drafts.firstIndex(where: { if case .noted = $0.change { true } else { false } }) {
      place = noted
    } else {
      drafts.insert(Draft(session: record.session.number, record.noted(act.told, in: self)), at: 0)
      place = 0
    }
    if case .noted(var entry) = drafts[place].change {
      entry.sign(onBehalf)
      drafts[place].change = .noted(entry)
    }
    return drafts
  }
}

extension TimelineEntry {
  /// The reason for the act is not said twice where it is the one for doing it.
  fileprivate mutating func sign(_ onBehalf: OnBehalf) {
    self.onBehalf = onBehalf
    for said in [" (\(onBehalf.because))", ": \(onBehalf.because)"] where event.hasSuffix(said) {
      event.removeLast(said.count)
      break
    }
    event += ", by \(by ?? "") for \(onBehalf.holder): \(onBehalf.because)"
  }
}

extension Change {
  /// An act that has no words of its own in the timeline: "Step 4 edited, command “make”".
  fileprivate var told: String {
    if case .session(.sealed(_, let receiver)) = self { return "Handed off to \(receiver ?? "whoever comes")" }
    let what = subject.map { "\($0) " } ?? ""
    let words = historyLine.hasPrefix(what) ? historyLine : what + historyLine
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
