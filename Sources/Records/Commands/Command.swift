/// Everything a person can do to a store. The command line and the console both say it in these words, and neither has rules of its own.
public enum Command: Equatable, Sendable {
  // The incident and its sessions.
  case openIncident(Incident)
  /// A session begun by hand, without a document.
  case openSession(SessionNumber, title: String)
  case importDocument(SessionRecord, update: Bool)
  /// Takes edits of the session's document: `to` is `from` with them in it. Refused where the record is no longer as it was in `from`.
  case revise(to: SessionRecord, from: SessionRecord)
  case describe(title: String?, status: String?, next: String?, summary: String?)
  case accept(readBack: String, takeOver: String?)
  case decline(because: String)
  case seal(Seal, to: String?)
  case correct(about: String, text: String)
  case comment(about: ItemReference?, text: String, isQuestion: Bool)
  case answer(Int, text: String)

  // What happened.
  case note(event: String, impact: String?, tags: [String], source: TimelineEntry.Source, until: Moment?)
  case addStatement(StatementKind, String)
  case addMetric(name: String, value: String)
  case silenceAlert(String, until: Moment?, because: String?)
  /// Ends a silence, an investigation or an ask, and notes what came of it.
  case settle(ItemReference, outcome: String)

  case addFix(title: String, commit: String?, build: String?)
  /// `because` is required to call a fix validated that fails its provenance checks.
  case setFixStatus(Int, Fix.Status, commit: String?, build: String?, because: String?)
  case recordProvenance(Int, [ProvenanceFinding])

  case addTodo(text: String, owner: String?, due: Moment?)
  case editTodo(Int, text: String)
  case startTodo(Int)
  case finishTodo(Int)
  case cancelTodo(Int, because: String)
  case reopenTodo(Int)
  case blockTodo(Int, Blocker.On, text: String)
  case unblockTodo(Int, on: Blocker.On?)
  case assignTodo(Int, owner: String?)
  case setTodoDue(Int, Moment?)
  case moveTodo(Int, before: Int?)

  case addRisk(title: String, likelihood: String?, impact: String?, mitigation: String?)
  case editRisk(Int, title: String?, mitigation: String?, owner: String?)
  case rateRisk(Int, likelihood: String?, impact: String?)
  case mitigateRisk(Int, mitigation: String?)
  case acceptRisk(Int, because: String)
  case materialiseRisk(Int, because: String?)
  case closeRisk(Int, because: String)
  case reopenRisk(Int)

  case addStep(title: String, command: String?, language: String?, expectation: Expectation?)
  case editStep(Int, command: String?, title: String?, expectation: Expectation?)
  /// `folder` is the absolute path it runs in.
  case startRun(Int, command: String, folder: String? = nil)
  case endRun(Int, Run)
  case passStep(Int, because: String?)
  case failStep(Int, because: String)
  case waiveStep(Int, because: String)
  case decide

  case startMonitoring(hours: Double, every: Double)
  case resetMonitoring(because: String)
  case checkpoint(Checkpoint.Outcome, note: String?, evidence: String?)
  case attachStep(due: Moment, step: Int?)

  case addWatch(name: String?, pattern: String, file: String?)
  case removeWatch(Int)
  case followLog(String)
}

/// What a command is decided on: the incident, the session it concerns, and who says it when.
public struct Situation: Sendable {
  public var incident: Incident?
  /// The session the command concerns; nil where the store has none yet.
  public var record: SessionRecord?
  public var actor: String
  /// When the act happened; earlier than `now` where the person said so.
  public var at: Moment
  public var now: Moment

  public init(incident: Incident?, record: SessionRecord?, actor: String, at: Moment, now: Moment) {
    self.incident = incident
    self.record = record
    self.actor = actor
    self.at = at
    self.now = now
  }
}

/// Why a command can't be done, in one line that says what to do.
public enum Refusal: Error, Equatable, Sendable {
  /// No such item, session or incident.
  case notFound(String)
  /// Someone else moved first, or holds the baton.
  case conflict(String)
  /// The command's words can't be used.
  case unusable(String)
  /// A step is not settled yet, so the answer is no.
  case notYet(String)

  public var message: String {
    switch self {
    case .notFound(let message), .conflict(let message), .unusable(let message), .notYet(let message): message
    }
  }
}
