import Journal
import Records
import Runbook

extension Rim {
  /// Records runs that were left open by a Baton that ended before its command did.
  func recordInterruptedRuns(isReadOnly: Bool) throws {
    guard !isReadOnly, let found = try store.incident(incident), let number = try store.current(incident: found.key),
      let record = try store.record(number, incident: found.key)
    else { return }
    for (step, run) in Interrupted.runs(in: record) {
      try store.perform(.endRun(step, run), on: number, incident: found.key, as: call.actor, now: now)
    }
  }
}
