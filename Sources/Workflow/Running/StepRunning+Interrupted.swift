import Journal
import Records
import Runbook

extension StoredSession {
  /// The runs that a Baton left open which ended before them: recorded as ended where the store may
  /// be written to, else shown so.
  mutating func endInterrupted(access: Store.Access, as actor: String, now: Moment) throws {
    let ended = Interrupted.runs(in: record, store: store.placeOnMachine, incident: incident.key, now: now)
    if ended.isEmpty { return }
    if access != .readOnly {
      try store.recordInterrupted(record, incident: incident.key, as: actor, now: now)
      incident = try store.incident(incident.key) ?? incident
      record = try store.record(number, incident: incident.key) ?? record
    } else {
      for (number, run) in ended {
        guard let step = record.steps.firstIndex(where: { $0.number == number }),
          let place = record.steps[step].runs.firstIndex(where: { $0.number == run.number })
        else { continue }
        record.steps[step].runs[place] = run
      }
    }
  }
}

extension Store {
  /// Records the runs of a session that were left open by a Baton which ended before their commands
  /// did; whether one was.
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
