/// What an event changes. These names are the journal's format: they only grow.
public enum Change: Equatable, Sendable, Codable {
  // The incident.
  case incidentOpened(Incident)
  case watchAdded(WatchRule)
  case watchRemoved(Int)
  case logAdded(String)
  case batonTaken(by: String, reason: String?)
  case batonOffered(to: String?)

  // The session.
  /// A session begins with what it carries over; `record` is complete and self-contained.
  case sessionOpened(SessionRecord)
  /// A document was read; it replaces what an earlier reading of this session held, but keeps what people did since.
  case documentImported(SessionRecord)
  /// What a person made of the record in its document, item by item; it replaces what the session held.
  case recordRevised(SessionRecord)
  case sessionDescribed(title: String?, status: String?, next: String?, summary: String?)
  case accepted(by: String, successor: SessionNumber)
  case declined(Decline)
  case sealed(Seal, offeredTo: String?)
  case corrected(Correction)
  case commented(Comment)
  case commentAnswered(Int, by: String, text: String)

  // What happened, and what was found.
  case noted(TimelineEntry)
  case statementAdded(StatementKind, Statement)
  case metricAdded(Metric)
  /// An investigation ended or an ask was met; what came of it is noted in the timeline.
  case statementSettled(StatementKind, text: String)
  case alertSilenced(Silence)
  case silenceLifted(Int)

  // Fixes.
  case fixAdded(Fix)
  case fixStatus(Int, Fix.Status, commit: String?, build: String?, because: String?)
  case fixChecked(Int, [ProvenanceFinding])

  // Todos.
  case todoAdded(Todo)
  case todoEdited(Int, text: String)
  case todoStarted(Int)
  case todoDone(Int)
  case todoCancelled(Int, because: String)
  case todoReopened(Int)
  case todoBlocked(Int, Blocker)
  /// Lifts one blocker, or every one where nil.
  case todoUnblocked(Int, on: Blocker.On?)
  case todoAssigned(Int, owner: String?)
  case todoDue(Int, Moment?)
  /// Moves a todo before another, or to the end.
  case todoMoved(Int, before: Int?)
  /// Its last blocker cleared; the state is derived, this says why.
  case todoFreed(Int, because: String)

  // Risks.
  case riskAdded(Risk)
  case riskEdited(Int, title: String?, mitigation: String?, owner: String?)
  case riskRated(Int, likelihood: Likelihood?, impact: RiskImpact?, likelihoodWords: String?, impactWords: String?)
  case riskMitigated(Int, mitigation: String?)
  case riskAccepted(Int, because: String)
  case riskMaterialised(Int, because: String?)
  case riskClosed(Int, because: String)
  case riskReopened(Int)

  // Validation.
  case stepAdded(Step)
  case stepEdited(Int, command: String?, title: String?, expectation: Expectation?)
  case stepRunStarted(Int, Run)
  case stepRunEnded(Int, Run)
  case stepJudged(Int, Judgement)
  case decided(Decision)

  // Monitoring.
  case monitoringStarted(start: Moment, hours: Double, every: Double)
  case monitoringReset(MonitoringReset)
  case checkpointDone(due: Moment, Checkpoint.Outcome, by: String, at: Moment, note: String?, evidence: String?)
  case checkpointStep(due: Moment, step: Int?)
  case monitoringCompleted

  /// Takes the events of these sequences back. Folding leaves them out.
  case undone([Int64])
}
