import Journal
import Records
import Runbook

extension Store {
  /// Records the runs of a session that were left open by a Baton which ended before their commands did; whether one was.
  @discardableResult
  package func recordInterrupted(_ record: SessionRecord, incident: String, as actor: String, now: Moment) throws
    -> Bool
  {
    let ended = Interrupted.runs(in: record, store: placeOnMachine, incident: incident, now: now)
    for (step, run) in ended {
      try perform(.step(step, .endRun(run)), on: record.session.number, incident: incident, as: actor, now: now)
    }
    return !ended.isEmpty
  }
}
