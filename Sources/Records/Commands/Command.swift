/// Everything a person can do to a store. The command line and the console both say it in these
/// words, and neither has rules of its own.
package indirect enum Command: Equatable, Sendable {
  /// The command, done for whoever has the baton; as it is, where nobody else has.
  case forHolder(Command, because: String)
  case incident(IncidentCommand)
  case session(SessionCommand)
  case correct(about: String, text: String)
  case comment(about: ItemReference?, text: String, isQuestion: Bool)
  case answer(Int, text: String)

  case note(event: String, impact: String?, tags: [String], source: TimelineEntry.Source, until: Moment?)
  case addStatement(StatementKind, String)
  case addMetric(name: String, value: String)
  case silenceAlert(String, until: Moment?, because: String?)
  /// Ends a silence, an investigation or an ask, and notes what came of it.
  case settle(ItemReference, outcome: String)

  case addFix(title: String, commit: String?, build: String?)
  case fix(Int, FixCommand)
  case addTodo(text: String, owner: String?, due: Moment?)
  case todo(Int, TodoCommand)
  case addRisk(title: String, likelihood: String?, impact: String?, mitigation: String?)
  case risk(Int, RiskCommand)
  case addStep(title: String, command: String?, language: String?, expectation: Expectation?)
  case step(Int, StepCommand)
  case decide(DecisionChoice)
  case monitoring(MonitoringCommand)

  /// The incident it opens; nil where it concerns one that is there.
  package var opened: Incident? {
    switch self {
    case .forHolder(let command, _): command.opened
    case .incident(let command): command.opened
    default: nil
    }
  }

  /// The session it begins; nil where it concerns one that is there.
  package var begun: SessionNumber? {
    switch self {
    case .forHolder(let command, _): command.begun
    case .session(let command): command.begun
    default: nil
    }
  }

  /// The item that it concerns, where that is there already.
  package var subject: ItemReference? {
    switch self {
    case .forHolder(let command, _): command.subject
    case .todo(let number, _): ItemReference(.todo, number)
    case .risk(let number, _): ItemReference(.risk, number)
    case .step(let number, _): ItemReference(.step, number)
    case .fix(let number, _): ItemReference(.fix, number)
    case .answer(let number, _): ItemReference(.comment, number)
    case .settle(let item, _): item
    case .monitoring: ItemReference(.monitoring)
    default: nil
    }
  }

  /// Whether a sealed record takes the command, because it changes nothing that the record holds.
  var isAllowedOnSealed: Bool {
    switch self {
    case .forHolder(let command, _): command.isAllowedOnSealed
    case .correct, .comment, .answer: true
    case .session(let command): command.isAllowedOnSealed
    case .incident, .note, .addStatement, .addMetric, .silenceAlert, .settle, .addFix, .fix, .addTodo, .todo, .addRisk,
      .risk, .addStep, .step, .decide, .monitoring:
      false
    }
  }
}

extension Command {
  /// Whether a closed incident takes the command: what remains to be done and said of it goes on.
  var isAllowedOnClosed: Bool {
    switch self {
    case .forHolder(let command, _): command.isAllowedOnClosed
    case .correct, .comment, .answer, .todo, .addTodo, .incident: true
    case .session(let command): command.isAllowedOnClosed
    case .note, .addStatement, .addMetric, .silenceAlert, .settle, .addFix, .fix, .addRisk, .risk, .addStep, .step,
      .decide, .monitoring:
      false
    }
  }
}

/// What a command is decided on: the incident, the session it concerns, and who says it when.
package struct Situation: Sendable {
  package var incident: Incident?
  /// The session the command concerns; nil where the store has none yet.
  package var record: SessionRecord?
  package var actor: String
  /// When the act happened; earlier than `now` where the person said so.
  package var at: Moment
  package var now: Moment

  package init(incident: Incident?, record: SessionRecord?, actor: String, at: Moment, now: Moment) {
    self.incident = incident
    self.record = record
    self.actor = actor
    self.at = at
    self.now = now
  }
}

/// Why a command can't be done, in one line that says what to do.
package enum Refusal: Error, Equatable, Sendable {
  /// No such item, session or incident.
  case notFound(String)
  /// Someone else moved first, or holds the baton.
  case conflict(String)
  /// The command's words can't be used.
  case unusable(String)
  /// A step is not settled yet, so the answer is no.
  case notYet(String)

  package var message: String {
    switch self {
    case .notFound(let message), .conflict(let message), .unusable(let message), .notYet(let message): message
    }
  }
}
